import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding';
import type { Typing } from '../validation/read-typing';

/** An update of somebody who types. */
export type TypedUpdate = { readonly update: Uint8Array; readonly typing: Typing };

/** Whether the second goes on exactly where the first ends, so that one row of the log can hold both. */
export function continues(first: Typing, second: Typing): boolean {
  const isPlain = !first.isDeleting && !second.isDeleting && second.to > second.from;
  return isPlain && first.clientId === second.clientId && first.to === second.from;
}

/** Updates that continue one another as one Yjs update: the same structs behind one head. */
export function joinedTyping(updates: readonly [TypedUpdate, ...TypedUpdate[]]): Uint8Array {
  const [first] = updates;
  if (updates.length === 1) return first.update;
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, updates.reduce((sum, { typing }) => sum + typing.structs, 0));
  writeVarUint(encoder, first.typing.clientId);
  writeVarUint(encoder, first.typing.from);
  for (const { update, typing } of updates) writeUint8Array(encoder, update.subarray(typing.structsAt, typing.deletesAt));
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}
