// How frames travel over HTTP where WebSockets are blocked (PROTOCOL.md, *Over HTTP*). One connection over HTTP carries
// several channels, each of which is what a WebSocket would have been. What travels on a channel is a *message*;
// messages are numbered from 1 in each direction, over all channels, so that a request can be repeated.

import { createDecoder, hasContent, readTailAsUint8Array, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { Decoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { Encoder } from 'lib0/encoding';
import { MalformedFrame } from './client-frame';

/** What happens on one channel. `open` and `close` stand for the handshake and the farewell of a WebSocket. */
export type CarriedMessage = { readonly channel: number } & (
  | { readonly kind: 'open' }
  | { readonly kind: 'frame'; readonly frame: Uint8Array }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
);

/** What one request of a client brings. */
export type HttpPost = {
  /** The connection; empty to open one. */
  readonly id: string;
  /** Number of the last message that the client has received. */
  readonly received: number;
  /** Number of the first message below. */
  readonly first: number;
  /** Encoded messages, see {@link readCarriedMessage}. */
  readonly messages: readonly Uint8Array[];
};

const MessageKind = { Open: 0, Frame: 1, Close: 2 } as const;

/** One message as bytes. */
export function encodeCarriedMessage(message: CarriedMessage): Uint8Array {
  return encoded((encoder) => {
    writeVarUint(encoder, message.channel);
    switch (message.kind) {
      case 'open':
        return writeVarUint(encoder, MessageKind.Open);
      case 'frame':
        writeVarUint(encoder, MessageKind.Frame);
        return writeUint8Array(encoder, message.frame);
      case 'close':
        writeVarUint(encoder, MessageKind.Close);
        writeVarUint(encoder, message.code);
        return writeVarString(encoder, message.reason);
    }
  });
}

/** @throws {MalformedFrame} for bytes that are no message. The frame is a view on the bytes. */
export function readCarriedMessage(bytes: Uint8Array): CarriedMessage {
  return decoded(bytes, (decoder) => {
    const channel = readVarUint(decoder);
    const kind = readVarUint(decoder);
    switch (kind) {
      case MessageKind.Open:
        return { channel, kind: 'open' };
      case MessageKind.Frame:
        return { channel, kind: 'frame', frame: readTailAsUint8Array(decoder) };
      case MessageKind.Close:
        return { channel, kind: 'close', code: readVarUint(decoder), reason: readVarString(decoder) };
      default:
        throw new MalformedFrame(`There is no message of kind ${kind}.`);
    }
  });
}

/** The body of a request. */
export function encodeHttpPost({ id, received, first, messages }: HttpPost): Uint8Array {
  return encoded((encoder) => {
    writeVarString(encoder, id);
    writeVarUint(encoder, received);
    writeVarUint(encoder, first);
    for (const message of messages) writeVarUint8Array(encoder, message);
  });
}

/**
 * Reads so many messages and no more: a view on each costs many times what the smallest of them is.
 * @throws {MalformedFrame} for bytes that are no such body. The messages are views on the bytes.
 */
export function readHttpPost(bytes: Uint8Array, { maxMessages = Infinity } = {}): HttpPost {
  return decoded(bytes, (decoder) => {
    const id = readVarString(decoder);
    const received = readVarUint(decoder);
    const first = readVarUint(decoder);
    const messages: Uint8Array[] = [];
    while (hasContent(decoder) && messages.length < maxMessages) messages.push(readVarUint8Array(decoder));
    return { id, received, first, messages };
  });
}

/** Messages as they stand in the answer to a GET. Nothing at all is encoded as an empty message, which has no number. */
export function encodeHttpAnswer(messages: readonly Uint8Array[]): Uint8Array {
  return encoded((encoder) => {
    if (messages.length === 0) writeVarUint(encoder, 0);
    for (const message of messages) writeVarUint8Array(encoder, message);
  });
}

/** Cuts the answer to a GET into messages, however it was cut up on the way. */
export class HttpAnswerReader {
  #rest = new Uint8Array();

  /** The messages that are complete with this piece; empty ones are left out. Views on the piece. */
  read(piece: Uint8Array): Uint8Array[] {
    const bytes = this.#rest.length === 0 ? piece : joined(this.#rest, piece);
    const decoder = createDecoder(bytes);
    const messages: Uint8Array[] = [];
    let complete = 0;
    while (hasWholeMessage(decoder)) {
      const message = readVarUint8Array(decoder);
      complete = decoder.pos;
      if (message.length > 0) messages.push(message);
    }
    this.#rest = bytes.slice(complete);
    return messages;
  }
}

/** Whether a length and so many bytes are there; the decoder stays where it is. */
function hasWholeMessage({ arr, pos }: Decoder): boolean {
  let end = pos;
  while ((arr[end] ?? 0) >= 0x80) end += 1;
  if (end >= arr.length) return false;
  return end + 1 + readVarUint(createDecoder(arr.subarray(pos, end + 1))) <= arr.length;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}

function encoded(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  write(encoder);
  return toUint8Array(encoder);
}

function decoded<Read>(bytes: Uint8Array, read: (decoder: Decoder) => Read): Read {
  try {
    return read(createDecoder(bytes));
  } catch (fault) {
    if (fault instanceof MalformedFrame) throw fault;
    // lib0 throws plain errors and RangeErrors where the bytes end early.
    throw new MalformedFrame('The bytes end before they say what they hold.', { cause: fault });
  }
}
