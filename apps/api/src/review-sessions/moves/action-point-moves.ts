import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/problem';
import { ReviewSessionNews } from '../review-session-news';
import { ReviewSessionRepository } from '../review-session.repository';
import { allow, doing, itemOf, NEWS, NOTHING_NEW, type Done, type HeldSession, type Makers, type MoveOf } from './session-move';

/** What was agreed to do. */
@Injectable()
export class ActionPointMoves {
  constructor(
    private readonly repository: ReviewSessionRepository,
    private readonly news: ReviewSessionNews,
  ) {}

  readonly makers: Makers<'action-point' | 'drop-action-point' | 'action-point-done'> = {
    'action-point': (held, move) => this.#set(held, move),
    'drop-action-point': (held, move) => this.#drop(held, move),
    'action-point-done': (held, move) => this.#setDone(held, move),
  };

  async #set(held: HeldSession, { id, item, text, partner, person, dueAt: due }: MoveOf<'action-point'>): Promise<Done> {
    const { transaction, row, now } = held;
    allow(held, 'minutes', now);
    const { dossier } = held.own;
    const isKnown =
      (partner === null || dossier.partners.some((one) => one.id === partner)) &&
      (person === null || dossier.members.some((member) => member.person === person));
    if (!isKnown) throw new Problem('bad-request', { faults: [{ path: 'person', message: 'is not in this dossier' }] });
    const dueAt = due === null ? null : new Date(due);
    const before = row.actionPoints.find((point) => point.id === id);
    if (before === undefined && (await this.repository.isActionPoint(transaction, id))) throw new Problem('bad-request', { faults: [{ path: 'id', message: 'is one of another session' }] });
    if (before !== undefined && (before.personId !== person || before.partnerId !== partner)) await this.#takeBack(transaction, before);
    await this.repository.setActionPoint(transaction, {
      ...{ id, text, dueAt, sessionId: row.id, partnerId: partner, personId: person, madeAt: now },
      itemId: item === null ? null : itemOf(held, item).id,
    });
    await this.news.actionPoint(transaction, doing(held), { id, text, partner, person, dueAt });
    await this.repository.change(transaction, row.id, { minutes: true });
    return NEWS;
  }

  async #drop(held: HeldSession, { id }: MoveOf<'drop-action-point'>): Promise<Done> {
    const { transaction, row, now } = held;
    allow(held, 'minutes', now);
    const point = row.actionPoints.find((one) => one.id === id);
    if (point === undefined) return NOTHING_NEW;
    await this.#takeBack(transaction, point);
    await this.repository.dropActionPoint(transaction, id);
    await this.repository.change(transaction, row.id, { minutes: true });
    return NEWS;
  }

  #takeBack(transaction: HeldSession['transaction'], { id, personId, partnerId }: HeldSession['row']['actionPoints'][number]): Promise<void> {
    return this.news.takeActionPointBack(transaction, { id, person: personId, partner: partnerId });
  }

  /** Done is said by the one it was given to, a colleague, or the chair; also long after the session. */
  async #setDone(held: HeldSession, { id, isDone }: MoveOf<'action-point-done'>): Promise<Done> {
    const { transaction, own, row, now } = held;
    const point = row.actionPoints.find((one) => one.id === id);
    if (point === undefined) throw new Problem('not-found');
    const isMine =
      row.chairId === own.asker.person ||
      point.personId === own.asker.person ||
      own.asker.standings.some(({ partner, role }) => partner === point.partnerId && role !== 'reader');
    if (!isMine) throw new Problem('not-allowed', { reason: 'not-your-organisation' });
    await this.repository.setDone(transaction, id, isDone ? (point.doneAt ?? now) : null);
    await this.repository.change(transaction, row.id, { minutes: false });
    return NEWS;
  }
}
