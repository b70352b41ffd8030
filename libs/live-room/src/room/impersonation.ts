import type { ClockRange } from '../ports/room-log';
import type { RoomSession } from '../session/room-session';
import type { Room } from './room';

/**
 * What is new of a Yjs client that has the room open here, and has said all it had, comes from itself; from another
 * person it is made up, and would use up the clocks at which the client types next. Null when there is no such thing.
 */
export function borrowedClient(room: Room, session: RoomSession, fresh: readonly ClockRange[]): ClockRange | null {
  const isSomebodyElse = ({ clientId }: ClockRange): boolean =>
    !session.ownClients.has(clientId) &&
    [...room.sessions].some(
      (other) => other.ownClients.has(clientId) && other.person.id !== session.person.id && other.hasSaidAll,
    );
  return fresh.find(isSomebodyElse) ?? null;
}
