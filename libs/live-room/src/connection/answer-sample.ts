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

  /** Watches this update, or not; `answered` is called in both cases by calling the answer. */
  watch(answered: () => void): () => void {
    const since = this.#clock.now();
    if (this.#since !== null && since - this.#since < GIVEN_UP_MS) return answered;
    this.#since = since;
    return () => {
      answered();
      if (this.#since === since) this.#since = null;
      this.#meter.answered(this.#clock.now() - since);
    };
  }
}
