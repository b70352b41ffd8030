import * as Y from 'yjs';
import type { RoomDocument } from '../room/room-document';
import type { RoomSession } from './room-session';

/** So many clocks are asked for again: letters of two people that are alike by chance do not go on for so long. */
const COMPARED_CLOCKS = 16;

/**
 * Asks a client that opens the document for what the server lacks before it is sent anything, where that is needed; answers
 * whether it was. Whoever may write can make up structs under the id of a Yjs client that is away. What that client wrote
 * itself under the same clocks would count as known, never be sent, and be told to be stored. So where the two do not have
 * equally much of a Yjs client, or nobody has confirmed what the server has of it, the last clocks that both have are asked
 * for, too: what contradicts is refused, and a refused text is kept. Once the client has what others wrote since, it would send all of that along.
 */
export function askBeforehand(session: RoomSession, document: RoomDocument, stateVector: Uint8Array): boolean {
  const lowered = comparedClocks(document, stateVector);
  if (lowered.size === 0) return false;
  session.ask({ why: 'opening' }, document.stateVectorBelow(lowered));
  return true;
}

function comparedClocks(document: RoomDocument, stateVector: Uint8Array): Map<number, number> {
  const lowered = new Map<number, number>();
  // A byte or none: it has nothing at all.
  if (stateVector.byteLength <= 1) return lowered;
  const unconfirmed = new Set(document.unconfirmed.map(({ clientId }) => clientId));
  for (const [clientId, had] of Y.decodeStateVector(stateVector)) {
    const reached = document.clockOf(clientId);
    if (reached > 0 && (had !== reached || unconfirmed.has(clientId))) lowered.set(clientId, Math.max(0, Math.min(had, reached) - COMPARED_CLOCKS));
  }
  return lowered;
}
