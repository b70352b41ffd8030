// What a room says: the log plus the updates that are on their way to it. It is kept as bytes, with the clock of every
// Yjs client: that is enough to judge typing, to acknowledge, and to let somebody in. A Yjs document, five to ten
// times their size, is only made from them when something needs it, and takes in what gathered since in one go.

import { faithfulDocument } from '@samenpen/dossier-document';
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import type { ClockRange, StoredBase, StoredRoom } from '../ports/room-log';
import type { DecodedUpdate } from '../validation/decode-update';
import { deletesAnything } from '../validation/judge-update';
import type { TypedPlace, TypedRoom } from '../validation/read-typing';
import { EncodedSize } from './encoded-size';
import { Tail } from './tail';

/** Heap bytes per encoded byte of a document with history, as measured (between 5 and 10). */
const HEAP_FACTOR = 8;
const EMPTY_DOCUMENT_BYTES = 4096;
/**
 * With more after the base than this a joiner gets the encoded document instead of base and rest: of large updates that
 * replace each other hardly anything is left.
 */
const LONGEST_REST = { updates: 500, bytes: 512 * 1024 };

/** Thrown when the log does not make a whole document; such a room is not served. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
}

/** An update that was taken in: the bytes that are kept, and its place, to be numbered when it is stored. */
export type Taken = { readonly update: Uint8Array; readonly place: number };

/**
 * What somebody who joins lacks: a state, and updates to apply after it, one by one as everybody else got them. (Not
 * merged: `Y.mergeUpdates` loses structs of updates that overlap in ways that only a hostile client makes.)
 */
export type JoinState = {
  readonly state: Uint8Array;
  readonly rest: readonly Uint8Array[];
  /** The frames in which it was last sent: many who join at once get the same. */
  sentAs: { readonly address: string; readonly frames: readonly Uint8Array[] } | null;
};

/** How far a Yjs client has come, and where it put the last that it wrote, if that was letters and was looked at. */
type Reached = { clock: number; place: TypedPlace | null };

const NOTHING = Uint8Array.of(0, 0);

/** A room's content with what is known about its authors. */
export class RoomDocument implements TypedRoom {
  /** Which person a Yjs client belongs to, bindings on their way to the log included. */
  readonly authors: Map<number, string>;
  unconfirmed: readonly ClockRange[];
  readonly #reached: Map<number, Reached>;
  readonly isLookedAt = false;
  #base: StoredBase | null;
  #tail = new Tail();
  /** How many updates have left the tail, so that places stay what they are. */
  #left = 0;
  #doc: Y.Doc | null = null;
  /** How many of `#tail` are in `#doc`. */
  #applied = 0;
  #size: EncodedSize;
  /** How often it was encoded to learn its size. */
  measurements = 0;
  #joinState: JoinState | null = null;

  /** @throws {BrokenLog} when the log has a gap. */
  constructor({ base, tail, authors, unconfirmed }: StoredRoom) {
    this.authors = new Map(authors);
    this.unconfirmed = unconfirmed;
    this.#base = base;
    for (const { seq, update } of tail) this.#tail.add(update, seq);
    this.#reached = new Map([...clocksOf(base, this.#tail)].map(([clientId, clock]) => [clientId, { clock, place: null }]));
    this.#size = this.#sizeAsStored();
  }

  /** The whole as a Yjs document, for reading. @throws {BrokenLog} */
  get doc(): Y.Doc {
    this.#doc ??= this.#base === null ? faithfulDocument() : documentOf([this.#base.update]);
    if (this.#applied < this.#tail.length) this.#applyTail(this.#doc);
    return this.#doc;
  }

  #applyTail(doc: Y.Doc): void {
    doc.transact(() => {
      for (; this.#applied < this.#tail.length; this.#applied++) Y.applyUpdate(doc, this.#tail.at(this.#applied));
    });
    if (hasPending(doc)) throw new BrokenLog('the log of a room has a gap');
  }

  /** The first clock of a Yjs client that is not known yet. */
  clockOf(clientId: number): number {
    return this.#reached.get(clientId)?.clock ?? 0;
  }

  placeOf(clientId: number): TypedPlace | null {
    return this.#reached.get(clientId)?.place ?? null;
  }

  /** Remembers where a client put the last struct that was taken in of it; null when that is not among letters. */
  wroteAt(clientId: number, place: TypedPlace | null): void {
    const reached = this.#reached.get(clientId);
    if (reached !== undefined && place !== null) reached.place = place;
  }

  /**
   * Whether these deletions are none any more. Bytes and clocks do not tell, only a Yjs document does: where none is in
   * memory the answer is no, and the same deletion is stored once more, which costs less than making one and changes nothing.
   */
  knowsDeletions(read: () => DecodedUpdate['deletes']): boolean {
    return this.#doc !== null && !deletesAnything(this.doc, read());
  }

  /** Takes in an update that is known to fit without looking at the document. The bytes must not change any more. */
  append(update: Uint8Array, fresh: readonly ClockRange[], seq: number | null = null): Taken {
    const place = this.#left + this.#tail.length;
    const kept = this.#tail.add(update, seq);
    this.#size.add(update);
    this.#joinState = null;
    for (const { clientId, to } of fresh) this.#reach(clientId, to);
    return { update: kept, place };
  }

  /** The log has given an update its number. */
  stored(place: number, seq: number): void {
    this.#tail.stored(place - this.#left, seq);
  }

  #reach(clientId: number, clock: number): void {
    const reached = this.#reached.get(clientId);
    if (reached === undefined) this.#reached.set(clientId, { clock, place: null });
    else [reached.clock, reached.place] = [clock, null];
  }

  /** Takes in an update and applies it at once. @throws whatever Yjs throws; then this is no longer usable. */
  apply(update: Uint8Array, fresh: readonly ClockRange[], seq: number | null = null): Taken {
    const { doc } = this;
    Y.applyUpdate(doc, update);
    if (hasPending(doc)) throw new BrokenLog('an update was judged to fit and did not');
    this.#applied += 1;
    return this.append(update, fresh, seq);
  }

  /** Lets the Yjs document go; whatever needs one next makes it again from the bytes. */
  letGo(): void {
    this.#doc = null;
    this.#applied = 0;
  }

  /** Whether an update that was taken in is nearly all that the room says. */
  isMostly(update: Uint8Array): boolean {
    return update.byteLength > this.#size.bytes / 2;
  }

  /** Updates and bytes after the base, whatever they leave of the text; compaction looks at them. */
  get tail(): { readonly updates: number; readonly bytes: number } {
    return { updates: this.#tail.length, bytes: this.#tail.bytes };
  }

  /** A compacted state takes the place of what it was made from. */
  rebase(base: StoredBase): void {
    if (base.seq <= (this.#base?.seq ?? 0)) return;
    // What leaves the tail must be in the document, if there is one.
    if (this.#doc !== null) this.#applyTail(this.#doc);
    // Behind one that is not in the base others may be that are; to say those twice changes nothing.
    const leaving = this.#tail.countUpTo(base.seq);
    this.#left += leaving;
    this.#tail = this.#tail.without(leaving);
    this.#applied = this.#doc === null ? 0 : this.#tail.length;
    this.#base = base;
    this.#size = this.#sizeAsStored();
    this.#joinState = null;
  }

  #sizeAsStored(): EncodedSize {
    const size = new EncodedSize(this.#base?.update.byteLength ?? 0);
    for (const update of this.#tail) size.add(update);
    return size;
  }

  /** Encoded size with so much more: exact when it matters against `limit`. Bytes. */
  sizeWith(more: number, limit: number): number {
    return this.#size.with(more, limit, () => {
      this.measurements += 1;
      return Y.encodeStateAsUpdate(this.doc).byteLength;
    });
  }

  /** How many Yjs clients have written in it. */
  get clients(): number {
    return this.#reached.size;
  }

  /** What a client with this state vector lacks; those who have nothing share one encoding. */
  stateAfter(stateVector: Uint8Array): JoinState {
    if (stateVector.byteLength > 1) return { state: Y.encodeStateAsUpdate(this.doc, stateVector), rest: [], sentAs: null };
    return (this.#joinState ??= this.#makeJoinState());
  }

  stateVector(): Uint8Array {
    return encodedClocks(this.#clocks());
  }

  /** A state vector that claims less of some clients: who has their structs then offers those once more. */
  stateVectorBelow(lowered: ReadonlyMap<number, number>): Uint8Array {
    const clocks = this.#clocks();
    for (const [clientId, clock] of lowered) {
      if (clock === 0) clocks.delete(clientId);
      else clocks.set(clientId, clock);
    }
    return encodedClocks(clocks);
  }

  #clocks(): Map<number, number> {
    return new Map([...this.#reached].map(([clientId, { clock }]) => [clientId, clock]));
  }

  /** Estimate of the heap it takes. Bytes. */
  get heapBytes(): number {
    const asBytes = (this.#base?.update.byteLength ?? 0) + this.#tail.bytes;
    return EMPTY_DOCUMENT_BYTES + asBytes + (this.#doc === null ? 0 : this.#size.bytes * HEAP_FACTOR);
  }

  #makeJoinState(): JoinState {
    const [state = NOTHING, ...rest] = this.#base === null ? this.#tail : [this.#base.update, ...this.#tail];
    const restBytes = this.#tail.bytes - (this.#base === null ? state.byteLength : 0);
    const isLong = this.#tail.length > LONGEST_REST.updates || restBytes > LONGEST_REST.bytes;
    return isLong ? { state: Y.encodeStateAsUpdate(this.doc), rest: [], sentAs: null } : { state, rest, sentAs: null };
  }
}

/** A document made of updates in order, in one transaction. @throws {BrokenLog} when they have a gap. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = faithfulDocument();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  if (hasPending(doc)) throw new BrokenLog('the log of a room has a gap');
  return doc;
}

const hasPending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

function clocksOf(base: StoredBase | null, updates: Iterable<Uint8Array>): Map<number, number> {
  const clocks = base === null ? new Map<number, number>() : Y.decodeStateVector(base.stateVector);
  for (const update of updates) {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [clientId, clock] of from) {
      if (clock > (clocks.get(clientId) ?? 0)) throw new BrokenLog('the log of a room has a gap');
    }
    for (const [clientId, clock] of to) clocks.set(clientId, Math.max(clock, clocks.get(clientId) ?? 0));
  }
  return clocks;
}

function encodedClocks(clocks: ReadonlyMap<number, number>): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, clocks.size);
  for (const pair of clocks) pair.forEach((part) => writeVarUint(encoder, part));
  return toUint8Array(encoder);
}
