import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { InstanceId } from './document-messages';

/** What is said to all instances, whatever they have open. */
export type RosterMessage = { readonly from: InstanceId } & (
  | { readonly kind: 'here' | 'bye' }
  | { readonly kind: 'login-ended'; readonly loginId: string }
  /** Asks all to let land what is pending in a room, if they have it open; each answers when that is done. */
  | { readonly kind: 'closing'; readonly question: number; readonly roomId: string }
  | { readonly kind: 'landed'; readonly question: number }
);

const KINDS = ['here', 'bye', 'login-ended', 'closing', 'landed'] as const;

export function encodeRosterMessage(message: RosterMessage): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, KINDS.indexOf(message.kind));
  writeVarUint(encoder, message.from);
  if (message.kind === 'login-ended') writeVarString(encoder, message.loginId);
  if (message.kind === 'closing' || message.kind === 'landed') writeVarUint(encoder, message.question);
  if (message.kind === 'closing') writeVarString(encoder, message.roomId);
  return toUint8Array(encoder);
}

/** Null for bytes that say nothing we know. */
export function readRosterMessage(bytes: Uint8Array): RosterMessage | null {
  try {
    const decoder = createDecoder(bytes);
    const kind = KINDS[readVarUint(decoder)];
    const from = readVarUint(decoder);
    if (kind === undefined) return null;
    switch (kind) {
      case 'login-ended':
        return { kind, from, loginId: readVarString(decoder) };
      case 'closing':
        return { kind, from, question: readVarUint(decoder), roomId: readVarString(decoder) };
      case 'landed':
        return { kind, from, question: readVarUint(decoder) };
      case 'here':
      case 'bye':
        return { kind, from };
    }
  } catch {
    // lib0 throws plain errors where the bytes end early.
    return null;
  }
}
