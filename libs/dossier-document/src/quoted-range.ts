// Where quoted words are now. Two relative positions hold on to the letters through every edit. A text that was
// deleted and put back, by an undo or a restore, is another copy with letters of its own: only then the words are
// looked for, and only where the words around them say that it is the same place.

import * as Y from 'yjs';
import { isCut, spanOfCut } from './cut-quote';
import { isLetterThere, placeBetween, type Quoted } from './kept-words';
import { FRAGMENT } from './schema-version';
import { storableText } from './storable';

/** Words quoted from a text. */
export type QuotedRange = {
  /** Encoded relative positions. */
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  readonly quote: string;
  /** Some of the words around it, as they were. */
  readonly before: string;
  readonly after: string;
};

/** Where the words are: at their letters, in another copy of the text, or nowhere. */
export type QuotedPlace =
  | { readonly kind: 'found' | 'moved'; readonly start: number; readonly end: number; readonly words: string }
  | { readonly kind: 'deleted' };

/** One piece of text in a document, and the letters of the document that stand before it. */
type Piece = { readonly node: Y.XmlText; readonly start: number; readonly text: string };

/** All letters of a document in reading order; what separates blocks is no letter. */
class Letters {
  readonly pieces: readonly Piece[];
  readonly all: string;

  constructor(doc: Y.Doc) {
    const pieces: Piece[] = [];
    let start = 0;
    for (const node of textsIn(doc.getXmlFragment(FRAGMENT))) {
      const text = lettersOf(node);
      pieces.push({ node, start, text });
      start += text.length;
    }
    this.pieces = pieces;
    this.all = pieces.map(({ text }) => text).join('');
  }

  /** How many letters stand before a position; null when the position is in nothing that is still there. */
  before({ type, index }: Y.AbsolutePosition): number | null {
    if (type instanceof Y.XmlText) {
      const piece = this.pieces.find(({ node }) => node === type);
      return piece === undefined ? null : piece.start + index;
    }
    if (!(type instanceof Y.XmlFragment) || isGone(type._item)) return null;
    const inside = new Set(type.toArray().slice(0, index).flatMap((child) => [...textsIn(child)]));
    const last = this.pieces.findLast(({ node }) => inside.has(node));
    if (last !== undefined) return last.start + last.text.length;
    const within = new Set(textsIn(type));
    return this.pieces.find(({ node }) => within.has(node))?.start ?? null;
  }
}

function* textsIn(node: unknown): Generator<Y.XmlText> {
  if (node instanceof Y.XmlText) yield node;
  else if (node instanceof Y.XmlFragment) for (const child of node.toArray()) yield* textsIn(child);
}

/** An embedded thing takes the place of one letter, as it does in positions. */
function lettersOf(node: Y.XmlText): string {
  // What Yjs gives for text: strings, and objects for embedded things.
  const delta = node.toDelta() as { readonly insert: unknown }[];
  return storableText(delta.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join(''));
}

function isGone(item: Y.Item | null): boolean {
  return item !== null && (item.deleted || (item.parent instanceof Y.AbstractType && isGone(item.parent._item)));
}

/** Whether bytes are a relative position. */
export const isRelativePosition = (bytes: Uint8Array): boolean => {
  try {
    const { item, tname, type } = Y.decodeRelativePosition(bytes);
    return item !== null || tname !== null || type !== null;
  } catch {
    // lib0 throws plain errors where bytes say nothing it knows.
    return false;
  }
};

function positionOf(doc: Y.Doc, letters: Letters, bytes: Uint8Array): number | null {
  if (!isRelativePosition(bytes)) return null;
  const position = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc);
  return position === null ? null : letters.before(position);
}

/** Line breaks between blocks stand in a quote and are no letters. */
const onlyLetters = (words: string): string => words.replaceAll('\n', '');

const lettersQuoted = ({ quote, before, after }: QuotedRange): Quoted => ({
  quote: onlyLetters(quote),
  before: onlyLetters(before),
  after: onlyLetters(after),
  isCut: isCut(quote),
});

function agreement(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

const reversed = (text: string): string => [...text].toReversed().join('');

/** The same words among the same words; half of what stood around them must still stand there. */
function searched({ all }: Letters, range: QuotedRange): QuotedPlace {
  const { quote, before, after } = lettersQuoted(range);
  if (isCut(range.quote)) {
    const span = spanOfCut(all, { quote, before, after });
    return span === null ? { kind: 'deleted' } : { kind: 'moved', ...span, words: all.slice(span.start, span.end) };
  }
  let best = { start: -1, score: -1 };
  for (let start = all.indexOf(quote); quote !== '' && start !== -1; start = all.indexOf(quote, start + 1)) {
    const left = agreement(reversed(all.slice(Math.max(0, start - before.length), start)), reversed(before));
    const right = agreement(all.slice(start + quote.length, start + quote.length + after.length), after);
    if (left + right > best.score) best = { start, score: left + right };
  }
  const isSamePlace = best.start !== -1 && best.score * 2 >= before.length + after.length;
  return isSamePlace ? { kind: 'moved', start: best.start, end: best.start + quote.length, words: quote } : { kind: 'deleted' };
}

function placeIn(doc: Y.Doc, letters: Letters, range: QuotedRange): QuotedPlace {
  const [start, end] = [positionOf(doc, letters, range.from), positionOf(doc, letters, range.to)];
  if (start === null || end === null) return searched(letters, range);
  const [isFirstThere = false, isLastThere = false] = [range.from, range.to].map((bytes) => isLetterThere(doc, Y.decodeRelativePosition(bytes)));
  const place = placeBetween(letters.all, lettersQuoted(range), { start, end, isFirstThere, isLastThere });
  return place === null ? searched(letters, range) : { kind: 'found', ...place, words: letters.all.slice(place.start, place.end) };
}

/** Where quoted words are in a document; of several at once, which is cheaper than one by one. */
export const quotedPlaces = (doc: Y.Doc, ranges: readonly QuotedRange[]): QuotedPlace[] => {
  const letters = new Letters(doc);
  return ranges.map((range) => placeIn(doc, letters, range));
};

/**
 * Puts other words where quoted ones stand, as one edit of one Yjs client, and returns it as an update (V1). Null when
 * the quoted words are not exactly there any more: nothing is changed then.
 */
export const replaceQuoted = (
  doc: Y.Doc,
  range: QuotedRange,
  { replacement, clientId }: { readonly replacement: string; readonly clientId: number },
): Uint8Array | null => {
  const letters = new Letters(doc);
  const place = placeIn(doc, letters, range);
  if (place.kind === 'deleted' || place.words !== onlyLetters(range.quote)) return null;
  let made: Uint8Array | null = null;
  const keep = (update: Uint8Array): void => void (made = update);
  const ownClientId = doc.clientID;
  doc.clientID = clientId;
  doc.on('update', keep);
  doc.transact(() => writeOver(letters, place, replacement.replaceAll(/\s*\n\s*/g, ' ')));
  doc.off('update', keep);
  doc.clientID = ownClientId;
  return made;
};

/** The new words take the look of the first ones that they replace. */
function writeOver({ pieces }: Letters, { start, end }: { readonly start: number; readonly end: number }, words: string): void {
  let isWritten = false;
  for (const piece of pieces) {
    const [from, to] = [Math.max(start, piece.start), Math.min(end, piece.start + piece.text.length)];
    if (from >= to) continue;
    const index = from - piece.start;
    if (!isWritten && words !== '') piece.node.insert(index + 1, words);
    const rest = index + 1 + (isWritten ? 0 : words.length);
    piece.node.delete(rest, to - from - 1);
    piece.node.delete(index, 1);
    isWritten = true;
  }
}

/** So much of what stands around quoted words is kept. Characters. */
const AROUND = 64;

/**
 * Quotes words of a document, bound to their first and last letter as an editor does it. Throws a RangeError unless
 * they stand there exactly once, in one piece of text.
 */
export const quoteWords = (doc: Y.Doc, quote: string): QuotedRange => {
  const { all, pieces } = new Letters(doc);
  const start = all.indexOf(quote);
  const end = start + quote.length;
  const piece = pieces.find((one) => one.start <= start && end <= one.start + one.text.length);
  if (start === -1 || all.includes(quote, start + 1) || piece === undefined) throw new RangeError(`"${quote}" cannot be quoted from the text`);
  const position = (at: number, side: 0 | -1): Uint8Array =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(piece.node, at - piece.start, side));
  return {
    from: position(start, 0),
    to: position(end, -1),
    quote,
    before: all.slice(Math.max(0, start - AROUND), start),
    after: all.slice(end, end + AROUND),
  };
};
