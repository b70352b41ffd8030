import { Injectable } from '@nestjs/common';
import { mayPlanReviewSession } from '@samenpen/access-policy';
import { askerIn } from '../../dossiers/dossier-record';
import { Problem } from '../../platform/problem';
import { HERE_MS, isHere } from '../review-session-answer';
import { ReviewSessionNews } from '../review-session-news';
import { ReviewSessionRepository } from '../review-session.repository';
import { attendee } from './presence-moves';
import { allow, doing, NOTHING_NEW, type Done, type HeldSession, type Makers, type MoveOf } from './session-move';
import { TableMoves } from './table-moves';

type CourseKind = 'start' | 'hand-over' | 'take-over' | 'end' | 'cancel';

/** The course of a session: it begins or is cancelled, its chair changes, it ends. */
@Injectable()
export class CourseMoves {
  constructor(
    private readonly repository: ReviewSessionRepository,
    private readonly table: TableMoves,
    private readonly news: ReviewSessionNews,
  ) {}

  readonly makers: Makers<CourseKind> = {
    start: (held) => this.#start(held),
    'hand-over': (held, move) => this.#handOver(held, move),
    'take-over': (held) => this.#takeOver(held),
    end: (held) => this.#end(held),
    cancel: (held, move) => this.#cancel(held, move),
  };

  async #start(held: HeldSession): Promise<Done> {
    const { transaction, own, row, now } = held;
    if (row.state === 'running' && row.chairId === own.asker.person) return NOTHING_NEW;
    allow(held, 'start', now);
    await this.repository.change(transaction, row.id, { minutes: true, state: 'running', startedAt: now });
    await this.repository.setAllHere(transaction, row.id, { arrivals: [attendee(held)], at: now });
    return { isNews: true, seq: await this.news.record(transaction, doing(held), { step: 'started' }) };
  }

  async #handOver(held: HeldSession, { person }: MoveOf<'hand-over'>): Promise<Done> {
    const { transaction, own, row, now } = held;
    if (row.chairId === person && (await this.#gaveTheChair(held))) return NOTHING_NEW;
    allow(held, 'chair', now);
    const isThere = row.attendance.some((one) => one.personId === person && isHere(one, now));
    if (!isThere) throw new Problem('not-allowed', { reason: 'heir-is-not-here' });
    if (!mayPlanReviewSession(askerIn(own.dossier, person), own.dossier.status).allowed) throw new Problem('not-allowed', { reason: 'may-not-chair' });
    if (row.chairId === person) return NOTHING_NEW;
    await this.repository.change(transaction, row.id, { minutes: true, chairId: person });
    return { isNews: true, seq: await this.news.chairChanged(transaction, doing(held), person) };
  }

  /** Whether the present chair has it from the person who asks. */
  async #gaveTheChair({ transaction, own, row }: HeldSession): Promise<boolean> {
    const last = (await this.repository.chairChanges([row.id], transaction)).at(-1);
    return last?.chairId === row.chairId && last.personId === own.asker.person && last.beforeId === own.asker.person;
  }

  async #takeOver(held: HeldSession): Promise<Done> {
    const { transaction, own, row, now } = held;
    if (row.chairId === own.asker.person) return NOTHING_NEW;
    allow(held, 'takeOver', now);
    if (row.state !== 'running' && (await this.#wasJustTaken(held))) throw new Problem('not-allowed', { reason: 'chair-is-here' });
    await this.repository.change(transaction, row.id, { minutes: true, chairId: own.asker.person });
    if (row.state === 'running') await this.repository.setAllHere(transaction, row.id, { arrivals: [attendee(held)], at: now });
    return { isNews: true, seq: await this.news.chairChanged(transaction, doing(held), own.asker.person) };
  }

  /** Where nobody says that they are here, it is enough to have just taken the chair: of two who do so at one moment one gets it. */
  async #wasJustTaken({ transaction, row, now }: HeldSession): Promise<boolean> {
    const last = (await this.repository.chairChanges([row.id], transaction)).at(-1);
    return last !== undefined && last.personId === last.chairId && now.getTime() - last.at.getTime() < HERE_MS;
  }

  async #end(held: HeldSession): Promise<Done> {
    const { transaction, row, now } = held;
    if (row.state === 'ended') return NOTHING_NEW;
    allow(held, 'chair', now);
    await this.table.clear(held);
    await this.repository.change(transaction, row.id, { minutes: true, state: 'ended', endedAt: now, currentItemId: null });
    return { isNews: true, seq: await this.news.record(transaction, doing(held), { step: 'ended' }) };
  }

  async #cancel(held: HeldSession, { reason }: MoveOf<'cancel'>): Promise<Done> {
    const { transaction, row, now } = held;
    const isSame = row.state === 'cancelled' && row.cancelReason === reason;
    // Whoever could have cancelled it is answered alike when it is so; nobody else is.
    allow(isSame ? { ...held, row: { ...row, state: 'planned' } } : held, 'cancel', now);
    if (isSame) return NOTHING_NEW;
    await this.repository.change(transaction, row.id, { minutes: true, state: 'cancelled', cancelReason: reason, invitation: { increment: 1 } });
    return { isNews: true, seq: await this.news.record(transaction, doing(held), { step: 'cancelled', reason }) };
  }
}
