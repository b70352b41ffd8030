// Restoring is a new edit of now, in the name of the person who asks for it: the log only ever grows, and what was
// written since stays in it. Only what differs is written, so the text that stays keeps its authors and its anchors.

import { documentJson, editToJson, soundJson } from '@samenpen/dossier-document';
import type { EditVerdict, RoomHistory } from '../ports/room-history';
import { documentOf } from '../room/room-document';
import { freshClientId } from './fresh-client-id';
import { documentAt } from './past-document';
import type { Moment } from './past-document';

/** What is to be restored, and in whose name. */
export type Restore = { readonly roomId: string; readonly moment: Moment; readonly personId: string };

/**
 * Makes a room say again what it said at a moment. `unchanged`: it says that already. Whether the person may is the
 * caller's question, to be asked in the transaction that `history` works in; a closed room refuses by itself.
 * Tell the engine afterwards (`roomsMoved`).
 */
export async function restoreMoment(history: RoomHistory, { roomId, moment, personId }: Restore): Promise<EditVerdict> {
  // What a repair has taken out since does not come back.
  const then = soundJson(documentJson(await documentAt(history, roomId, moment)));
  return history.edit({
    roomId,
    personId,
    make: (present) => {
      const doc = documentOf(present);
      return editToJson(doc, then, { clientId: freshClientId(doc) });
    },
  });
}
