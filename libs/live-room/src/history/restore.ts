// Restoring is a new edit of now, in the name of the person who asks for it: the log only ever grows, and what was
// written since stays in it. Only what differs is written, so the text that stays keeps its authors and its anchors.
// The edit is made as somebody makes one who saw the text of a moment ago: what others wrote since then merges with it.
// The letters that it brings back stay the words of who wrote them.

import { editToJson } from '@samenpen/dossier-document';
import type { DocumentNode } from '@samenpen/dossier-document';
import type { Doc } from 'yjs';
import type { CreditedRange, EditVerdict, RoomHistory } from '../ports/room-history';
import { documentOf } from '../room/room-document';
import { freshClientId } from './fresh-client-id';
import { restoredWords } from './restored-words';
import type { WrittenThen } from './restored-words';

/** What is to stand in the room, and in whose name it is written. */
export type Restore = {
  readonly roomId: string;
  readonly personId: string;
  /** The text that the person wants; it fits the schema. */
  readonly wanted: DocumentNode;
  /** The document that the person saw (`documentAt`), which is used up; null when that is the present one. */
  readonly seen: Doc | null;
  /** The same text with who had written what is put back. */
  readonly then: WrittenThen;
};

/**
 * Writes what is wanted into a room. `unchanged`: it said that already. Whether the person may is the caller's question,
 * to be asked in the transaction that `history` works in; a closed room refuses by itself. Tell the engine afterwards
 * (`roomsMoved`).
 */
export function restoreText(history: RoomHistory, { roomId, personId, wanted, seen, then }: Restore): Promise<EditVerdict> {
  let words: readonly CreditedRange[] = [];
  return history.edit({
    roomId,
    personId,
    wordsOf: () => words,
    make: (present) => {
      const doc = documentOf(present);
      const [edited, clientId] = [seen ?? doc, freshClientId(doc)];
      const update = editToJson(edited, wanted, { clientId });
      if (update !== null) words = restoredWords(edited, clientId, then);
      return update;
    },
  });
}
