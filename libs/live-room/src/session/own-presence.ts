// What a session says of its own people: carets, names, and which Yjs clients are theirs.

import { MalformedFrame } from '@samenpen/live-protocol';
import type { RoomDocument } from '../room/room-document';
import { askOfOwnClients } from './confirmation';
import type { RoomSession } from './room-session';

/** Passes it on, and asks of a client that shows itself for the first time what others relayed of it. */
export function announce(session: RoomSession, document: RoomDocument | null, awareness: Uint8Array): void {
  if (session.isEnded) return;
  try {
    const claimed = session.room.presence.announce(session, awareness);
    if (document !== null && !session.isPastWriting) askOfOwnClients(session, document, claimed);
  } catch (fault) {
    // Bytes that are no presence.
    if (!(fault instanceof MalformedFrame)) throw fault;
    session.channel.violation();
  }
}
