import * as Y from 'yjs';

/** `Y.mergeUpdates` of a flat list costs more than its length; groups of this many keep it in proportion. */
const GROUP = 16;

/** Several updates as one that says the same, without making a document. */
export function mergedUpdates(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length <= GROUP) return Y.mergeUpdates([...updates]);
  const groups = Array.from({ length: Math.ceil(updates.length / GROUP) }, (_, index) =>
    Y.mergeUpdates(updates.slice(index * GROUP, (index + 1) * GROUP)),
  );
  return mergedUpdates(groups);
}
