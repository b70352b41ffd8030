/**
 * The frames of a raw client. Both dialects share the body; Hocuspocus puts the document's name in front,
 * y-websocket has the name in the path and neither sign-in nor acknowledgement.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export const FRAME = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  stateless: 5,
  syncStatus: 8,
} as const;
export const STEP = { step1: 0, step2: 1, update: 2 } as const;

/** What a server said, with a view on its payload. */
export type Frame =
  | { readonly kind: 'step1' | 'step2' | 'update' | 'awareness'; readonly payload: Uint8Array }
  | { readonly kind: 'status'; readonly isStored: boolean }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'other' };

const OTHER: Frame = { kind: 'other' };
const STEPS = ['step1', 'step2', 'update'] as const;

/** The bytes before the type of every frame of a document. */
export function prefixOf(documentName: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, documentName);
  return encoding.toUint8Array(encoder);
}

/** Reads a frame whose prefix has so many bytes. */
export function readFrame(bytes: Uint8Array, prefix: number): Frame {
  if (bytes.length <= prefix) return OTHER;
  const decoder = decoding.createDecoder(bytes);
  decoder.pos = prefix;
  switch (decoding.readVarUint(decoder)) {
    case FRAME.sync: {
      const kind = STEPS[decoding.readVarUint(decoder)];
      return kind === undefined ? OTHER : { kind, payload: decoding.readVarUint8Array(decoder) };
    }
    case FRAME.awareness:
      return { kind: 'awareness', payload: decoding.readVarUint8Array(decoder) };
    case FRAME.syncStatus:
      return { kind: 'status', isStored: decoding.readVarUint(decoder) === 1 };
    case FRAME.stateless:
      return { kind: 'told', text: decoding.readVarString(decoder) };
    case FRAME.auth:
      return decoding.readVarUint(decoder) === 1
        ? { kind: 'denied', reason: decoding.readVarString(decoder) }
        : OTHER;
    default:
      return OTHER;
  }
}

function frame(prefix: Uint8Array, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, prefix);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

export function syncFrame(prefix: Uint8Array, step: number, bytes: Uint8Array): Uint8Array {
  return frame(prefix, (encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export function authFrame(prefix: Uint8Array, token: string): Uint8Array {
  return frame(prefix, (encoder) => {
    encoding.writeVarUint(encoder, FRAME.auth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, token);
  });
}

/** Asks who is there; it changes nothing. */
export const queryAwarenessFrame = (prefix: Uint8Array): Uint8Array =>
  frame(prefix, (encoder) => encoding.writeVarUint(encoder, FRAME.queryAwareness));

export function awarenessFrame(prefix: Uint8Array, awareness: Uint8Array): Uint8Array {
  return frame(prefix, (encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, awareness);
  });
}
