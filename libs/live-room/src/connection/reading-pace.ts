import type { LiveLimits } from '@samenpen/live-protocol';
import type { EngineClock } from '../ports/clock';
import type { Transport } from '../ports/transport';

type PaceLimits = Pick<
  LiveLimits,
  'framesPerSecond' | 'frameBurst' | 'bytesPerSecond' | 'byteBurst' | 'maxUnansweredBytes'
>;

/** So many frames of the allowance go into one token that is looked at. */
const FRAMES_PER_QUESTION = 20;

/** Something that fills at a rate up to a brim, and may be overdrawn. */
class Allowance {
  #left: number;
  #at: number;

  constructor(
    private readonly perSecond: number,
    private readonly brim: number,
    now: number,
  ) {
    this.#left = brim;
    this.#at = now;
  }

  /** Takes an amount and answers how many milliseconds it will be overdrawn. */
  take(amount: number, now: number): number {
    this.#left = Math.min(this.brim, this.#left + ((now - this.#at) / 1000) * this.perSecond) - amount;
    this.#at = now;
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.perSecond) * 1000);
  }
}

/** A client that is too fast, or whose updates wait for the store, is read later; nothing is refused for it. */
export class ReadingPace {
  readonly #limits: PaceLimits;
  readonly #transport: Transport;
  readonly #clock: EngineClock;
  readonly #frames: Allowance;
  readonly #bytes: Allowance;
  #isTooFast = false;
  #unanswered = 0;
  #isPaused = false;

  constructor(limits: PaceLimits, transport: Transport, clock: EngineClock) {
    this.#limits = limits;
    this.#transport = transport;
    this.#clock = clock;
    this.#frames = new Allowance(limits.framesPerSecond, limits.frameBurst, clock.now());
    this.#bytes = new Allowance(limits.bytesPerSecond, limits.byteBurst, clock.now());
  }

  /** Counts a frame that arrived. */
  received(bytes: number): void {
    this.#spend(1, bytes);
  }

  /** Counts a question for rights: it costs the store far more than a frame. */
  asked(): void {
    this.#spend(FRAMES_PER_QUESTION, 0);
  }

  #spend(frames: number, bytes: number): void {
    const now = this.#clock.now();
    const wait = Math.max(this.#frames.take(frames, now), this.#bytes.take(bytes, now));
    if (wait === 0 || this.#isTooFast) return;
    this.#isTooFast = true;
    this.#apply();
    this.#clock.after(wait, () => {
      this.#isTooFast = false;
      this.#apply();
    });
  }

  /** Counts an update that waits for its status; the answer says that it got it. */
  owe(bytes: number): () => void {
    this.#unanswered += bytes;
    this.#apply();
    return () => {
      this.#unanswered -= bytes;
      this.#apply();
    };
  }

  #apply(): void {
    const mustPause = this.#isTooFast || this.#unanswered > this.#limits.maxUnansweredBytes;
    if (mustPause === this.#isPaused) return;
    this.#isPaused = mustPause;
    if (mustPause) this.#transport.pause();
    else this.#transport.resume();
  }
}
