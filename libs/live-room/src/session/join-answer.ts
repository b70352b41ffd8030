// What somebody who asks with Step1 is sent: the state that is lacked, and the updates after it.

import { step2Frame, updateFrame } from '@samenpen/live-protocol';
import { BrokenLog } from '../room/room-document';
import type { JoinState, RoomDocument } from '../room/room-document';

/** The frames of the answer; null when the bytes are no state vector. @throws {BrokenLog} */
export function joinAnswer(address: string, document: RoomDocument, stateVector: Uint8Array): readonly Uint8Array[] | null {
  const answer = stateAfter(document, stateVector);
  return answer === null ? null : framesOf(address, answer);
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
