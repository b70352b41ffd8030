// The wire of y-websocket: one document per socket, so a message is a frame of this protocol without its address. It
// has no acknowledgement and no messages beside the text; what it cannot say becomes the end of the connection.

import { createDecoder, readVarString } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { MalformedFrame } from './client-frame';
import { AuthStep, FrameType } from './frame-type';

/** Sub-type of an Auth message of y-protocols; the client writes its reason to the console. */
const PERMISSION_DENIED = 0;

/** What a server's frame means for a y-websocket client. */
export type SingleDocumentAnswer =
  /** Bytes for the client, a view on the frame. */
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  /** The document is closed to this client; `reason` is a `ReasonCode`. */
  | { readonly kind: 'denied'; readonly reason: string }
  /** A message beside the text, see `readLiveMessage`. */
  | { readonly kind: 'stateless'; readonly payload: string }
  /** Nothing that it knows: acknowledgements, scopes, pings. */
  | { readonly kind: 'unknown' };

/** Translates between the messages of one y-websocket connection and the frames of its one document. */
export class SingleDocumentWire {
  readonly #prefix: Uint8Array;

  /** `address` is the document's name, as in the path of the connection. */
  constructor(address: string) {
    const encoder = createEncoder();
    writeVarString(encoder, address);
    this.#prefix = toUint8Array(encoder);
  }

  /** A client's message as a frame. @throws {MalformedFrame} for what a y-websocket client does not send. */
  frameOf(message: Uint8Array): Uint8Array {
    // A single byte, as all three types are; whoever writes it in another way is no y-websocket client.
    const type = message[0];
    const isKnown = type === FrameType.Sync || type === FrameType.Awareness || type === FrameType.QueryAwareness;
    if (!isKnown) throw new MalformedFrame(`No y-websocket client sends messages of type ${String(type)}.`);
    const frame = new Uint8Array(this.#prefix.byteLength + message.byteLength);
    frame.set(this.#prefix);
    frame.set(message, this.#prefix.byteLength);
    return frame;
  }

  /** Opens the document, with a personal access token or, with null, the cookie of the upgrade. */
  openingFrame(token: string | null): Uint8Array {
    const encoder = createEncoder();
    writeUint8Array(encoder, this.#prefix);
    writeVarUint(encoder, FrameType.Auth);
    writeVarUint(encoder, AuthStep.Token);
    writeVarString(encoder, token ?? '');
    return toUint8Array(encoder);
  }

  /** What a frame that the server made means for the client. */
  answerOf(frame: Uint8Array): SingleDocumentAnswer {
    if (frame.byteLength <= this.#prefix.byteLength) return { kind: 'unknown' };
    const bytes = frame.subarray(this.#prefix.byteLength);
    const type = bytes[0];
    if (type === FrameType.Sync || type === FrameType.Awareness) return { kind: 'message', bytes };
    if (type === FrameType.Stateless) return { kind: 'stateless', payload: readVarString(createDecoder(bytes.subarray(1))) };
    if (type !== FrameType.Auth || bytes[1] !== AuthStep.Denied) return { kind: 'unknown' };
    return { kind: 'denied', reason: readVarString(createDecoder(bytes.subarray(2))) };
  }
}

/** Tells a y-websocket client why it is refused, in the words of y-protocols. */
export function denialMessage(reason: string): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FrameType.Auth);
  writeVarUint(encoder, PERMISSION_DENIED);
  writeVarString(encoder, reason);
  return toUint8Array(encoder);
}
