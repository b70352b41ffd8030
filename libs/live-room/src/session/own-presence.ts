// What a session says of its own people: carets, names, and which Yjs clients are theirs.

import { MalformedFrame } from '@samenpen/live-protocol';
import type { RoomDocument } from '../room/room-document';
import { askOfOwnClient } from './confirmation';
import type { RoomSession } from './room-session';

/** Passes it on, and asks the client by which a session first names itself for what others relayed of it. */
export function announce(session: RoomSession, document: RoomDocument | null, awareness: Uint8Array): void {
  if (session.isEnded) return;
  try {
    const [before] = session.ownClients;
    session.room.presence.announce(session, awareness);
    const isNamed = before === undefined && session.ownClients.size > 0;
    if (isNamed && document !== null && !session.isPastWriting) askOfOwnClient(session, document);
  } catch (fault) {
    // Bytes that are no presence.
    if (!(fault instanceof MalformedFrame)) throw fault;
    session.channel.violation();
  }
}
