import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/problem';
import { isHere } from '../review-session-answer';
import type { OwnSession } from '../review-session-reader';
import { ReviewSessionRepository } from '../review-session.repository';
import { allow, NEWS, NOTHING_NEW, type Done, type HeldSession, type Makers, type MoveOf } from './session-move';

/** Saying that one is still here, and going; coming in is in `review-arrivals.service`. */
@Injectable()
export class PresenceMoves {
  constructor(private readonly repository: ReviewSessionRepository) {}

  readonly makers: Makers<'leave'> = { leave: (held) => this.#leave(held) };

  /**
   * Whether the person was here in that name and is still: noted without holding the session, for everybody says so
   * every half minute and nobody sees a difference.
   */
  async stayHere(known: OwnSession, { partner }: MoveOf<'be-here'>, now: Date): Promise<boolean> {
    const { own, row } = known;
    const before = row.attendance.find(({ personId }) => personId === own.asker.person);
    if (row.state !== 'running' || before === undefined || !isHere(before, now)) return false;
    allow(known, 'join', now);
    if (attendee(known, partner).partnerId !== before.partnerId) return false;
    return this.repository.stayHere(row.id, { personId: own.asker.person, at: now });
  }

  /** Leaving is always possible; whoever was not there leaves nothing behind. */
  async #leave({ transaction, row, own, now }: HeldSession): Promise<Done> {
    if (row.state !== 'running') return NOTHING_NEW;
    await this.repository.setLeft(transaction, row.id, { personId: own.asker.person, at: now });
    await this.repository.change(transaction, row.id, { minutes: false });
    return NEWS;
  }
}

/** In whose name the person is here: as asked, as before, or for the first partner. */
export function attendee({ own, row }: OwnSession, partner?: string): { sessionId: string; personId: string; partnerId: string } {
  const { person, standings } = own.asker;
  const asked = partner ?? row.attendance.find(({ personId }) => personId === person)?.partnerId;
  const standing = standings.find((one) => one.partner === asked) ?? (partner === undefined ? standings[0] : undefined);
  if (standing === undefined) throw new Problem('not-allowed', { reason: 'not-your-organisation' });
  return { sessionId: row.id, personId: person, partnerId: standing.partner };
}
