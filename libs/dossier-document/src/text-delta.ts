import type * as Y from 'yjs';
import { isPlainValue } from './storable';

/** Letters, or an embedded thing, and what is said of them. */
type Piece = { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> };

/** A value that no wanted attribute has says something else than each of those; JSON cannot say all that a client wrote. */
export const valueSaid = (value: unknown): unknown => (isPlainValue(value) ? value : []);

/** The attributes of a mark are its value; scripts write `true` for one that has none. */
const markSaid = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, said]: [string, unknown]) => [name, valueSaid(said)]))
    : value === true
      ? {}
      : valueSaid(value);

/** Attributes in an order of their own, for comparing. */
export const byName = (attributes: Readonly<Record<string, unknown>>, said: (value: unknown) => unknown): [string, unknown][] =>
  Object.keys(attributes)
    .sort()
    .map((name) => [name, said(attributes[name])]);

/** The pieces of a text, as few as can be: Yjs also divides one where marks stand that change nothing. */
export function deltaOf(text: Y.XmlText): readonly Piece[] {
  const pieces: Piece[] = [];
  // y-js types a delta as any.
  for (const piece of text.toDelta() as readonly Piece[]) {
    const last = pieces.at(-1);
    if (last === undefined || !goesOn(last, piece)) pieces.push(piece);
    else pieces.splice(-1, 1, { ...last, insert: `${String(last.insert)}${String(piece.insert)}` });
  }
  return pieces;
}

function goesOn(last: Piece, { insert, attributes = {} }: Piece): boolean {
  if (typeof last.insert !== 'string' || typeof insert !== 'string') return false;
  const before = last.attributes ?? {};
  if (Object.keys(before).length !== Object.keys(attributes).length) return false;
  return JSON.stringify(byName(before, markSaid)) === JSON.stringify(byName(attributes, markSaid));
}

/** What a text says, for comparing: the same for texts that differ only in how they are stored. Embedded things are alike. */
export const saidIn = (text: Y.XmlText): unknown[] =>
  deltaOf(text).map(({ insert, attributes = {} }) => [typeof insert === 'string' ? insert : null, byName(attributes, markSaid)]);
