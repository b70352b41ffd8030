import type { EngineClock } from '../ports/clock';
import type { Offer } from '../room/pending-update';

/** Updates whose foundations the server lacks, until the client has said them or has had its time. */
export class GapWait {
  readonly #clock: EngineClock;
  readonly #answerMs: number;
  readonly #timedOut: () => void;
  #held: Offer[] = [];
  #cancel: (() => void) | null = null;

  constructor(clock: EngineClock, answerMs: number, timedOut: () => void) {
    this.#clock = clock;
    this.#answerMs = answerMs;
    this.#timedOut = timedOut;
  }

  /** True when this is the first one, for which the client must be asked. */
  hold(offer: Offer): boolean {
    this.#held.push(offer);
    if (this.#cancel !== null) return false;
    this.#cancel = this.#clock.after(this.#answerMs, this.#timedOut);
    return true;
  }

  waitLonger(): void {
    this.#cancel = this.#clock.after(this.#answerMs, this.#timedOut);
  }

  /** Ends the wait and hands over what was held, in order. */
  take(): Offer[] {
    this.end();
    return this.#held.splice(0);
  }

  end(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
