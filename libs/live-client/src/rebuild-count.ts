/** Refusals in a row, each within a minute, after which rebuilding is given up. */
const MAX_REBUILDS = 4;
const WITHIN_MS = 60_000;

/** Counts how often a text was rebuilt lately: one that is refused again and again is not opened any more. */
export class RebuildCount {
  private moments: number[] = [];

  /** Counts one more; whether that is one too many. */
  isOneTooMany(now = Date.now()): boolean {
    this.moments = [...this.moments.filter((at) => now - at < WITHIN_MS), now];
    return this.moments.length > MAX_REBUILDS;
  }
}
