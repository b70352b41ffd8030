import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import type { Decoder } from 'lib0/decoding';
import { AuthStep, FrameType, SyncStep } from './frame-type';

/** One frame as a client sends it. Byte arrays are views on the received frame. */
export type ClientFrame =
  | { readonly kind: 'ping' }
  | { readonly kind: 'pong' }
  | { readonly kind: 'auth'; readonly address: string; readonly token: string; readonly knowsPing: boolean }
  | { readonly kind: 'step1'; readonly address: string; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2'; readonly address: string; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly address: string; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly address: string; readonly awareness: Uint8Array }
  | { readonly kind: 'query-awareness'; readonly address: string }
  | { readonly kind: 'stateless'; readonly address: string; readonly payload: string }
  | { readonly kind: 'close'; readonly address: string };

/** Thrown for bytes that are no frame of this protocol. */
export class MalformedFrame extends Error {
  override readonly name = 'MalformedFrame';
}

/** Longer addresses are no documents of ours, and are not remembered. Bytes. */
const LONGEST_ADDRESS = 256;

/** The address of the frame before on one connection: nearly every frame has the same, so its text is made once. */
export class LatestAddress {
  #bytes: Uint8Array = new Uint8Array(0);
  #text = '';

  /** Reads the address that a frame begins with. */
  read(decoder: Decoder): string {
    if (this.#isIn(decoder.arr)) {
      decoder.pos = this.#bytes.length;
      return this.#text;
    }
    const text = readVarString(decoder);
    if (decoder.pos > LONGEST_ADDRESS) return text;
    this.#text = text;
    // A copy: the frame is part of a piece that was read from the socket, which must not stay for its sake.
    this.#bytes = Uint8Array.from(decoder.arr.subarray(0, decoder.pos));
    return text;
  }

  #isIn(frame: Uint8Array): boolean {
    const length = this.#bytes.length;
    if (length === 0 || frame.length < length) return false;
    for (let at = 0; at < length; at++) if (frame[at] !== this.#bytes[at]) return false;
    return true;
  }
}

/** @throws {MalformedFrame} for anything a client may not send. */
export function readClientFrame(bytes: Uint8Array, latest = new LatestAddress()): ClientFrame {
  if (bytes.length === 1) return readSingleByte(bytes[0]);
  try {
    const decoder = createDecoder(bytes);
    return readAddressed(decoder, latest.read(decoder));
  } catch (fault) {
    if (fault instanceof MalformedFrame) throw fault;
    // lib0 throws plain errors and RangeErrors where the bytes end early.
    throw new MalformedFrame('The frame ends before it says what it holds.', { cause: fault });
  }
}

function readSingleByte(byte: number | undefined): ClientFrame {
  if (byte === FrameType.Ping) return { kind: 'ping' };
  if (byte === FrameType.Pong) return { kind: 'pong' };
  throw new MalformedFrame('A single byte that is neither Ping nor Pong.');
}

function readAddressed(decoder: Decoder, address: string): ClientFrame {
  const type = readVarUint(decoder);
  switch (type) {
    case FrameType.Sync:
      return readSync(decoder, address);
    case FrameType.Awareness:
      return { kind: 'awareness', address, awareness: readVarUint8Array(decoder) };
    case FrameType.Auth:
      return readAuth(decoder, address);
    case FrameType.QueryAwareness:
      return { kind: 'query-awareness', address };
    case FrameType.Stateless:
      return { kind: 'stateless', address, payload: readVarString(decoder) };
    case FrameType.Close:
      return { kind: 'close', address };
    default:
      throw new MalformedFrame(`No client sends frames of type ${type}.`);
  }
}

function readSync(decoder: Decoder, address: string): ClientFrame {
  const step = readVarUint(decoder);
  switch (step) {
    case SyncStep.Step1:
      return { kind: 'step1', address, stateVector: readVarUint8Array(decoder) };
    case SyncStep.Step2:
      return { kind: 'step2', address, update: readVarUint8Array(decoder) };
    case SyncStep.Update:
      return { kind: 'update', address, update: readVarUint8Array(decoder) };
    default:
      throw new MalformedFrame(`There is no sync step ${step}.`);
  }
}

function readAuth(decoder: Decoder, address: string): ClientFrame {
  if (readVarUint(decoder) !== AuthStep.Token) throw new MalformedFrame('A client only sends tokens.');
  const token = readVarString(decoder);
  // Providers from 4 on add their version; older ones fail on a Ping.
  const knowsPing = hasContent(decoder);
  if (knowsPing) readVarString(decoder);
  return { kind: 'auth', address, token, knowsPing };
}
