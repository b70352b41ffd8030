// What is on the screen is only as good as its last look at the server. A hint says that something happened; this
// decides when to look, so that no hint is lost: not one that comes while a look is under way, and not what happened
// while the connection was away.

import { GrowingWait } from '../api/growing-wait';

/** Takes a look, and resolves once its answer is on the screen; false when none came and one may come later. */
type Look = () => Promise<boolean>;

/** Runs something later, and gives the way to call it off. */
type Later = (run: () => void, milliseconds: number) => () => void;

type Pace = { readonly look: Look; readonly later: Later; readonly now: () => number };

/** At most one look per this many milliseconds, however much happens. */
export const REST = 1500;

export class LookAgain {
  readonly #pace: Pace;
  readonly #untilAnswered = new GrowingWait();
  #isLooking = false;
  #isStopped = false;
  /** How often something was heard. */
  #heard = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #callOff: (() => void) | null = null;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Something happened, or may have: after a rest the screen shows it. */
  wanted(): void {
    this.#heard += 1;
    if (this.#isLooking) return;
    // What is planned is for the same moment, or for later because the server had no answer.
    this.#callOff?.();
    const rest = Math.max(0, REST - (this.#pace.now() - this.#lookedAt));
    this.#callOff = this.#pace.later(() => void this.#look(), rest);
  }

  stop(): void {
    this.#isStopped = true;
    this.#callOff?.();
    this.#callOff = null;
  }

  async #look(): Promise<void> {
    this.#callOff = null;
    this.#isLooking = true;
    const heard = this.#heard;
    this.#lookedAt = this.#pace.now();
    const isAnswered = await this.#pace.look();
    this.#isLooking = false;
    if (this.#isStopped) return;
    if (isAnswered) this.#untilAnswered.reset();
    // What was heard meanwhile may have happened after the server answered.
    if (this.#heard !== heard) this.wanted();
    // Nobody tells of the same a second time.
    else if (!isAnswered) this.#callOff = this.#pace.later(() => void this.#look(), this.#untilAnswered.next());
  }
}
