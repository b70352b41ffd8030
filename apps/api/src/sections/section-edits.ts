// The other direction of live editing: updates were committed. The first edit of an empty section starts its life,
// later ones show in the history once per person and quarter of an hour. The engine of the instance that stored an
// edit says so right after it (`tell`); whoever needs a section's state sooner brings it up to the log first
// (`catchUp`), because the edit may be another instance's, or its instance was killed before it could say so.

import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { SectionStatus } from '@samenpen/contracts';
import { afterEdit } from '@samenpen/dossier-rules';
import type { DossierRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents, type NewEvent } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import { RecentEdits } from './recent-edits';
import { SectionContentService } from './section-content.service';
import type { SectionRecord } from './section-record';
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
  ) {}

  /** A server that was killed right after a commit did not get to say so: its successor does. */
  async onApplicationBootstrap(): Promise<void> {
    await this.#tellMissed(await this.sections.writtenAndWaiting());
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

  /** Moves the sections and writes the history. */
  async tell(news: readonly Edit[]): Promise<void> {
    const dossiers = await this.#dossiersOf(news.map(({ sectionId }) => sectionId));
    for (const edit of news) {
      const dossier = dossiers.get(edit.sectionId);
      if (dossier !== undefined) await this.#edited(dossier, edit);
    }
  }

  /** The section's state knows of every edit that was stored before this call, on whichever instance. */
  async catchUp(sectionId: string): Promise<void> {
    await this.#tellMissed(await this.sections.writtenAndWaiting(sectionId));
  }

  async #tellMissed(sections: readonly WrittenSection[]): Promise<void> {
    for (const section of sections) if (await this.#isBehind(section)) await this.tell([section]);
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

  async #edited(dossier: DossierRecord, edit: Edit): Promise<void> {
    const seq = await this.sections.inTransaction(async (transaction) => {
      await this.sections.lock(transaction, edit.sectionId);
      const section = await this.sections.one(edit.sectionId, transaction);
      if (section === null) return null;
      const moved = await this.#move(transaction, section, edit.accessEpoch);
      if (moved === null && (await this.events.showsEdit(transaction, edit))) return null;
      await this.news.ofEdit(transaction, { dossier, sectionId: section.id, by: edit.author });
      return this.events.record(transaction, dossier.id, eventOf(dossier, edit, moved));
    });
    if (seq !== null) await this.events.announce(dossier, seq);
  }

  /** Under the section's lock. An edit from before the present state was part of what that was decided from. */
  async #move(transaction: Transaction, { id, status: from }: SectionRecord, accessEpoch: number): Promise<Move | null> {
    const to = afterEdit(from);
    if (to === from) return null;
    const epochs = await this.sections.accessEpochs([id], transaction);
    if (from !== 'empty' && epochs.get(id) !== accessEpoch) return null;
    await this.writer.setState(transaction, id, { status: to });
    return { from, to };
  }
}

type Move = { readonly from: SectionStatus; readonly to: SectionStatus };

function eventOf(dossier: DossierRecord, { sectionId, author }: Edit, moved: Move | null): NewEvent {
  const member = dossier.members.find(({ person }) => person === author);
  const by = { personId: author, partnerId: member?.partner ?? null, sectionId };
  return moved === null
    ? { type: 'section-edited', ...by }
    : { type: 'section', ...by, event: 'edit', fromStatus: moved.from, toStatus: moved.to };
}
