// Most of what arrives is somebody typing: characters beside characters that the room knows, and deletions of such. That
// such an update fits, and that Yjs will take it, can be told from its bytes and the clocks of the room, so it needs
// no document. Where its neighbours stand cannot be told from them, whether in one list and in a text at all: so who
// begins to type somewhere is looked at closely once, and goes on typing behind that. Everything else, and everything
// doubtful, is left to `judgeUpdate`.

import { createDecoder, hasContent, readUint8, readVarString, readVarUint } from 'lib0/decoding';
import type { Decoder } from 'lib0/decoding';

/** Longer updates are rare enough to be looked at closely. Bytes. */
const LONGEST = 4_096;
/** Bits of a struct's first byte in Yjs' V1 encoding, and the number of string content. */
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const STRING_BETWEEN = 4;

/** Characters that one Yjs client added at its next clock, and whether it deleted some too. */
export type Typing = {
  readonly clientId: number;
  /** Equal when it only deletes. */
  readonly from: number;
  readonly to: number;
  readonly isDeleting: boolean;
  /** How many structs it holds, where their bytes begin, and where those of the deletions do. */
  readonly structs: number;
  readonly structsAt: number;
  readonly deletesAt: number;
  /** Where the last of it was put; null when it only deletes. */
  readonly place: TypedPlace | null;
};

/** Among the letters of a text, before `right`; null at its end. */
export type TypedPlace = { readonly right: Neighbour | null };

/** One character of a room. */
export type Neighbour = { readonly client: number; readonly clock: number };

/** The first clock of a client that the room does not know. */
type Reach = (clientId: number) => number;

/** What can be known of a room without a document. */
export type TypedRoom = {
  clockOf(clientId: number): number;
  /** Where the last struct of a client was put, as far as that was looked at; else null. */
  placeOf(clientId: number): TypedPlace | null;
  /** Whether it was looked at before, as what the log holds was. */
  readonly isLookedAt: boolean;
};

/** Null when it is anything else than typing that fits on a room with these clocks. */
export function readTyping(update: Uint8Array, room: TypedRoom): Typing | null {
  if (update.byteLength > LONGEST) return null;
  try {
    const decoder = createDecoder(update);
    const clients = readVarUint(decoder);
    if (clients > 1) return null;
    const added = clients === 0 ? NOTHING_ADDED : readAdded(decoder, room);
    if (added === null) return null;
    const deletesAt = decoder.pos;
    const deletes = readDeletes(decoder, (clientId) => (clientId === added.clientId ? added.to : room.clockOf(clientId)));
    const isNew = added.to > added.from || deletes === 'some';
    return deletes === 'unfit' || hasContent(decoder) || !isNew ? null : { ...added, deletesAt, isDeleting: deletes === 'some' };
  } catch {
    // The bytes end early, or a string is none: whoever looks closely says what is wrong.
    return null;
  }
}

type Added = Omit<Typing, 'isDeleting' | 'deletesAt'>;

/** No client has this id. */
const NOTHING_ADDED: Added = { clientId: -1, from: 0, to: 0, structs: 0, structsAt: 0, place: null };

function readAdded(decoder: Decoder, room: TypedRoom): Added | null {
  const structs = readVarUint(decoder);
  const clientId = readVarUint(decoder);
  const from = readVarUint(decoder);
  if (structs === 0 || from !== room.clockOf(clientId)) return null;
  const structsAt = decoder.pos;
  const typed: TypedSoFar = { clientId, to: from, place: room.placeOf(clientId) };
  for (let index = 0; index < structs; index++) {
    const neighbours = readNeighbours(decoder);
    if (neighbours === null || !fits(neighbours, typed, room)) return null;
    const length = readTextLength(decoder);
    if (length === 0) return null;
    typed.to += length;
    typed.place = neighbours;
  }
  return { ...typed, from, structs, structsAt };
}

type Neighbours = { readonly left: Neighbour | null; readonly right: Neighbour | null };

/** Null for anything else than a string beside something. */
function readNeighbours(decoder: Decoder): Neighbours | null {
  const kind = readUint8(decoder);
  if ((kind & ~(HAS_ORIGIN | HAS_RIGHT_ORIGIN)) !== STRING_BETWEEN || kind === STRING_BETWEEN) return null;
  const left = (kind & HAS_ORIGIN) === 0 ? null : readNeighbour(decoder);
  return { left, right: (kind & HAS_RIGHT_ORIGIN) === 0 ? null : readNeighbour(decoder) };
}

const readNeighbour = (decoder: Decoder): Neighbour => ({ client: readVarUint(decoder), clock: readVarUint(decoder) });

type TypedSoFar = { readonly clientId: number; to: number; place: TypedPlace | null };

function fits({ left, right }: Neighbours, { clientId, to, place }: TypedSoFar, room: TypedRoom): boolean {
  if (room.isLookedAt) {
    const isKnown = (one: Neighbour | null): boolean => one === null || one.clock < (one.client === clientId ? to : room.clockOf(one.client));
    return isKnown(left) && isKnown(right);
  }
  const goesOn = place !== null && left?.client === clientId && left.clock === to - 1;
  return goesOn && (right === null || (place.right?.client === right.client && place.right.clock === right.clock));
}

/** UTF-16 code units, which are Yjs' clocks; throws for bytes that are no text. */
function readTextLength(decoder: Decoder): number {
  const start = decoder.pos;
  const length = readVarUint(decoder);
  const end = decoder.pos + length;
  for (let at = decoder.pos; at < end; at++) {
    const byte = decoder.arr[at];
    if (byte !== undefined && byte < 0x80) continue;
    decoder.pos = start;
    return readVarString(decoder).length;
  }
  decoder.pos = end;
  return length;
}

function readDeletes(decoder: Decoder, reach: Reach): 'none' | 'some' | 'unfit' {
  const clients = readVarUint(decoder);
  for (let client = 0; client < clients; client++) {
    const reached = reach(readVarUint(decoder));
    const ranges = readVarUint(decoder);
    if (ranges === 0) return 'unfit';
    for (let range = 0; range < ranges; range++) {
      const clock = readVarUint(decoder);
      const length = readVarUint(decoder);
      if (length === 0 || clock + length > reached) return 'unfit';
    }
  }
  return clients === 0 ? 'none' : 'some';
}
