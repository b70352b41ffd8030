import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { InstanceId } from './document-messages';

/** What is said to all instances, whatever they have open. */
export type RosterMessage = { readonly from: InstanceId } & (
  | { readonly kind: 'here' | 'bye' }
  | { readonly kind: 'login-ended'; readonly loginId: string }
);

const KINDS = ['here', 'bye', 'login-ended'] as const;

export function encodeRosterMessage(message: RosterMessage): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, KINDS.indexOf(message.kind));
  writeVarUint(encoder, message.from);
  if (message.kind === 'login-ended') writeVarString(encoder, message.loginId);
  return toUint8Array(encoder);
}

/** Null for bytes that say nothing we know. */
export function readRosterMessage(bytes: Uint8Array): RosterMessage | null {
  try {
    const decoder = createDecoder(bytes);
    const kind = KINDS[readVarUint(decoder)];
    const from = readVarUint(decoder);
    if (kind === undefined) return null;
    return kind === 'login-ended' ? { kind, from, loginId: readVarString(decoder) } : { kind, from };
  } catch {
    // lib0 throws plain errors where the bytes end early.
    return null;
  }
}
