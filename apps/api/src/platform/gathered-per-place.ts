import { GatheredTurns } from './gathered-turns';

type Place<Key, Value> = { readonly turns: GatheredTurns<Key, Value>; waiting: number };

/**
 * Gathered turns at many places, each with its own: who asks at one place neither waits for another nor is
 * answered with its faults. A place is forgotten when nobody waits there.
 */
export class GatheredPerPlace<Key, Value> {
  readonly #take: (place: string, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;
  readonly #places = new Map<string, Place<Key, Value>>();

  constructor(take: (place: string, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {
    this.#take = take;
  }

  /** Undefined when there is nothing under that key. */
  async of(name: string, key: Key): Promise<Value | undefined> {
    const place = this.#places.get(name) ?? this.#open(name);
    place.waiting += 1;
    try {
      return await place.turns.of(key);
    } finally {
      place.waiting -= 1;
      if (place.waiting === 0) this.#places.delete(name);
    }
  }

  #open(name: string): Place<Key, Value> {
    const place = { turns: new GatheredTurns<Key, Value>((keys) => this.#take(name, keys)), waiting: 0 };
    this.#places.set(name, place);
    return place;
  }
}
