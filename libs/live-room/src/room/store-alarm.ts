import type { EngineClock } from '../ports/clock';

/** From here on people are told that the store is away. */
const ALARM_MS = 3_000;

/** Rings once when the store has not answered for some seconds, whether it fails or is silent, and says when it is over. */
export class StoreAlarm {
  readonly #storageChanged: (isAvailable: boolean) => void;
  readonly #cancel: () => void;
  #isRinging = false;

  constructor(clock: EngineClock, storageChanged: (isAvailable: boolean) => void) {
    this.#storageChanged = storageChanged;
    this.#cancel = clock.after(ALARM_MS, () => {
      this.#isRinging = true;
      storageChanged(false);
    });
  }

  /** The store has answered. */
  end(): void {
    this.#cancel();
    if (this.#isRinging) this.#storageChanged(true);
  }
}
