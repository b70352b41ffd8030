import type { LiveLimits } from '@samenpen/live-protocol';
import type { EngineClock } from '../ports/clock';
import type { Transport } from '../ports/transport';

type PaceLimits = Pick<
  LiveLimits,
  'framesPerSecond' | 'frameBurst' | 'bytesPerSecond' | 'byteBurst' | 'maxUnansweredBytes'
>;

/** So many frames of the allowance go into one token that is looked at. */
const FRAMES_PER_QUESTION = 20;

/** A client that is too fast, or whose updates wait for the store, is read later; nothing is refused for it. */
export class ReadingPace {
  readonly #limits: PaceLimits;
  readonly #transport: Transport;
  readonly #clock: EngineClock;
  /** Two allowances that fill at a rate up to a brim, and may be overdrawn. */
  #framesLeft: number;
  #bytesLeft: number;
  #filledAt: number;
  #isTooFast = false;
  #unanswered = 0;
  #isPaused = false;

  constructor(limits: PaceLimits, transport: Transport, clock: EngineClock) {
    this.#limits = limits;
    this.#transport = transport;
    this.#clock = clock;
    this.#framesLeft = limits.frameBurst;
    this.#bytesLeft = limits.byteBurst;
    this.#filledAt = clock.now();
  }

  /** Counts a frame that arrived at this moment. */
  received(bytes: number, now: number): void {
    this.#spend(1, bytes, now);
  }

  /** Counts a question for rights: it costs the store far more than a frame. */
  asked(now: number): void {
    this.#spend(FRAMES_PER_QUESTION, 0, now);
  }

  /** Counts an update that waits for its status. */
  owe(bytes: number): void {
    this.#unanswered += bytes;
    this.#apply();
  }

  /** It got it. */
  pay(bytes: number): void {
    this.#unanswered -= bytes;
    this.#apply();
  }

  #spend(frames: number, bytes: number, now: number): void {
    if (now !== this.#filledAt) this.#fill(now);
    this.#framesLeft -= frames;
    this.#bytesLeft -= bytes;
    if ((this.#framesLeft >= 0 && this.#bytesLeft >= 0) || this.#isTooFast) return;
    this.#isTooFast = true;
    this.#apply();
    const { framesPerSecond, bytesPerSecond } = this.#limits;
    const seconds = Math.max(-this.#framesLeft / framesPerSecond, -this.#bytesLeft / bytesPerSecond);
    this.#clock.after(Math.ceil(seconds * 1000), () => {
      this.#isTooFast = false;
      this.#apply();
    });
  }

  #fill(now: number): void {
    const { framesPerSecond, frameBurst, bytesPerSecond, byteBurst } = this.#limits;
    const seconds = (now - this.#filledAt) / 1000;
    this.#framesLeft = Math.min(frameBurst, this.#framesLeft + seconds * framesPerSecond);
    this.#bytesLeft = Math.min(byteBurst, this.#bytesLeft + seconds * bytesPerSecond);
    this.#filledAt = now;
  }

  #apply(): void {
    const mustPause = this.#isTooFast || this.#unanswered > this.#limits.maxUnansweredBytes;
    if (mustPause === this.#isPaused) return;
    this.#isPaused = mustPause;
    if (mustPause) this.#transport.pause();
    else this.#transport.resume();
  }
}
