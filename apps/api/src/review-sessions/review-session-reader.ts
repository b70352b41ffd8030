import { Injectable } from '@nestjs/common';
import type { ReviewSession, ReviewSessionSummary } from '@samenpen/contracts';
import { DossierReader, ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import { peopleInSession, reviewSessionAnswer, reviewSessionLine, type Around } from './review-session-answer';
import { ReviewSessionRepository, type ReviewSessionRow } from './review-session.repository';

/** A session as one person of its dossier meets it. */
export type OwnSession = { readonly own: OwnDossier; readonly row: ReviewSessionRow };

/** Reads review sessions for a person; for somebody without a part in the dossier they do not exist. */
@Injectable()
export class ReviewSessionReader {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly repository: ReviewSessionRepository,
    private readonly clock: DossierClock,
  ) {}

  async all(slug: string, person: string): Promise<ReviewSessionSummary[]> {
    const own = await this.dossiers.open(slug, person);
    const rows = await this.repository.ofDossier(own.dossier.id);
    const around = await this.#around(own, rows);
    return rows.map((row) => reviewSessionLine(row, around));
  }

  /** The sessions in which something may still be asked of somebody. */
  async unfinished(own: OwnDossier): Promise<ReviewSession[]> {
    const rows = await this.repository.unfinishedOf(own.dossier.id);
    if (rows.length === 0) return [];
    const around = await this.#around(own, rows);
    return rows.map((row) => reviewSessionAnswer(row, around));
  }

  async one(id: string, person: string): Promise<ReviewSession> {
    return this.answer(await this.open(id, person));
  }

  async answer({ own, row }: OwnSession): Promise<ReviewSession> {
    return reviewSessionAnswer(row, await this.#around(own, [row]));
  }

  /** Throws `not-found` for everybody who has no part in the dossier. */
  async open(id: string, person: string, transaction?: Transaction): Promise<OwnSession> {
    const row = await this.repository.one(id, transaction);
    const own = row === null ? null : ownDossier(await this.records.byId(row.dossierId, transaction), person);
    if (row === null || own === null) throw new Problem('not-found');
    return { own, row };
  }

  async #around(own: OwnDossier, rows: readonly ReviewSessionRow[]): Promise<Around> {
    const [names, partners] = await Promise.all([
      this.repository.names(rows.flatMap(peopleInSession)),
      this.repository.partnerNames(own.dossier.id),
    ]);
    return { own, names, partners, now: this.clock.now() };
  }
}
