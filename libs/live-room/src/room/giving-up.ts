// A room that is not there, or whose log makes no document: nobody may go on in it. What a batch holds that is under way
// may yet be stored, so it keeps its place until the log has answered; then the log is looked at once more.

import type { Room } from './room';
import { takeFollowers } from './relayed-in-vain';

export function giveUp(room: Room): void {
  const underWay = room.inCommit.reduce((sum, updates) => sum + updates, 0);
  if (underWay > 0) room.turnstile.hold('loading');
  room.document = null;
  const refused = room.pending.splice(underWay);
  for (const { session, slot } of refused) session.refuse(slot, 'has-no-room');
  const followers = takeFollowers(refused);
  for (const session of [...room.sessions]) session.expel('has-no-room');
  for (const follower of followers) follower.undone();
}
