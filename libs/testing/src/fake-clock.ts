/** A clock that stands still until a test moves it. Instants are `Date`s. */
export class FakeClock {
  #now: Date;

  constructor(now = '2021-10-01T08:00:00.000Z') {
    this.#now = new Date(now);
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Moves the clock on by a number of milliseconds. */
  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}
