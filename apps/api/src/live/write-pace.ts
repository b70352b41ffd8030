/** The pace is looked at over so long. Milliseconds. */
const SPAN_MS = 20;
/** This many writes per millisecond earn a window of one. */
const WRITES_PER_MS = 1.5;
const LONGEST_WINDOW_MS = 6;

/**
 * How long to gather before writing: not at all while there is little to write, some milliseconds when sockets are
 * written to all the time, because each write then carries more.
 */
export class WritePace {
  #spanFrom = 0;
  #writes = 0;
  #windowMs = 0;

  /** Sockets that were written to. */
  wrote(sockets: number): void {
    this.#writes += sockets;
  }

  /** The window for what begins to gather at this time. Whole milliseconds. */
  windowAt(now: number): number {
    const spanMs = now - this.#spanFrom;
    if (spanMs < SPAN_MS) return this.#windowMs;
    this.#windowMs = Math.min(LONGEST_WINDOW_MS, Math.floor(this.#writes / spanMs / WRITES_PER_MS));
    this.#spanFrom = now;
    this.#writes = 0;
    return this.#windowMs;
  }
}
