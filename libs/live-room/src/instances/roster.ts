import type { EngineClock } from '../ports/clock';
import type { InstanceId } from './document-messages';

/** An instance that says nothing for so long counts as gone. Milliseconds. */
const GONE_MS = 7_000;

/** Which other instances are there, as far as they were heard lately. */
export class Roster {
  readonly #clock: EngineClock;
  readonly #heardAt = new Map<InstanceId, number>();

  constructor(clock: EngineClock) {
    this.#clock = clock;
  }

  get present(): readonly InstanceId[] {
    return [...this.#heardAt.keys()];
  }

  heard(instance: InstanceId): void {
    this.#heardAt.set(instance, this.#clock.now());
  }

  /** True when it was there. */
  left(instance: InstanceId): boolean {
    return this.#heardAt.delete(instance);
  }

  /** Those that have gone since the last time this was asked. */
  takeGone(): InstanceId[] {
    const before = this.#clock.now() - GONE_MS;
    const gone = [...this.#heardAt].filter(([, at]) => at < before).map(([instance]) => instance);
    for (const instance of gone) this.#heardAt.delete(instance);
    return gone;
  }
}
