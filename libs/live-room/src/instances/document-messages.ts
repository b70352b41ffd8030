// What instances say to one another about a room: binary, one message per room and batch. The first number says what
// it is, the second who says it.

import { createDecoder, readUint8Array, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { Decoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { Encoder } from 'lib0/encoding';
import type { ClockRange } from '../ports/room-log';

/** An update as it stands in the log, with what it says about authors. */
export type HeardUpdate = {
  readonly seq: number;
  readonly update: Uint8Array;
  /** Yjs clients that are bound to a person with it. */
  readonly bound: readonly (readonly [clientId: number, personId: string])[];
  /** New structs of others in it. */
  readonly relayed: readonly ClockRange[];
};

/** An instance as the others know it; another one after every start. */
export type InstanceId = number;

/** What is said on a document's channel. */
export type DocumentMessage = { readonly from: InstanceId } & (
  | { readonly kind: 'stored'; readonly updates: readonly HeardUpdate[] }
  /** An awareness update, passed on as it is. */
  | { readonly kind: 'presence'; readonly entries: Uint8Array }
  /** Asks the others who is there. */
  | { readonly kind: 'who' }
  /** A dossier's event, as JSON. */
  | { readonly kind: 'event'; readonly payload: string }
  /** The same for these persons alone. A kind of its own: an older instance must not take it for an event to all. */
  | { readonly kind: 'whisper'; readonly persons: readonly string[]; readonly payload: string }
  /** Who may do what has changed; `roomsMoved`: the server has written. */
  | { readonly kind: 'rights' | 'moved' }
);

const KINDS = ['stored', 'presence', 'who', 'event', 'rights', 'moved', 'whisper'] as const;

export function encodeDocumentMessage(message: DocumentMessage): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, KINDS.indexOf(message.kind));
  writeVarUint(encoder, message.from);
  switch (message.kind) {
    case 'stored':
      writeUpdates(encoder, message.updates);
      break;
    case 'presence':
      writeUint8Array(encoder, message.entries);
      break;
    case 'event':
      writeVarString(encoder, message.payload);
      break;
    case 'whisper':
      writeVarString(encoder, message.payload);
      writeVarUint(encoder, message.persons.length);
      for (const person of message.persons) writeVarString(encoder, person);
      break;
    case 'who':
    case 'rights':
    case 'moved':
      break;
  }
  return toUint8Array(encoder);
}

/** Null for bytes that say nothing we know, such as those of a newer version. */
export function readDocumentMessage(bytes: Uint8Array): DocumentMessage | null {
  try {
    const decoder = createDecoder(bytes);
    const kind = KINDS[readVarUint(decoder)];
    return kind === undefined ? null : readMessage(decoder, kind);
  } catch {
    // lib0 throws plain errors where the bytes end early.
    return null;
  }
}

function readMessage(decoder: Decoder, kind: DocumentMessage['kind']): DocumentMessage {
  const from = readVarUint(decoder);
  switch (kind) {
    case 'stored':
      return { kind, from, updates: readUpdates(decoder) };
    case 'presence':
      return { kind, from, entries: readUint8Array(decoder, decoder.arr.byteLength - decoder.pos) };
    case 'event':
      return { kind, from, payload: readVarString(decoder) };
    case 'whisper':
      return {
        kind,
        from,
        payload: readVarString(decoder),
        persons: Array.from({ length: readVarUint(decoder) }, () => readVarString(decoder)),
      };
    case 'who':
    case 'rights':
    case 'moved':
      return { kind, from };
  }
}

/** The updates of one batch of one room have consecutive numbers. */
function writeUpdates(encoder: Encoder, updates: readonly HeardUpdate[]): void {
  writeVarUint(encoder, updates[0]?.seq ?? 0);
  writeVarUint(encoder, updates.length);
  for (const { update, bound, relayed } of updates) {
    writeVarUint8Array(encoder, update);
    writeVarUint(encoder, bound.length);
    for (const [clientId, personId] of bound) {
      writeVarUint(encoder, clientId);
      writeVarString(encoder, personId);
    }
    writeVarUint(encoder, relayed.length);
    for (const { clientId, from, to } of relayed) [clientId, from, to].forEach((part) => writeVarUint(encoder, part));
  }
}

function readUpdates(decoder: Decoder): HeardUpdate[] {
  const first = readVarUint(decoder);
  return Array.from({ length: readVarUint(decoder) }, (_, index) => ({
    seq: first + index,
    // A copy: what it is cut from is the whole message, and updates stay in memory.
    update: readVarUint8Array(decoder).slice(),
    bound: Array.from({ length: readVarUint(decoder) }, () => [readVarUint(decoder), readVarString(decoder)] as const),
    relayed: Array.from({ length: readVarUint(decoder) }, () => {
      const clientId = readVarUint(decoder);
      return { clientId, from: readVarUint(decoder), to: readVarUint(decoder) };
    }),
  }));
}
