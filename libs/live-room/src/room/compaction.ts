// Compaction makes joining cheap and keeps history: base and tail become one state, the tail goes to the archive. The
// state is applied in one transaction of a fresh document (Y.mergeUpdates is superlinear and keeps garbage) and
// compared with what it replaces before it is written.

import * as Y from 'yjs';
import type { RoomLog, StoredBase, StoredRoom } from '../ports/room-log';
import { documentOf } from './room-document';

/**
 * The new base; null when there was nothing to do or somebody else was first.
 * @throws when the new state is not the old one.
 */
export async function compactRoom(log: RoomLog, roomId: string): Promise<StoredBase | null> {
  const stored = await log.load(roomId);
  const last = stored?.tail.at(-1);
  if (stored === null || last === undefined) return null;
  const { state, stateVector } = compactedState(stored);
  const isWritten = await log.compact({ roomId, epoch: stored.baseEpoch, uptoSeq: last.seq, state, stateVector });
  return isWritten ? { seq: last.seq, update: state, stateVector } : null;
}

function compactedState({ base, tail }: StoredRoom): { state: Uint8Array; stateVector: Uint8Array } {
  const before = documentOf([...(base === null ? [] : [base.update]), ...tail.map(({ update }) => update)]);
  const state = Y.encodeStateAsUpdate(before);
  const after = documentOf([state]);
  const isSame = Y.equalSnapshots(Y.snapshot(before), Y.snapshot(after)) && contentOf(before) === contentOf(after);
  if (!isSame) throw new Error('a compacted room would not say the same');
  return { state, stateVector: Y.encodeStateVector(before) };
}

/** All roots as text; as fragments, which shows sequences and their attributes. */
const contentOf = (doc: Y.Doc): string =>
  [...doc.share.keys()]
    .sort()
    .map((root) => `${root}:${doc.getXmlFragment(root).toString()}`)
    .join('\n');
