import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { Encoder } from 'lib0/encoding';
import { joined } from './joined-bytes';
import { AuthStep, FrameType, SyncStep } from './frame-type';
import type { Scope } from './frame-type';

function addressed(address: string, type: number, payload: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, address);
  writeVarUint(encoder, type);
  payload(encoder);
  return toUint8Array(encoder);
}

/** A frame that ends in bytes, which may be many: they are copied once. */
function carrying(bytes: Uint8Array, address: string, kind: readonly number[]): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, address);
  for (const part of kind) writeVarUint(encoder, part);
  writeVarUint(encoder, bytes.byteLength);
  return joined([toUint8Array(encoder), bytes]);
}

const bytesOfVarUint = (number: number): number => (number < 0x80 ? 1 : 1 + bytesOfVarUint(Math.floor(number / 0x80)));

const sync = (address: string, step: number, bytes: Uint8Array): Uint8Array =>
  carrying(bytes, address, [FrameType.Sync, step]);

/** Asks for everything above the state vector. */
export const step1Frame = (address: string, stateVector: Uint8Array): Uint8Array =>
  sync(address, SyncStep.Step1, stateVector);

/** Answers a Step1. */
export const step2Frame = (address: string, update: Uint8Array): Uint8Array => sync(address, SyncStep.Step2, update);

/** One change, as received from another client or from the log. */
export const updateFrame = (address: string, update: Uint8Array): Uint8Array => sync(address, SyncStep.Update, update);

/** An awareness update, see `encodePresence`. */
export const awarenessFrame = (address: string, awareness: Uint8Array): Uint8Array =>
  carrying(awareness, address, [FrameType.Awareness]);

/** An awareness update of so many entries, whose bytes come in some pieces: they are copied once. */
export function entriesFrame(address: string, count: number, pieces: readonly Uint8Array[]): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, address);
  writeVarUint(encoder, FrameType.Awareness);
  writeVarUint(encoder, pieces.reduce((sum, { byteLength }) => sum + byteLength, bytesOfVarUint(count)));
  writeVarUint(encoder, count);
  return joined([toUint8Array(encoder), ...pieces]);
}

/** The acknowledgement: true only after the commit, false when it was refused and is nowhere stored. */
export const syncStatusFrame = (address: string, isStored: boolean): Uint8Array =>
  addressed(address, FrameType.SyncStatus, (encoder) => writeVarUint(encoder, isStored ? 1 : 0));

/** The document is open; sent again whenever the scope changes. */
export const authenticatedFrame = (address: string, scope: Scope): Uint8Array =>
  addressed(address, FrameType.Auth, (encoder) => {
    writeVarUint(encoder, AuthStep.Authenticated);
    writeVarString(encoder, scope);
  });

/** The document stays or becomes closed to this connection; `reason` is a `ReasonCode`. */
export const deniedFrame = (address: string, reason: string): Uint8Array =>
  addressed(address, FrameType.Auth, (encoder) => {
    writeVarUint(encoder, AuthStep.Denied);
    writeVarString(encoder, reason);
  });

/** A message beside the text, see `LiveMessage`. */
export const statelessFrame = (address: string, payload: string): Uint8Array =>
  addressed(address, FrameType.Stateless, (encoder) => writeVarString(encoder, payload));

/** A single byte; the other side answers with {@link pongFrame}. */
export const pingFrame: Uint8Array = Uint8Array.of(FrameType.Ping);

/** The answer to {@link pingFrame}. */
export const pongFrame: Uint8Array = Uint8Array.of(FrameType.Pong);
