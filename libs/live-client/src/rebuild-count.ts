/** Refusals in a row, each within a minute, after which the next fetching waits. */
const AT_ONCE = 4;
const WITHIN_MS = 60_000;
const PAUSE_MS = 15_000;

/** Counts how often a text was fetched again lately: one that is refused again and again is so at an easy pace. */
export class RebuildCount {
  private moments: number[] = [];

  /** Counts one more; how long to wait before it, in milliseconds. */
  pauseBeforeNext(now = Date.now()): number {
    this.moments = [...this.moments.filter((at) => now - at < WITHIN_MS), now];
    return this.moments.length > AT_ONCE ? PAUSE_MS : 0;
  }
}
