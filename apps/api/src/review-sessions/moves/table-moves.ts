import { Injectable } from '@nestjs/common';
import type { ReviewMove } from '@samenpen/contracts';
import { spentAfter } from '@samenpen/dossier-rules';
import type { Transaction } from '../../platform/database.repository';
import { Problem } from '../../platform/problem';
import { SectionContentService } from '../../sections/section-content.service';
import { SectionWriterRepository } from '../../sections/section-writer.repository';
import type { OwnSession } from '../review-session-reader';
import { ReviewSessionRepository } from '../review-session.repository';
import { allow, itemOf, NEWS, NOTHING_NEW, type Done, type HeldSession, type Makers, type MoveOf } from './session-move';

/** What lies on the table, and what each organisation thinks of it. */
@Injectable()
export class TableMoves {
  constructor(
    private readonly repository: ReviewSessionRepository,
    private readonly contents: SectionContentService,
    private readonly sections: SectionWriterRepository,
  ) {}

  readonly makers: Makers<'open' | 'stance'> = {
    open: (held, move) => this.#open(held, move),
    stance: (held, move) => this.#stance(held, move),
  };

  /**
   * Takes the rooms of the texts that come on the table and leave it, before the session is held: a decision takes them
   * in that order, and the other way round the two would wait for each other.
   */
  async lockTexts(transaction: Transaction, { row }: OwnSession, move: ReviewMove): Promise<void> {
    if (move.move !== 'open' && move.move !== 'end') return;
    const opened = move.move === 'open' ? move.item : null;
    const items = row.items.filter(({ id }) => id === row.currentItemId || id === opened);
    await this.sections.lockRooms(transaction, items.map(({ sectionId }) => sectionId));
  }

  /** What was on the table leaves it: its time is counted, and where its text stands now. */
  async clear({ transaction, row, now }: HeldSession): Promise<void> {
    const current = row.items.find(({ id }) => id === row.currentItemId);
    if (current === undefined) return;
    const text = await this.contents.textOf(current.sectionId, transaction);
    await this.repository.changeItem(transaction, current.id, {
      openSince: null,
      spentSeconds: spentAfter(current.spentSeconds, current.openSince?.getTime() ?? null, now.getTime()),
    });
    if (text !== null) await this.repository.endTurn(transaction, current.id, text.head);
  }

  async #open(held: HeldSession, { item }: MoveOf<'open'>): Promise<Done> {
    const { transaction, row, now } = held;
    allow(held, 'chair', now);
    if (row.currentItemId === item) return NOTHING_NEW;
    const opened = item === null ? null : itemOf(held, item);
    await this.clear(held);
    if (opened !== null) {
      const text = await this.contents.textOf(opened.sectionId, transaction);
      await this.repository.changeItem(transaction, opened.id, {
        openSince: now,
        ...(opened.openedVersion === null && { openedVersion: text?.version ?? null }),
      });
      if (text !== null) await this.repository.beginTurn(transaction, opened.id, text.head);
    }
    await this.repository.change(transaction, row.id, { minutes: true, currentItemId: item });
    return NEWS;
  }

  async #stance(held: HeldSession, { item, partner, stance, remark }: MoveOf<'stance'>): Promise<Done> {
    const { transaction, row, now } = held;
    allow(held, 'state', now);
    const { asker } = held.own;
    const speaksFor = asker.standings.some((one) => one.partner === partner && one.role !== 'reader');
    if (!speaksFor) throw new Problem('not-allowed', { reason: 'not-your-organisation' });
    if (stance === 'agree-with-remark' && !remark) throw new Problem('not-allowed', { reason: 'stance-needs-remark' });
    const about = itemOf(held, item);
    if (about.decisionState === 'done') throw new Problem('not-allowed', { reason: 'already-decided' });
    await this.repository.setStance(transaction, { itemId: about.id, partnerId: partner, personId: asker.person, stance, remark, at: now });
    await this.repository.change(transaction, row.id, { minutes: true });
    return NEWS;
  }
}
