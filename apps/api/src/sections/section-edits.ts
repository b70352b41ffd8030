// The other direction of live editing: the engine says that updates were committed. The first edit of an
// empty section starts its life; later ones show in the history once per person and quarter of an hour.

import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { SectionStatus } from '@samenpen/contracts';
import { afterEdit } from '@samenpen/dossier-rules';
import type { DossierRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents, type NewEvent } from '../events/dossier-events.service';
import { RecentEdits } from './recent-edits';
import { SectionWriterRepository } from './section-writer.repository';
import { SectionRepository } from './section.repository';

/** A room in which updates were committed, and whose they were. */
export type CommittedEdit = { readonly roomId: string; readonly authors: readonly string[] };

@Injectable()
export class SectionEdits implements OnApplicationBootstrap {
  readonly #recent = new RecentEdits();

  constructor(
    private readonly records: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly writer: SectionWriterRepository,
    private readonly events: DossierEvents,
  ) {}

  /** A server that was killed right after a commit did not get to say so: its successor does. */
  async onApplicationBootstrap(): Promise<void> {
    const missed = await this.sections.writtenButEmpty();
    await this.committed(missed.map(({ roomId, author }) => ({ roomId, authors: [author] })));
  }

  /** Call it after each commit; most calls end without touching the database. */
  async committed(edits: readonly CommittedEdit[]): Promise<void> {
    for (const { roomId, authors } of edits) {
      for (const author of authors) {
        if (this.#recent.isNew(roomId, author, Date.now())) await this.#edited(roomId, author);
      }
    }
  }

  /** A change of state may ask for the next edit to be looked at again. */
  stateChanged(sectionId: string): void {
    this.#recent.forget(sectionId);
  }

  async #edited(sectionId: string, author: string): Promise<void> {
    const dossier = await this.records.ofSection(sectionId);
    const section = await this.sections.one(sectionId);
    if (dossier === null || section === null) return;
    const to = afterEdit(section.status);
    const seq = await this.sections.inTransaction(async (transaction) => {
      const isMoved =
        to !== section.status &&
        (await this.writer.moveStatus(transaction, sectionId, { from: section.status, to }));
      return this.events.record(
        transaction,
        dossier.id,
        eventOf(dossier, {
          sectionId,
          author,
          moved: isMoved ? { from: section.status, to } : null,
        }),
      );
    });
    await this.events.announce(dossier, seq);
  }
}

type Edited = {
  readonly sectionId: string;
  readonly author: string;
  readonly moved: { readonly from: SectionStatus; readonly to: SectionStatus } | null;
};

function eventOf(dossier: DossierRecord, { sectionId, author, moved }: Edited): NewEvent {
  const member = dossier.members.find(({ person }) => person === author);
  const by = { personId: author, partnerId: member?.partner ?? null, sectionId };
  return moved === null
    ? { type: 'section-edited', ...by }
    : { type: 'section', ...by, event: 'edit', fromStatus: moved.from, toStatus: moved.to };
}
