import { Injectable } from '@nestjs/common';
import type { ReviewSession, ReviewSessionSummary } from '@samenpen/contracts';
import { DossierReader, ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import type { DossierRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { GatheredPerPlace } from '../platform/gathered-per-place';
import { Problem } from '../platform/problem';
import { answerFor, peopleInSession, reviewSessionLine, sharedAnswer, type SharedAnswer } from './review-session-answer';
import { ReviewSessionRepository, type ReviewSessionRow } from './review-session.repository';

/** A session as one person of its dossier meets it. */
export type OwnSession = { readonly own: OwnDossier; readonly row: ReviewSessionRow };

/** The same with what everybody is answered. */
export type KnownSession = OwnSession & { readonly answer: SharedAnswer };

/** What is read of a session for everybody who asks for it at one moment. */
type ReadSession = { readonly dossier: DossierRecord; readonly row: ReviewSessionRow; readonly answer: SharedAnswer };

/**
 * Reads review sessions for a person; for somebody without a part in the dossier they do not exist. A change makes
 * everybody in the room ask at once: they are answered from one read, and only what each may do is worked out apart.
 */
@Injectable()
export class ReviewSessionReader {
  readonly #sessions: GatheredPerPlace<string, ReadSession>;

  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly repository: ReviewSessionRepository,
    private readonly clock: DossierClock,
  ) {
    this.#sessions = new GatheredPerPlace((id) => this.#read(id));
  }

  async all(slug: string, person: string): Promise<ReviewSessionSummary[]> {
    const { dossier } = await this.dossiers.open(slug, person);
    const rows = await this.repository.ofDossier(dossier.id);
    const around = await this.#around(dossier, rows);
    return rows.map((row) => reviewSessionLine(sharedAnswer(row, around)));
  }

  /** The sessions in which something may still be asked of somebody. */
  async unfinished(own: OwnDossier): Promise<ReviewSession[]> {
    const rows = await this.repository.unfinishedOf(own.dossier.id);
    if (rows.length === 0) return [];
    const around = await this.#around(own.dossier, rows);
    return rows.map((row) => this.answer({ own, row, answer: sharedAnswer(row, around) }));
  }

  async one(id: string, person: string): Promise<ReviewSession> {
    return this.answer(await this.known(id, person));
  }

  /** What a person is answered about a session that was read. */
  answer({ own, row, answer }: KnownSession): ReviewSession {
    return answerFor(answer, { own, row, now: this.clock.now() });
  }

  /** As `open`, from the read that others who ask now share. */
  async known(id: string, person: string): Promise<KnownSession> {
    const read = await this.#sessions.of(id, id);
    const own = read === undefined ? null : ownDossier(read.dossier, person);
    if (read === undefined || own === null) throw new Problem('not-found');
    return { ...read, own };
  }

  /** Throws `not-found` for everybody who has no part in the dossier. */
  async open(id: string, person: string, transaction: Transaction): Promise<OwnSession> {
    const row = await this.repository.one(id, transaction);
    const own = row === null ? null : ownDossier(await this.records.byId(row.dossierId, transaction), person);
    if (row === null || own === null) throw new Problem('not-found');
    return { own, row };
  }

  /** The dossier as it is until the transaction ends: who would change its people waits, and is waited for. */
  async heldDossier(id: string, person: string, transaction: Transaction): Promise<OwnDossier> {
    await this.repository.holdPeople(transaction, id);
    const own = ownDossier(await this.records.byId(id, transaction), person);
    if (own === null) throw new Problem('not-found');
    return own;
  }

  async #read(id: string): Promise<ReadonlyMap<string, ReadSession>> {
    const row = await this.repository.one(id);
    const dossier = row === null ? null : await this.records.byId(row.dossierId);
    if (row === null || dossier === null) return new Map();
    return new Map([[id, { row, dossier, answer: sharedAnswer(row, await this.#around(dossier, [row])) }]]);
  }

  async #around(dossier: DossierRecord, rows: readonly ReviewSessionRow[]) {
    const begun = rows.filter(({ startedAt }) => startedAt !== null);
    const chairChanges = begun.length === 0 ? [] : await this.repository.chairChanges(begun.map(({ id }) => id));
    const chairs = chairChanges.flatMap(({ chairId, beforeId, personId }) => [chairId, beforeId, personId]);
    const approvals = begun.length === 0 ? [] : await this.repository.approvals(begun.flatMap(({ items }) => items.map(({ sectionId }) => sectionId)));
    const approvers = approvals.map(({ personId }) => personId);
    const [names, partners] = await Promise.all([
      this.repository.names([...rows.flatMap(peopleInSession), ...chairs, ...approvers]),
      this.repository.partners(dossier.id),
    ]);
    return { dossier, names, partners, chairChanges, approvals, now: this.clock.now() };
  }
}
