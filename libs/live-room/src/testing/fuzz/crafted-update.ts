// Updates that no Yjs would write: each field by itself is plausible, or just outside of that, and together they mean
// whatever they mean. The format is that of Yjs' updates, version 1.

import { createEncoder, toUint8Array, writeAny, writeUint8, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { AnyEncodable } from 'lib0/encoding';
import type { Doc } from 'yjs';
import type { Chance } from './chance';

const GC = 0;
const SKIP = 10;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const HUGE = 2 ** 31 - 1;
const NAMES = ['default', 'default', 'default', 'elders', '', '__proto__', 'constructor'] as const;

type Id = { readonly client: number; readonly clock: number };

/** An update on top of what `doc` holds: of its own client, of others', or of clients that nobody is. */
export function craftedUpdate(chance: Chance, doc: Doc): Uint8Array {
  return new Craft(chance, doc).update();
}

class Craft {
  readonly #chance: Chance;
  readonly #encoder = createEncoder();
  readonly #own: Id;
  readonly #known: readonly Id[];

  constructor(chance: Chance, { clientID, store }: Doc) {
    this.#chance = chance;
    this.#known = [...store.clients].map(([client, structs]) => {
      const last = structs.at(-1);
      return { client, clock: last === undefined ? 0 : last.id.clock + last.length };
    });
    this.#own = this.#known.find(({ client }) => client === clientID) ?? { client: clientID, clock: 0 };
  }

  update(): Uint8Array {
    const blocks = this.#chance.of([0, 1, 1, 1, 2, 3]);
    this.#write(blocks);
    for (let block = 0; block < blocks; block++) this.#block();
    this.#deletes(blocks === 0 ? this.#chance.of([1, 2]) : this.#chance.of([0, 0, 1, 2]));
    return toUint8Array(this.#encoder);
  }

  #write(...numbers: readonly number[]): void {
    for (const number of numbers) writeVarUint(this.#encoder, number);
  }

  #block(): void {
    const structs = this.#chance.of([1, 1, 2, 5, 40]);
    const { client, clock } = this.#chance.of([this.#own, this.#own, this.#own, this.#anId(), { client: this.#aClient(), clock: 0 }]);
    this.#write(this.#chance.happens(0.05) ? structs + 1 : structs, client, this.#near(clock));
    for (let struct = 0; struct < structs; struct++) this.#struct();
  }

  #struct(): void {
    const reference = this.#chance.of([4, 4, 4, 7, 8, 6, 5, 1, GC, SKIP, 2, 3, 9, 11, 31]);
    if (reference === GC || reference === SKIP) {
      writeUint8(this.#encoder, reference);
      return this.#write(this.#aLength());
    }
    const flags = this.#chance.of([0, 0, HAS_ORIGIN, HAS_ORIGIN, HAS_RIGHT_ORIGIN, HAS_ORIGIN | HAS_RIGHT_ORIGIN, HAS_KEY, HAS_ORIGIN | HAS_KEY]);
    writeUint8(this.#encoder, reference | flags);
    for (const flag of [HAS_ORIGIN, HAS_RIGHT_ORIGIN]) if ((flags & flag) !== 0) this.#id(this.#anId());
    if ((flags & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) this.#parent((flags & HAS_KEY) !== 0);
    this.#content(reference);
  }

  #parent(hasKey: boolean): void {
    if (this.#chance.happens(0.5)) {
      this.#write(1);
      writeVarString(this.#encoder, this.#chance.of(NAMES));
    } else {
      this.#write(0);
      this.#id(this.#anId());
    }
    if (hasKey) writeVarString(this.#encoder, this.#chance.of(NAMES));
  }

  #content(reference: number): void {
    const encoder = this.#encoder;
    switch (reference) {
      case 1:
        return this.#write(this.#aLength());
      case 2:
        this.#write(1);
        return writeVarString(encoder, this.#json());
      case 3:
        return writeVarUint8Array(encoder, this.#chance.bytes(3));
      case 4:
        return writeVarString(encoder, this.#chance.of(['x', 'een', '', '👩‍🌾', 'a'.repeat(50)]));
      case 5:
        return writeVarString(encoder, this.#json());
      case 6:
        writeVarString(encoder, this.#chance.of(['bold', ...NAMES]));
        return writeVarString(encoder, this.#json());
      case 7:
        this.#write(this.#chance.of([0, 1, 2, 3, 3, 4, 5, 6, 7, 99]));
        return writeVarString(encoder, this.#chance.of(['paragraph', ...NAMES]));
      case 8:
        this.#write(this.#chance.of([1, 2]));
        return writeAny(encoder, this.#value(this.#chance.of([0, 1, 3, 70])));
      default:
        return writeVarString(encoder, 'guid');
    }
  }

  #deletes(clients: number): void {
    this.#write(clients);
    for (let client = 0; client < clients; client++) {
      const ranges = this.#chance.of([1, 1, 2, 20]);
      const { client: of, clock } = this.#anId();
      this.#write(of, ranges);
      for (let range = 0; range < ranges; range++) this.#write(this.#chance.below(this.#near(clock) + 1), this.#aLength());
    }
  }

  #id({ client, clock }: Id): void {
    this.#write(client, this.#chance.happens(0.8) ? this.#chance.below(clock + 1) : this.#near(clock));
  }

  #anId(): Id {
    return this.#chance.happens(0.1) || this.#known.length === 0 ? { client: this.#aClient(), clock: this.#chance.below(5) } : this.#chance.of(this.#known);
  }

  #aClient(): number {
    return this.#chance.of([0, 1, HUGE, 2 ** 32, 2 ** 53 - 1, this.#chance.below(HUGE)]);
  }

  #near(clock: number): number {
    return Math.max(0, clock + this.#chance.of([0, 0, 0, 0, 0, 0, -1, 1, -3, 1_000, HUGE]));
  }

  #aLength(): number {
    return this.#chance.of([0, 1, 1, 2, 10, 1_000, HUGE, 2 ** 48]);
  }

  #json(): string {
    return this.#chance.of(['1', 'null', '"x"', '{"src":"a"}', '{"__proto__":{"a":1}}', '[[[[1]]]]', '{', 'undefined', '['.repeat(200)]);
  }

  #value(depth: number): AnyEncodable {
    let value: AnyEncodable = this.#chance.of([1, 'x', null, true, 1.5]);
    for (let level = 0; level < depth; level++) value = this.#chance.happens(0.5) ? [value] : { in: value };
    return value;
  }
}
