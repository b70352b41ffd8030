/** The rest between two looks that follow each other; milliseconds. */
const REST_MS = 250;

/**
 * Looks again whenever that is asked for, one look at a time: the first at once, and all that is asked meanwhile in one
 * more, a moment later. In a session of a hundred people news comes faster than it can be read.
 */
export class GatheredLooks {
  private isLooking = false;
  private isEnded = false;
  /** How often it was asked for, and how often it had been when the last look began. */
  private asked = 0;
  private seen = 0;

  /** `look` must not throw. */
  constructor(private readonly look: () => Promise<void>) {}

  ask(): void {
    this.asked += 1;
    if (!this.isLooking) void this.lookOn();
  }

  /** Looks no more. */
  end(): void {
    this.isEnded = true;
  }

  private async lookOn(): Promise<void> {
    this.isLooking = true;
    while (this.seen < this.asked && !this.isEnded) {
      this.seen = this.asked;
      await this.look();
      if (this.seen < this.asked) await new Promise((resolve) => void setTimeout(resolve, REST_MS));
    }
    this.isLooking = false;
  }
}
