// The hot document of a room: what the log says, plus the updates that are on their way to it.

import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import type { ClockRange, StoredRoom } from '../ports/room-log';

/** Heap bytes per encoded byte of a document with history, as measured (between 5 and 10). */
const HEAP_FACTOR = 8;
const EMPTY_DOCUMENT_BYTES = 4096;

/** Thrown when the log does not make a whole document; such a room is not served. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
}

/** A document in memory with what is known about its authors. */
export class RoomDocument {
  readonly doc: Y.Doc;
  /** Which person a Yjs client belongs to, bindings on their way to the log included. */
  readonly authors: Map<number, string>;
  unconfirmed: readonly ClockRange[];
  /** Updates and bytes after the base; compaction looks at them. */
  tail: { updates: number; bytes: number };
  #encodedBytes: number;
  #wholeState: Uint8Array | null = null;

  /** @throws {BrokenLog} when the log has a gap. */
  constructor(stored: StoredRoom) {
    this.doc = documentOf([...(stored.base === null ? [] : [stored.base.update]), ...stored.tail.map(({ update }) => update)]);
    this.authors = new Map(stored.authors);
    this.unconfirmed = stored.unconfirmed;
    this.tail = { updates: stored.tail.length, bytes: stored.tail.reduce((sum, { update }) => sum + update.byteLength, 0) };
    this.#encodedBytes = (stored.base?.update.byteLength ?? 0) + this.tail.bytes;
  }

  /** @throws whatever Yjs throws; then the document is no longer usable. */
  apply(update: Uint8Array): void {
    this.#wholeState = null;
    this.tail.updates += 1;
    this.tail.bytes += update.byteLength;
    this.#encodedBytes += update.byteLength;
    Y.applyUpdate(this.doc, update);
    if (hasPending(this.doc)) throw new BrokenLog('an update was judged to fit and did not');
  }

  /** Encoded size: never too low; exact when it matters against `limit`. Bytes. */
  sizeWith(more: number, limit: number): number {
    if (this.#encodedBytes + more > limit) this.#encodedBytes = this.#encodeWhole().byteLength;
    return this.#encodedBytes + more;
  }

  /** What a client with this state vector lacks; one encoding is shared by everybody who has nothing. */
  stateAfter(stateVector: Uint8Array): Uint8Array {
    if (stateVector.byteLength <= 1) return this.#encodeWhole();
    return Y.encodeStateAsUpdate(this.doc, stateVector);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** A state vector that claims less of one client: its owner then offers those structs once more. */
  stateVectorBelow(clientId: number, clock: number): Uint8Array {
    const clocks = Y.decodeStateVector(this.stateVector());
    if (clock === 0) clocks.delete(clientId);
    else clocks.set(clientId, clock);
    const encoder = createEncoder();
    writeVarUint(encoder, clocks.size);
    for (const pair of clocks) pair.forEach((part) => writeVarUint(encoder, part));
    return toUint8Array(encoder);
  }

  /** Estimate of the heap it takes. Bytes. */
  get heapBytes(): number {
    return EMPTY_DOCUMENT_BYTES + this.#encodedBytes * HEAP_FACTOR;
  }

  #encodeWhole(): Uint8Array {
    this.#wholeState ??= Y.encodeStateAsUpdate(this.doc);
    return this.#wholeState;
  }
}

/** A document made of updates in order, in one transaction. @throws {BrokenLog} when they have a gap. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  if (hasPending(doc)) throw new BrokenLog('the log of a room has a gap');
  return doc;
}

const hasPending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
