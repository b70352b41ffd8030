import { createDecoder, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, write, writeVarUint } from 'lib0/encoding';
import type { Encoder } from 'lib0/encoding';
import type { Typing } from '../validation/read-typing';

/** An update of somebody who types. */
export type TypedUpdate = { readonly update: Uint8Array; readonly typing: Typing };

/** Whether the second goes on exactly where the first ends, so that one row of the log can hold both. */
export function continues(first: Typing, second: Typing): boolean {
  const isPlain = !first.isDeleting && !second.isDeleting && second.to > second.from;
  return isPlain && first.clientId === second.clientId && first.to === second.from;
}

/**
 * Updates that fit one after the other, of which all that add something add it at the next clock of one client, as one
 * Yjs update: the same structs behind one head, then all that is deleted.
 */
export function joinedTyping(updates: readonly [TypedUpdate, ...TypedUpdate[]]): Uint8Array {
  if (updates.length === 1) return updates[0].update;
  const encoder = createEncoder();
  const adding = updates.filter(({ typing }) => typing.structs > 0);
  const [first] = adding;
  writeVarUint(encoder, first === undefined ? 0 : 1);
  if (first !== undefined) {
    writeVarUint(encoder, adding.reduce((sum, { typing }) => sum + typing.structs, 0));
    writeVarUint(encoder, first.typing.clientId);
    writeVarUint(encoder, first.typing.from);
    for (const { update, typing } of adding) writeStructs(encoder, update, typing);
  }
  writeDeletes(encoder, updates);
  return toUint8Array(encoder);
}

/** They are a few bytes: one by one costs less than a view on them. */
function writeStructs(encoder: Encoder, update: Uint8Array, { structsAt, deletesAt }: Typing): void {
  for (let at = structsAt; at < deletesAt; at++) write(encoder, update[at] ?? 0);
}

type Range = { readonly from: number; to: number };

function writeDeletes(encoder: Encoder, updates: readonly TypedUpdate[]): void {
  const deleted = new Map<number, Range[]>();
  for (const { update, typing } of updates) if (typing.isDeleting) readDeletes(update.subarray(typing.deletesAt), deleted);
  writeVarUint(encoder, deleted.size);
  for (const [client, ranges] of deleted) {
    const whole = withoutSeams(ranges);
    writeVarUint(encoder, client);
    writeVarUint(encoder, whole.length);
    for (const { from, to } of whole) {
      writeVarUint(encoder, from);
      writeVarUint(encoder, to - from);
    }
  }
}

function readDeletes(bytes: Uint8Array, into: Map<number, Range[]>): void {
  const decoder = createDecoder(bytes);
  for (let clients = readVarUint(decoder); clients > 0; clients--) {
    const client = readVarUint(decoder);
    const ranges = into.get(client) ?? [];
    into.set(client, ranges);
    for (let count = readVarUint(decoder); count > 0; count--) {
      const from = readVarUint(decoder);
      ranges.push({ from, to: from + readVarUint(decoder) });
    }
  }
}

/** In order, and what touches is one: who holds the backspace key deletes one clock after the other, from the last. */
function withoutSeams(ranges: readonly Range[]): Range[] {
  const whole: Range[] = [];
  for (const { from, to } of [...ranges].sort((one, other) => one.from - other.from)) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}
