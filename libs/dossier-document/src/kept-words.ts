// Two ends bound to letters keep a place also when every letter between them was replaced. It is still the place of a
// quote while one of its ends stands, or else while what stands between them says some of it in its own letters.
//
// An end whose letter is gone says only roughly where it was: an undo writes what it brings back as new letters right
// before the deleted ones, so that a lost beginning stands behind its own words, and words of others that the same undo
// brought back stand before a lost end. Such an end goes where the words on both sides of it say that it belongs.

import * as Y from 'yjs';
import { headOfCut, tailOfCut } from './cut-quote';

/** As many letters in a row are no accident; a shorter quote must be there wholly. */
const TELLING = 5;

type Span = { readonly start: number; readonly end: number };

const bare = (text: string): string => text.replace(/\s+/gu, '');

/** Whether the letter that a relative position holds on to still stands in the document. */
export const isLetterThere = (doc: Y.Doc, { item }: Y.RelativePosition): boolean =>
  item !== null && item.clock < Y.getState(doc.store, item.client) && !Y.getItem(doc.store, item).deleted;

/** Whether some of a quote stands in other words; white space says nothing. */
const keepsSomeOf = (quote: string, words: string): boolean => {
  const [asked, found] = [bare(quote), bare(words)];
  const run = Math.min(TELLING, asked.length);
  for (let at = 0; run > 0 && at + run <= asked.length; at += 1) if (found.includes(asked.slice(at, at + run))) return true;
  return false;
};

/**
 * Where a whole quote stands over a place that an end of it was lost to, null when it does not: an undo brings letters
 * back as new ones, to which only the copy of who undid it has a thread.
 */
const wholeQuoteOver = (text: string, quote: string, { start, end }: Span): number | null => {
  const at = quote === '' ? -1 : text.indexOf(quote, Math.max(0, start - quote.length));
  return at === -1 || at > end ? null : at;
};

/** Words as they were when somebody quoted them, and some of what stood around them. */
export type Quoted = {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  /** Whether there were more of them than the quote says. */
  readonly isCut: boolean;
};

/** Where the ends of a quote are in a text, and which of their letters still stand. */
export type Ends = { readonly start: number; readonly end: number; readonly isFirstThere: boolean; readonly isLastThere: boolean };

/** So much of a quote, counted from an end, says where that end belongs. Characters. */
const NEAR = 128;
/** An end is looked for in at most so many characters. */
const FAR = 4_096;

/** For each beginning of a text, how many letters it has in common with some words, in their order. */
function inCommon(words: string, text: string): Uint16Array {
  let row = new Uint16Array(text.length + 1);
  for (const letter of words) {
    const next = new Uint16Array(text.length + 1);
    for (let at = 0; at < text.length; at += 1) {
      next[at + 1] = letter === text[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0);
    }
    row = next;
  }
  return row;
}

const reversed = (text: string): string => [...text].toReversed().join('');

/**
 * Where in a text one thing ends and another begins: where its words agree most on both sides. Where several places agree
 * as much, words that are of neither lie between them.
 */
function borderIn(text: string, { left, right, start, end }: Span & { readonly left: string; readonly right: string }): Span {
  const [before, behind] = [inCommon(left, text), inCommon(reversed(right), reversed(text))];
  const agreed = Array.from({ length: end - start + 1 }, (_, at) => (before[start + at] ?? 0) + (behind[text.length - start - at] ?? 0));
  const most = Math.max(...agreed);
  return { start: start + agreed.indexOf(most), end: start + agreed.lastIndexOf(most) };
}

/** Whether at least half of some words are in a quote, in stretches that are no accident. */
function isMostly(quote: string, words: string): boolean {
  let told = 0;
  for (let at = 0; at < words.length; ) {
    let run = 0;
    while (at + run < words.length && quote.includes(words.slice(at, at + run + 1))) run += 1;
    if (run >= TELLING) told += run;
    at += Math.max(run, 1);
  }
  return told * 2 >= words.length;
}

/** Where the quote ends between two places. */
function lastBorder(text: string, { quote, after }: Quoted, { start, end }: Span): number {
  const from = Math.max(start, end - FAR);
  const words = text.slice(from, end + after.length);
  return from + borderIn(words, { left: quote.slice(-NEAR), right: after, start: 0, end: end - from }).start;
}

/** Where the quote begins between two places. */
function firstBorder(text: string, { quote, before }: Quoted, { start, end }: Span): number {
  const from = Math.max(0, start - before.length);
  const words = text.slice(from, end).slice(0, FAR);
  return from + borderIn(words, { left: before, right: quote.slice(0, NEAR), start: start - from, end: words.length }).end;
}

/** At a lost beginning its own words may stand before it; then they are most of what stands there. */
function earlierBorder(text: string, quoted: Quoted, { start, end }: Span): number {
  const earlier = firstBorder(text, quoted, { start: Math.max(0, start - Math.min(quoted.quote.length + NEAR, FAR / 2)), end });
  return earlier >= start || isMostly(quoted.quote, text.slice(earlier, start)) ? earlier : firstBorder(text, quoted, { start, end });
}

/** Whether a place with these words in it can be one of the quote: of words of which only white space is left nothing stands. */
export const canBeOf = ({ quote }: Pick<Quoted, 'quote'>, words: string): boolean => words.trim() !== '' || quote.trim() === '';

/**
 * The place of quoted words by their ends: between both while their letters stand, else corrected by the words. Null
 * when both are gone and nothing there tells that it is the quote, and when nothing but white space is left.
 */
export const placeBetween = (text: string, quoted: Quoted, ends: Ends): Span | null => {
  const place = spanBetween(text, quoted, ends);
  return place !== null && canBeOf(quoted, text.slice(place.start, place.end)) ? place : null;
};

/** Of words that are not quoted whole only the edges tell where a lost end belongs, or else roughly where it was does. */
function spanOfMany(text: string, quoted: Quoted, ends: Ends): Span | null {
  const start = ends.isFirstThere ? ends.start : (headOfCut(text, quoted) ?? ends.start);
  const end = ends.isLastThere ? ends.end : (tailOfCut(text, quoted, start) ?? ends.end);
  const isKnown = ends.isFirstThere || ends.isLastThere || keepsSomeOf(quoted.quote, text.slice(start, end));
  return start < end && isKnown ? { start, end } : null;
}

function spanBetween(text: string, quoted: Quoted, ends: Ends): Span | null {
  const { quote } = quoted;
  const { start, end, isFirstThere, isLastThere } = ends;
  if (isFirstThere && isLastThere) return start < end ? { start, end } : null;
  if (quoted.isCut) return spanOfMany(text, quoted, ends);
  if (start >= end) return null;
  const at = wholeQuoteOver(text, quote, ends);
  if (at !== null) return { start: at, end: at + quote.length };
  const to = isLastThere ? end : Math.max(lastBorder(text, quoted, ends), isFirstThere ? start + 1 : start);
  if (isFirstThere) return { start, end: to };
  if (isLastThere) return { start: Math.min(earlierBorder(text, quoted, { start, end }), end - 1), end };
  const from = firstBorder(text, quoted, { start, end: to });
  return keepsSomeOf(quote, text.slice(from, to)) ? { start: from, end: to } : null;
}
