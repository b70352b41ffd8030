import type { LiveLimits } from '@samenpen/live-protocol';
import type { EngineClock } from '../ports/clock';
import type { Transport } from '../ports/transport';

type PaceLimits = Pick<
  LiveLimits,
  'framesPerSecond' | 'frameBurst' | 'bytesPerSecond' | 'byteBurst' | 'maxUnansweredBytes'
>;

/** So many frames of the allowance go into one token that is looked at. */
const FRAMES_PER_QUESTION = 20;

/** What keeping an update until its status costs beside its bytes, about. */
const BYTES_PER_UPDATE = 256;

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
  readonly #waiting: (() => void)[] = [];

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

  /** Counts work that was done for the client as if it had sent so many bytes. */
  worked(bytes: number): void {
    this.#fill(this.#clock.now());
    this.#bytesLeft -= bytes;
    if (this.#bytesLeft < 0) this.#readLater();
  }

  /** Whether work may be done for it now; else it is called back. A socket that is paused has often given more already. */
  mayGoOn(again: () => void): boolean {
    this.#fill(this.#clock.now());
    if (this.#bytesLeft >= 0) return true;
    this.#waiting.push(again);
    this.#readLater();
    return false;
  }

  /** Counts an update that waits for its status. */
  owe(bytes: number): void {
    this.#unanswered += bytes + BYTES_PER_UPDATE;
    this.#apply();
  }

  /** It got it. */
  pay(bytes: number): void {
    this.#unanswered -= bytes + BYTES_PER_UPDATE;
    this.#apply();
  }

  #spend(frames: number, bytes: number, now: number): void {
    this.#fill(now);
    this.#framesLeft -= frames;
    this.#bytesLeft -= bytes;
    if (this.#framesLeft < 0 || this.#bytesLeft < 0) this.#readLater();
  }

  #readLater(): void {
    if (this.#isTooFast) return;
    this.#isTooFast = true;
    this.#apply();
    const { framesPerSecond, bytesPerSecond } = this.#limits;
    const seconds = Math.max(-this.#framesLeft / framesPerSecond, -this.#bytesLeft / bytesPerSecond);
    this.#clock.after(Math.ceil(seconds * 1000), () => {
      this.#isTooFast = false;
      this.#apply();
      for (const again of this.#waiting.splice(0)) again();
    });
  }

  #fill(now: number): void {
    if (now === this.#filledAt) return;
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
