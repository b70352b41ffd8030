// What one tick tells of a document. All entries are put one behind the other once; a session that is told of itself
// gets the same bytes without its own.

import { entriesFrame } from '@samenpen/live-protocol';

/** Somebody who hears of a document. */
type Hearer = { readonly address: string };

/** A client's entry, and the session that spoke for it; null for one that left, or that another instance told of. */
export type RoundEntry<Session extends Hearer> = { readonly session: Session | null; readonly bytes: Uint8Array };

type Stretch = { readonly from: number; readonly to: number };

export class PresenceRound<Session extends Hearer> {
  readonly #count: number;
  readonly #bytes: Uint8Array;
  /** Where each session's own entries stand, in order. */
  readonly #own = new Map<Session, Stretch[]>();
  /** The frame for those who are not told of themselves; nearly all have one address. */
  #shared: { readonly address: string; readonly frame: Uint8Array } | null = null;

  constructor(entries: readonly RoundEntry<Session>[]) {
    this.#count = entries.length;
    this.#bytes = new Uint8Array(entries.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
    let at = 0;
    for (const { session, bytes } of entries) {
      this.#bytes.set(bytes, at);
      if (session !== null) this.#owns(session, { from: at, to: at + bytes.byteLength });
      at += bytes.byteLength;
    }
  }

  /** Null when there is nothing to tell but what it said itself. */
  frameFor(session: Session): Uint8Array | null {
    const own = this.#own.get(session);
    if (own === undefined) return this.#sharedFrame(session.address);
    if (own.length === this.#count) return null;
    return entriesFrame(session.address, this.#count - own.length, this.#without(own));
  }

  #owns(session: Session, stretch: Stretch): void {
    const known = this.#own.get(session);
    if (known === undefined) this.#own.set(session, [stretch]);
    else known.push(stretch);
  }

  #sharedFrame(address: string): Uint8Array {
    if (this.#shared?.address !== address) {
      this.#shared = { address, frame: entriesFrame(address, this.#count, [this.#bytes]) };
    }
    return this.#shared.frame;
  }

  #without(own: readonly Stretch[]): Uint8Array[] {
    const kept: Uint8Array[] = [];
    let at = 0;
    for (const { from, to } of own) {
      if (from > at) kept.push(this.#bytes.subarray(at, from));
      at = to;
    }
    if (at < this.#bytes.byteLength) kept.push(this.#bytes.subarray(at));
    return kept;
  }
}
