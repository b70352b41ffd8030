import type { EngineClock } from '../ports/clock';

/** Each tick's presence goes to so many at most; a larger crowd hears every second tick, or third. */
const CROWD = 40;
/** However large the crowd, it waits no longer than so many ticks. */
const MOST_TICKS = 5;

/**
 * One tick for the presence of all documents: the latest state counts, and nobody sees it later than that. What a tick
 * costs is a message to each who hears it, so where many do, it is told less often and each message holds more.
 */
export class PresenceTicker {
  readonly #clock: EngineClock;
  readonly #tickMs: number;
  /** How many ticks each flush waits for. */
  readonly #waiting = new Map<() => void, number>();

  constructor(clock: EngineClock, tickMs: number) {
    this.#clock = clock;
    this.#tickMs = tickMs;
  }

  /** Runs a document's flush, which so many hear, at one of the next ticks, once. */
  wake(flush: () => void, hearers: number): void {
    if (this.#waiting.has(flush)) return;
    if (this.#waiting.size === 0) this.#tickSoon();
    this.#waiting.set(flush, Math.min(MOST_TICKS, Math.max(1, Math.ceil(hearers / CROWD))));
  }

  #tickSoon(): void {
    this.#clock.after(this.#tickMs, () => this.#tick());
  }

  #tick(): void {
    const due: (() => void)[] = [];
    for (const [flush, ticks] of this.#waiting) {
      if (ticks > 1) this.#waiting.set(flush, ticks - 1);
      else {
        this.#waiting.delete(flush);
        due.push(flush);
      }
    }
    if (this.#waiting.size > 0) this.#tickSoon();
    for (const flush of due) flush();
  }
}
