// How long a status takes, measured at one update at a time: the next one is watched when this one is answered. So the
// measure costs the same however much is typed.

import type { EngineClock } from '../ports/clock';
import type { RoomMeter } from '../ports/room-meter';

/** An update that was dropped with its connection is no longer waited for after so many milliseconds. */
const GIVEN_UP_MS = 60_000;

export class AnswerSample {
  readonly #clock: EngineClock;
  readonly #meter: RoomMeter;
  #since: number | null = null;

  constructor(clock: EngineClock, meter: RoomMeter) {
    this.#clock = clock;
    this.#meter = meter;
  }

  /** When the update came, if it is the one that is watched; else null. */
  watch(): number | null {
    // Most updates come while another one is watched.
    if (this.#since !== null && !this.#isGivenUp(this.#since)) return null;
    this.#since = this.#clock.now();
    return this.#since;
  }

  answered(since: number): void {
    if (this.#since === since) this.#since = null;
    this.#meter.answered(this.#clock.now() - since);
  }

  #isGivenUp(since: number): boolean {
    return this.#clock.now() - since >= GIVEN_UP_MS;
  }
}
