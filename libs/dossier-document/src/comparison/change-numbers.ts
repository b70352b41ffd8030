/** Gives out the numbers of changes, from 1. */
export class ChangeNumbers {
  #last = 0;

  /** How many were given. */
  get given(): number {
    return this.#last;
  }

  take(): number {
    return (this.#last += 1);
  }

  /** Numbers for changes that only make sense together: all get one. */
  asOne(): Pick<ChangeNumbers, 'take' | 'asOne'> {
    let number: number | null = null;
    const one = { take: () => (number ??= this.take()), asOne: () => one };
    return one;
  }
}
