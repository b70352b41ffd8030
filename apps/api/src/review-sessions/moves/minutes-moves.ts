import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/problem';
import { ReviewSessionNews } from '../review-session-news';
import { ReviewSessionRepository } from '../review-session.repository';
import { allow, doing, itemOf, NEWS, NOTHING_NEW, type Done, type HeldSession, type Makers, type MoveOf } from './session-move';

/** The chair's words in the minutes, and that people agree with them. */
@Injectable()
export class MinutesMoves {
  constructor(
    private readonly repository: ReviewSessionRepository,
    private readonly news: ReviewSessionNews,
  ) {}

  readonly makers: Makers<'note' | 'accept' | 'adopt'> = {
    note: (held, move) => this.#note(held, move),
    accept: (held, move) => this.#accept(held, move),
    adopt: (held) => this.#adopt(held),
  };

  async #note(held: HeldSession, { item, text, instead }: MoveOf<'note'>): Promise<Done> {
    const { transaction, row, now } = held;
    allow(held, 'minutes', now);
    const { note } = item === null ? row : itemOf(held, item);
    if (note === text) return NOTHING_NEW;
    if (instead !== undefined && note !== instead) throw new Problem('version-changed', { reason: 'note-has-changed', currentVersion: String(row.minutesRevision) });
    if (item !== null) await this.repository.changeItem(transaction, item, { note: text });
    await this.repository.change(transaction, row.id, { minutes: true, ...(item === null && { note: text }) });
    return NEWS;
  }

  async #accept(held: HeldSession, { minutesRevision }: MoveOf<'accept'>): Promise<Done> {
    const { transaction, own, row, now } = held;
    allow(held, 'accept', now);
    if (row.minutesRevision !== minutesRevision) throw new Problem('version-changed', { reason: 'minutes-have-changed', currentVersion: String(row.minutesRevision) });
    await this.repository.accept(transaction, row.id, { personId: own.asker.person, minutesRevision, at: now });
    await this.repository.change(transaction, row.id, { minutes: false });
    return NEWS;
  }

  async #adopt(held: HeldSession): Promise<Done> {
    const { transaction, row, now } = held;
    if (row.state === 'adopted') return NOTHING_NEW;
    allow(held, 'adopt', now);
    if (row.items.some(({ decisionState }) => decisionState === 'waiting')) throw new Problem('not-allowed', { reason: 'decision-waits' });
    await this.repository.change(transaction, row.id, { minutes: false, state: 'adopted', adoptedAt: now });
    return { isNews: true, seq: await this.news.record(transaction, doing(held), { step: 'adopted' }) };
  }
}
