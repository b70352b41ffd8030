// What somebody who asks with Step1 is sent: the state that is lacked, and the updates after it.

import { step2Frame, updateFrame } from '@samenpen/live-protocol';
import { createDecoder, readVarUint } from 'lib0/decoding';
import { BrokenLog } from '../room/room-document';
import type { JoinState, RoomDocument } from '../room/room-document';
import type { RoomSession } from './room-session';

/** A document is walked for its structs and for what is deleted, then written. */
const WALKS = 2;

/** The frames of the answer; null when the bytes are no state vector that a client of the document can have. @throws {BrokenLog} */
export function joinAnswer(session: RoomSession, document: RoomDocument, stateVector: Uint8Array): readonly Uint8Array[] | null {
  const { channel, room } = session;
  if (!isShort(stateVector, document.clients + room.services.limits.maxClientsPerUpdate)) return null;
  const answer = stateAfter(document, stateVector);
  channel.worked(document.sizeWith(0, Infinity) * WALKS);
  return answer === null ? null : framesOf(channel.address, answer);
}

/** A client knows those that have written in the document, and some that have not reached us yet. */
function isShort(stateVector: Uint8Array, most: number): boolean {
  try {
    return readVarUint(createDecoder(stateVector)) <= most;
  } catch {
    // The bytes are no state vector.
    return false;
  }
}

function stateAfter(document: RoomDocument, stateVector: Uint8Array): JoinState | null {
  try {
    return document.stateAfter(stateVector);
  } catch (fault) {
    if (fault instanceof BrokenLog) throw fault;
    // The bytes are no state vector.
    return null;
  }
}

/** Many who join at once get the same frames. */
function framesOf(address: string, answer: JoinState): readonly Uint8Array[] {
  if (answer.sentAs?.address !== address) {
    const rest = answer.rest.map((update) => updateFrame(address, update));
    answer.sentAs = { address, frames: [step2Frame(address, answer.state), ...rest] };
  }
  return answer.sentAs.frames;
}
