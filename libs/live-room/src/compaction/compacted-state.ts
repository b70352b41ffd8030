// Compaction makes joining cheap and keeps history: base and tail become one state, the tail goes to the archive. The
// state is made in one transaction of a fresh document (Y.mergeUpdates is superlinear and keeps garbage) and compared
// with what it replaces before anybody writes it.

import * as Y from 'yjs';
import { documentOf } from '../room/room-document';

/** One state (Yjs V1) in the place of many updates, and its state vector. */
export type CompactedState = { readonly state: Uint8Array; readonly stateVector: Uint8Array };

/** @throws when the new state, as `encode` makes it, would not be the old one. */
export function compactedState(updates: readonly Uint8Array[], encode: (doc: Y.Doc) => Uint8Array = Y.encodeStateAsUpdate): CompactedState {
  const before = documentOf(updates);
  const state = encode(before);
  const after = documentOf([state]);
  const isSame = Y.equalSnapshots(Y.snapshot(before), Y.snapshot(after)) && contentOf(before) === contentOf(after);
  if (!isSame) throw new Error('a compacted room would not say the same');
  return { state, stateVector: Y.encodeStateVector(before) };
}

/** All roots as text; as fragments, which shows sequences and their attributes. */
const contentOf = (doc: Y.Doc): string =>
  [...doc.share.keys()]
    .sort()
    .map((root) => `${root}:${JSON.stringify(doc.getXmlFragment(root).toArray().map(sayingOf), withBigInts)}`)
    .join('\n');

/** Not as Yjs writes XML: that makes every value a string, which an object can be made to refuse. */
function sayingOf(node: unknown): unknown {
  if (node instanceof Y.XmlText) return node.toDelta();
  if (!(node instanceof Y.XmlElement)) return node instanceof Y.AbstractType ? 'type' : node;
  const attributes = Object.entries(node.getAttributes()).sort(([one], [other]) => (one < other ? -1 : 1));
  return [node.nodeName, attributes, ...node.toArray().map(sayingOf)];
}

/** Of all that an update can bring, JSON refuses only these. */
const withBigInts = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? `${String(value)}n` : value);
