import type { EngineClock } from '../ports/clock';

/** Time that stands still until a test moves it. */
export class ManualClock implements EngineClock {
  #now = 1_700_000_000_000;
  #timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  /** How many timers have not run. */
  get waiting(): number {
    return this.#timers.length;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + milliseconds, run };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Moves on, running what falls due, in order; what that starts gets turns of the event loop in between. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
      await eventLoopTurns(3);
    }
    this.#now = until;
    await eventLoopTurns(3);
  }
}

/** Lets everything that can go on without time passing go on. */
export async function eventLoopTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}
