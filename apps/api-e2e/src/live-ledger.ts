// What the server has acknowledged, read from the wire. The provider's own counter is not enough for that: updates
// that were typed while it was connecting are flushed after it has reset the counter.

import { readClientFrame } from '@samenpen/live-protocol';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';

const SYNC_STATUS = 8;

/** One connection: the updates that it sent, and which of them are acknowledged. Statuses come in their order. */
export class LiveLedger {
  readonly #owed = new Map<string, { readonly address: string; readonly clocks: ReadonlyMap<number, number> }[]>();
  readonly #hasAnsweredOpening = new Set<string>();

  /** `acknowledged` hears which clocks of which Yjs clients are on disk. */
  constructor(private readonly acknowledged: (address: string, clocks: ReadonlyMap<number, number>) => void) {}

  sent(bytes: Uint8Array): void {
    const frame = readClientFrame(bytes);
    if (frame.kind !== 'update' && frame.kind !== 'step2') return;
    const isLater = frame.kind === 'step2' && this.#hasAnsweredOpening.has(frame.address);
    if (frame.kind === 'step2') this.#hasAnsweredOpening.add(frame.address);
    // The answer to a later question of the server is owed no status.
    if (isLater) return;
    const owed = this.#owed.get(frame.address) ?? [];
    owed.push({ address: frame.address, clocks: Y.parseUpdateMeta(frame.update).to });
    this.#owed.set(frame.address, owed);
  }

  received(bytes: Uint8Array): void {
    if (bytes.length === 1) return;
    const decoder = createDecoder(bytes);
    const address = readVarString(decoder);
    if (readVarUint(decoder) !== SYNC_STATUS) return;
    const answered = this.#owed.get(address)?.shift();
    if (readVarUint(decoder) === 1 && answered !== undefined) this.acknowledged(address, answered.clocks);
  }
}
