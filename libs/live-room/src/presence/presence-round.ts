// What one tick tells of a document. Entries are put one behind the other once, in groups; a session that is told of itself
// gets the same bytes without its own, which costs a copy of its group alone.

import { entriesFrame } from '@samenpen/live-protocol';

/** Somebody who hears of a document. */
type Hearer = { readonly address: string };

/** A client's entry, and the session that spoke for it; null for one that left, or that another instance told of. */
export type RoundEntry<Session extends Hearer> = { readonly session: Session | null; readonly bytes: Uint8Array };

type Stretch = { readonly from: number; readonly to: number };

/** So many entries at most go in one message. */
const GROUP = 32;

export class PresenceRound<Session extends Hearer> {
  readonly #groups: readonly EntryGroup<Session>[];

  constructor(entries: readonly RoundEntry<Session>[]) {
    const groups: EntryGroup<Session>[] = [];
    for (let from = 0; from < entries.length; from += GROUP) groups.push(new EntryGroup(entries.slice(from, from + GROUP)));
    this.#groups = groups;
  }

  /** Gives each session what it did not say itself. Who gets the same bytes gets them one after the other. */
  tell(sessions: readonly Session[], give: (session: Session, frame: Uint8Array) => void): void {
    for (const group of this.#groups) {
      const [owners, others] = [sessions.filter((session) => group.isOf(session)), sessions.filter((session) => !group.isOf(session))];
      for (const session of [...others, ...owners]) {
        const frame = group.frameFor(session);
        if (frame !== null) give(session, frame);
      }
    }
  }
}

class EntryGroup<Session extends Hearer> {
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

  /** Whether some of it is the session's own. */
  isOf(session: Session): boolean {
    return this.#own.has(session);
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
