// Who keeps putting into a text what no editor writes may only read there for a while: repairing what comes back at
// once would never end. A small memory of this instance; the other instances see the same writing and count for
// themselves.

import { Injectable } from '@nestjs/common';

/** A person in one section. */
export type Writer = { readonly roomId: string; readonly personId: string };

/** So many repairs within the span, and the writer is held for as long; milliseconds. */
const MOST_REPAIRS = 3;
const SPAN_MS = 10 * 60_000;
/** Beyond so many writers the ones that were quiet for longest are forgotten. */
const MOST_WRITERS = 10_000;

const keyOf = ({ roomId, personId }: Writer): string => `${roomId}/${personId}`;

@Injectable()
export class WritersHeld {
  readonly #repairs = new Map<string, number[]>();

  /** Counts a repair of what somebody wrote; true when that person is held from now on. */
  repaired(writer: Writer, now: number): boolean {
    const key = keyOf(writer);
    const recent = [...this.#recent(key, now), now];
    this.#repairs.delete(key);
    this.#repairs.set(key, recent);
    for (const oldest of this.#repairs.keys()) {
      if (this.#repairs.size <= MOST_WRITERS) break;
      this.#repairs.delete(oldest);
    }
    return recent.length >= MOST_REPAIRS;
  }

  /** Whether somebody may only read in a section for now. */
  isHeld(writer: Writer, now: number): boolean {
    return this.#recent(keyOf(writer), now).length >= MOST_REPAIRS;
  }

  #recent(key: string, now: number): number[] {
    return (this.#repairs.get(key) ?? []).filter((at) => now - at < SPAN_MS);
  }
}
