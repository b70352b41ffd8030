/** What somebody waits for. */
type Wanted<Value> = {
  readonly value: Promise<Value | undefined>;
  readonly settle: (value: Value | undefined) => void;
  readonly fail: (fault: unknown) => void;
};

/**
 * Reads or writes for many at once, one turn after the other: what is asked for while a turn is under way is gathered
 * for the next one, and the same key has its turn once for all. An answer is never older than its question, so nobody
 * is admitted on what used to be true.
 */
export class GatheredTurns<Key, Value> {
  readonly #take: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;
  #wanted = new Map<Key, Wanted<Value>>();
  #isTaking = false;

  constructor(take: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {
    this.#take = take;
  }

  /** Undefined when there is nothing under that key, as after what was only written. */
  of(key: Key): Promise<Value | undefined> {
    const wanted = this.#wanted.get(key) ?? wanting<Value>();
    this.#wanted.set(key, wanted);
    if (!this.#isTaking) {
      this.#isTaking = true;
      void this.#takeAll();
    }
    return wanted.value;
  }

  async #takeAll(): Promise<void> {
    while (this.#wanted.size > 0) {
      // What arrives in the same turn of the event loop belongs to the same turn.
      await new Promise((resolve) => setImmediate(resolve));
      const wanted = this.#wanted;
      this.#wanted = new Map();
      try {
        const values = await this.#take([...wanted.keys()]);
        for (const [key, { settle }] of wanted) settle(values.get(key));
      } catch (fault) {
        // Told to everybody who waits for this turn; the next one is tried all the same.
        for (const { fail } of wanted.values()) fail(fault);
      }
    }
    this.#isTaking = false;
  }
}

function wanting<Value>(): Wanted<Value> {
  let settle: Wanted<Value>['settle'] = () => undefined;
  let fail: Wanted<Value>['fail'] = () => undefined;
  const value = new Promise<Value | undefined>((resolve, reject) => ([settle, fail] = [resolve, reject]));
  return { value, settle, fail };
}
