import { updateFrame, step2Frame } from '@samenpen/live-protocol';
import type { Doc } from 'yjs';
import { DOCUMENT } from '../memory-world';
import type { Chance } from './chance';
import { craftedUpdate } from './crafted-update';
import { validFrame } from './valid-frames';

/** Numbers that are longer, larger or less finished than anybody needs. */
const NUMBERS: readonly Uint8Array[] = [
  Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f),
  Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f),
  Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
  Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 0x00),
  Uint8Array.of(0x80),
];

type Mutation = (chance: Chance, bytes: Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const truncated: Mutation = (chance, bytes) => bytes.slice(0, chance.below(bytes.length + 1));

const flipped: Mutation = (chance, bytes) => {
  const copy = bytes.slice();
  for (let bit = chance.of([1, 1, 2, 8]); bit > 0 && copy.length > 0; bit--) {
    const at = chance.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << chance.below(8));
  }
  return copy;
};

const overwritten: Mutation = (chance, bytes) => {
  const at = chance.below(bytes.length + 1);
  const number = chance.of(NUMBERS);
  return joined(bytes.slice(0, at), number, bytes.slice(at + chance.of([0, 1, number.length])));
};

const doubled: Mutation = (chance, bytes) => {
  const [from, to] = [chance.below(bytes.length + 1), chance.below(bytes.length + 1)].sort((one, other) => one - other);
  return joined(bytes.slice(0, to), bytes.slice(from));
};

const cutOut: Mutation = (chance, bytes) => {
  const at = chance.below(bytes.length + 1);
  return joined(bytes.slice(0, at), bytes.slice(at + 1 + chance.below(4)));
};

const filled: Mutation = (chance, bytes) => {
  const at = chance.below(bytes.length + 1);
  return joined(bytes.slice(0, at), chance.bytes(1 + chance.below(12)), bytes.slice(at));
};

const mutations = [truncated, flipped, flipped, overwritten, doubled, cutOut, filled] as const;

/** The next frame of a hostile client: right, nearly right, or nothing at all. */
export function hostileFrame(chance: Chance, doc: Doc, person: string): Uint8Array {
  const kind = chance.below(20);
  if (kind < 4) return validFrame(chance, doc, person);
  if (kind < 7) return chance.of(mutations)(chance, validFrame(chance, doc, person));
  if (kind === 7) return spliced(chance, validFrame(chance, doc, person), validFrame(chance, doc, person));
  if (kind === 8 && chance.happens(0.5)) return chance.bytes(chance.of([0, 1, 2, 60, 300]));
  // The frame is right and what it carries is not: these get furthest.
  const crafted = craftedUpdate(chance, doc);
  const update = kind < 17 ? crafted : chance.of(mutations)(chance, crafted);
  return kind === 19 ? step2Frame(DOCUMENT, update) : updateFrame(DOCUMENT, update);
}

const spliced = (chance: Chance, one: Uint8Array, other: Uint8Array): Uint8Array =>
  joined(one.slice(0, chance.below(one.length + 1)), other.slice(chance.below(other.length + 1)));
