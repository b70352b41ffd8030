import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { MalformedFrame } from './client-frame';
import { joined } from './joined-bytes';

/** One client's entry in an awareness update; `state` is JSON text, `null` in JSON when the client left. */
export type PresenceEntry = { readonly clientId: number; readonly clock: number; readonly state: string };

/** Caps for {@link readPresence}: entries, and bytes of one state. */
export type PresenceCaps = { readonly maxEntries: number; readonly maxStateBytes: number };

/** @throws {MalformedFrame} when the bytes are no awareness update or exceed a cap. */
export function readPresence(awareness: Uint8Array, caps: PresenceCaps): PresenceEntry[] {
  try {
    const decoder = createDecoder(awareness);
    const count = readVarUint(decoder);
    if (count > caps.maxEntries) throw new MalformedFrame('Too many entries in one awareness update.');
    return Array.from({ length: count }, () => {
      const entry = { clientId: readVarUint(decoder), clock: readVarUint(decoder), state: readVarString(decoder) };
      if (entry.state.length > caps.maxStateBytes) throw new MalformedFrame('An awareness state is too large.');
      return entry;
    });
  } catch (fault) {
    if (fault instanceof MalformedFrame) throw fault;
    // lib0 throws plain errors where the bytes end early.
    throw new MalformedFrame('The awareness update ends early.', { cause: fault });
  }
}

/** One entry as bytes; made once and shared by every receiver of {@link joinPresence}. */
export function encodePresenceEntry({ clientId, clock, state }: PresenceEntry): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, clientId);
  writeVarUint(encoder, clock);
  writeVarString(encoder, state);
  return toUint8Array(encoder);
}

/** An awareness update of entries that were encoded before. */
export function joinPresence(entries: readonly Uint8Array[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, entries.length);
  return joined([toUint8Array(encoder), ...entries]);
}
