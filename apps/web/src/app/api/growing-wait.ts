/** What got no answer is asked again after this many milliseconds, then after twice as many each time, up to the most. */
const FIRST = 5_000;
const MOST = 80_000;

/** How long to wait before a server that had no answer is asked again. */
export class GrowingWait {
  #milliseconds = FIRST;

  /** The wait until the next time, for once. */
  next(): number {
    const milliseconds = this.#milliseconds;
    this.#milliseconds = Math.min(2 * milliseconds, MOST);
    return milliseconds;
  }

  /** There was an answer: the next wait is a short one. */
  reset(): void {
    this.#milliseconds = FIRST;
  }
}
