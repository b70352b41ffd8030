/** What somebody waits for. */
type Wanted<Value> = {
  readonly value: Promise<Value | undefined>;
  readonly settle: (value: Value | undefined) => void;
  readonly fail: (fault: unknown) => void;
};

/**
 * Reads for many at once: what is asked for while a read is under way is gathered for the next one, and the same key
 * is read once for all. An answer is never older than its question, so nobody is admitted on what used to be true.
 */
export class GatheredReads<Key, Value> {
  readonly #read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;
  #wanted = new Map<Key, Wanted<Value>>();
  #isReading = false;

  constructor(read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {
    this.#read = read;
  }

  /** Undefined when there is nothing under that key. */
  of(key: Key): Promise<Value | undefined> {
    const wanted = this.#wanted.get(key) ?? wanting<Value>();
    this.#wanted.set(key, wanted);
    if (!this.#isReading) {
      this.#isReading = true;
      void this.#readAll();
    }
    return wanted.value;
  }

  async #readAll(): Promise<void> {
    while (this.#wanted.size > 0) {
      // What arrives in the same turn of the event loop belongs to the same read.
      await new Promise((resolve) => setImmediate(resolve));
      const wanted = this.#wanted;
      this.#wanted = new Map();
      try {
        const values = await this.#read([...wanted.keys()]);
        for (const [key, { settle }] of wanted) settle(values.get(key));
      } catch (fault) {
        // Told to everybody who waits for this read; the next one is tried all the same.
        for (const { fail } of wanted.values()) fail(fault);
      }
    }
    this.#isReading = false;
  }
}

function wanting<Value>(): Wanted<Value> {
  let settle: Wanted<Value>['settle'] = () => undefined;
  let fail: Wanted<Value>['fail'] = () => undefined;
  const value = new Promise<Value | undefined>((resolve, reject) => ([settle, fail] = [resolve, reject]));
  return { value, settle, fail };
}
