import { GatheredReads } from './gathered-reads';

type Turns<Key, Value> = { readonly reads: GatheredReads<Key, Value>; waiting: number };

/**
 * Gathered reads at many places, each with turns of its own: who asks at one place neither waits for another nor is
 * answered with its faults. A place is forgotten when nobody waits there.
 */
export class GatheredPerPlace<Key, Value> {
  readonly #read: (place: string, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;
  readonly #places = new Map<string, Turns<Key, Value>>();

  constructor(read: (place: string, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {
    this.#read = read;
  }

  /** Undefined when there is nothing under that key. */
  async of(place: string, key: Key): Promise<Value | undefined> {
    const turns = this.#places.get(place) ?? this.#open(place);
    turns.waiting += 1;
    try {
      return await turns.reads.of(key);
    } finally {
      turns.waiting -= 1;
      if (turns.waiting === 0) this.#places.delete(place);
    }
  }

  #open(place: string): Turns<Key, Value> {
    const turns = { reads: new GatheredReads<Key, Value>((keys) => this.#read(place, keys)), waiting: 0 };
    this.#places.set(place, turns);
    return turns;
  }
}
