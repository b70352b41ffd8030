import type { EngineClock } from '../ports/clock';

/** One tick for the presence of all documents: the latest state counts, and nobody sees it later than that. */
export class PresenceTicker {
  readonly #clock: EngineClock;
  readonly #tickMs: number;
  readonly #waiting = new Set<() => void>();

  constructor(clock: EngineClock, tickMs: number) {
    this.#clock = clock;
    this.#tickMs = tickMs;
  }

  /** Runs a document's flush at the next tick, once. */
  wake(flush: () => void): void {
    if (this.#waiting.size === 0) this.#clock.after(this.#tickMs, () => this.#tick());
    this.#waiting.add(flush);
  }

  #tick(): void {
    const flushes = [...this.#waiting];
    this.#waiting.clear();
    for (const flush of flushes) flush();
  }
}
