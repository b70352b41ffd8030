// Updates that were relayed and that the log will not have. Yjs cannot un-apply: everybody who saw them must make the
// document anew, and what waited for them is judged again.

import type { ReasonCode } from '@samenpen/contracts';
import type { Follower, PendingUpdate } from './pending-update';
import type { RoomSession } from '../session/room-session';
import type { Room } from './room';

/** An update that is on its way no more, and why. */
export type InVain = { readonly update: PendingUpdate; readonly reason: ReasonCode };

/** Refuses them to those who sent them; whoever else read along must make the document anew. */
export function refuseRelayed(room: Room, refused: readonly InVain[]): void {
  const [first] = refused;
  if (first === undefined) return;
  for (const { update, reason } of refused) update.session.refuse(update.slot, reason);
  const senders = new Set(refused.map(({ update }) => update.session));
  for (const session of room.sessions) {
    if (session.hasRead && !senders.has(session) && !keepsAll(session, refused)) session.diverge(first.reason, false);
  }
}

/** With their login ended, a person's words are not refused: in every window they stay, and are offered again after signing in. */
const keepsAll = ({ isEnded, loginId }: RoomSession, refused: readonly InVain[]): boolean =>
  isEnded && refused.every(({ update }) => update.admission.loginId === loginId);

/** Takes away what waits for these updates. Whatever waits for one of them waits for all that were pending before it, too. */
export function takeFollowers(updates: readonly PendingUpdate[]): Follower[] {
  return updates.flatMap(({ followers }) => followers?.splice(0) ?? []);
}
