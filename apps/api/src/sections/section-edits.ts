// The other direction of live editing: updates were committed. The first edit of an empty section starts its life,
// later ones show in the history once per person and quarter of an hour. The engine of the instance that stored an
// edit says so right after it (`tell`); whoever needs a section's state sooner brings it up to the log first
// (`catchUp`), because the edit may be another instance's, or its instance was killed before it could say so.

import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { SectionStatus } from '@samenpen/contracts';
import { afterEdit } from '@samenpen/dossier-rules';
import type { Logger } from 'pino';
import type { DossierRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents, type NewEvent } from '../events/dossier-events.service';
import { LOGGER } from '../platform/logger';
import { RecentEdits } from './recent-edits';
import { SectionContentService } from './section-content.service';
import { SectionNews } from './section-news';
import { SectionWriterRepository } from './section-writer.repository';
import { SectionRepository, type WrittenSection } from './section.repository';

/** A room in which updates were committed, whose they were, and the room's access epoch that they were let in under. */
export type CommittedEdit = {
  readonly roomId: string;
  readonly accessEpoch: number;
  readonly authors: readonly string[];
};

/** Somebody's edit, made when the section's state was the one of this access epoch. */
export type Edit = { readonly sectionId: string; readonly author: string; readonly accessEpoch: number };

/** What is told in one transaction. */
type Parcel = { readonly dossier: DossierRecord; readonly edits: readonly Edit[] };

/** So many edits in one transaction, which holds their sections meanwhile. */
const MOST_AT_ONCE = 100;

@Injectable()
export class SectionEdits implements OnApplicationBootstrap {
  readonly #recent = new RecentEdits();

  constructor(
    private readonly records: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly contents: SectionContentService,
    private readonly writer: SectionWriterRepository,
    private readonly events: DossierEvents,
    private readonly news: SectionNews,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** A server that was killed right after a commit did not get to say so: its successor does. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.#tellMissed(await this.sections.writtenAndWaiting());
    } catch (fault) {
      // One dossier must not keep the others' server from starting; whoever reads such a section catches up with it.
      this.log.error({ err: fault }, 'telling of edits from before the start');
    }
  }

  /** Which of the edits of a commit are news, and so must be told; most are not. Counts them as told. */
  newsAmong(edits: readonly CommittedEdit[]): Edit[] {
    const now = Date.now();
    const news: Edit[] = [];
    for (const { roomId, accessEpoch, authors } of edits) {
      for (const author of authors) {
        const edit = { sectionId: roomId, author, accessEpoch };
        if (this.#recent.isNew(edit, now)) news.push(edit);
      }
    }
    return news;
  }

  /**
   * Moves the sections and writes the history; what is told at once of one dossier is one transaction, and fails alone.
   * @throws {AggregateError} when everything else was told
   */
  async tell(news: readonly Edit[]): Promise<void> {
    const faults: unknown[] = [];
    /** An edit that could not be told is news again. */
    const tryWith = async (edits: readonly Edit[], work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (fault) {
        // Thrown in the end.
        faults.push(fault);
        for (const edit of edits) this.#recent.forget(edit);
      }
    };
    await tryWith(news, async () => {
      for (const { dossier, edits } of await this.#parcelsOf(news)) await tryWith(edits, () => this.#edited(dossier, edits));
    });
    if (faults.length > 0) throw new AggregateError(faults, 'not all edits could be told');
  }

  /** The section's state knows of every edit that was stored before this call, on whichever instance. */
  async catchUp(sectionId: string): Promise<void> {
    await this.#tellMissed(await this.sections.writtenAndWaiting(sectionId));
  }

  async #tellMissed(sections: readonly WrittenSection[]): Promise<void> {
    const missed: WrittenSection[] = [];
    for (const section of sections) if (await this.#isBehind(section)) missed.push(section);
    if (missed.length > 0) await this.tell(missed);
  }

  /** The edits of each dossier, cut into what one transaction takes. */
  async #parcelsOf(news: readonly Edit[]): Promise<readonly Parcel[]> {
    const dossiers = await this.#dossiersOf(news.map(({ sectionId }) => sectionId));
    const parcels: Parcel[] = [];
    for (const dossier of new Set(dossiers.values())) {
      const edits = news.filter(({ sectionId }) => dossiers.get(sectionId) === dossier);
      for (let from = 0; from < edits.length; from += MOST_AT_ONCE) parcels.push({ dossier, edits: edits.slice(from, from + MOST_AT_ONCE) });
    }
    return parcels;
  }

  async #dossiersOf(sectionIds: readonly string[]): Promise<ReadonlyMap<string, DossierRecord>> {
    const sections = await this.sections.some([...new Set(sectionIds)]);
    const dossiers = await this.records.byIds([...new Set(sections.map(({ dossierId }) => dossierId))]);
    return new Map(
      sections.flatMap(({ section, dossierId }) => {
        const dossier = dossiers.find(({ id }) => id === dossierId);
        return dossier === undefined ? [] : [[section.id, dossier]];
      }),
    );
  }

  /** Nobody has written in an empty section, and one with requested changes has the text that they were asked of. */
  async #isBehind({ sectionId, status, askedOf }: WrittenSection): Promise<boolean> {
    if (status === 'empty') return true;
    const text = askedOf === null ? null : await this.contents.textOf(sectionId);
    return text !== null && text.version !== askedOf;
  }

  async #edited(dossier: DossierRecord, edits: readonly Edit[]): Promise<void> {
    const seqs = await this.sections.inTransaction(async (transaction) => {
      const ids = [...new Set(edits.map(({ sectionId }) => sectionId))];
      const sections = await this.sections.locked(transaction, ids);
      const epochs = await this.sections.accessEpochs(ids, transaction);
      const shown = await this.events.editsShown(transaction, edits);
      const moved = new Map<string, SectionStatus>();
      const told: NewEvent[] = [];
      for (const edit of edits) {
        const section = sections.get(edit.sectionId);
        if (section === undefined) continue;
        const move = moveOf(moved.get(section.id) ?? section.status, edit, epochs.get(section.id));
        if (move === null && shown.has(edit)) continue;
        if (move !== null) moved.set(section.id, move.to);
        shown.add(edit);
        await this.news.ofEditIn(transaction, { dossier, section, by: edit.author });
        told.push(eventOf(dossier, edit, move));
      }
      await this.writer.setStatuses(transaction, moved);
      return this.events.recordAll(transaction, dossier.id, told);
    });
    await this.events.announceAll(dossier, seqs);
  }
}

type Move = { readonly from: SectionStatus; readonly to: SectionStatus };

/** An edit from before the present state was part of what that was decided from. */
function moveOf(from: SectionStatus, edit: Edit, accessEpoch: number | undefined): Move | null {
  const to = afterEdit(from);
  if (to === from || (from !== 'empty' && accessEpoch !== edit.accessEpoch)) return null;
  return { from, to };
}

function eventOf(dossier: DossierRecord, { sectionId, author }: Edit, moved: Move | null): NewEvent {
  const member = dossier.members.find(({ person }) => person === author);
  const by = { personId: author, partnerId: member?.partner ?? null, sectionId };
  return moved === null
    ? { type: 'section-edited', ...by }
    : { type: 'section', ...by, event: 'edit', fromStatus: moved.from, toStatus: moved.to };
}
