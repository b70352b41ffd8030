// Two ends bound to letters keep a place also when every letter between them was replaced. It is still the place of a
// quote while one of its ends stands, or else while what stands between them says some of it in its own letters.

import * as Y from 'yjs';

/** As many letters in a row are no accident; a shorter quote must be there wholly. */
const TELLING = 5;

const bare = (text: string): string => text.replace(/\s+/gu, '');

/** Whether the letter that a relative position holds on to still stands in the document. */
export const isLetterThere = (doc: Y.Doc, { item }: Y.RelativePosition): boolean =>
  item !== null && item.clock < Y.getState(doc.store, item.client) && !Y.getItem(doc.store, item).deleted;

/** Whether some of a quote stands in other words; white space says nothing. */
export const keepsSomeOf = (quote: string, words: string): boolean => {
  const [asked, found] = [bare(quote), bare(words)];
  const run = Math.min(TELLING, asked.length);
  for (let at = 0; run > 0 && at + run <= asked.length; at += 1) if (found.includes(asked.slice(at, at + run))) return true;
  return false;
};

/**
 * Where a whole quote stands over a place that an end of it was lost to, null when it does not: an undo brings letters
 * back as new ones, to which only the copy of who undid it has a thread.
 */
export const wholeQuoteOver = (text: string, quote: string, { start, end }: { readonly start: number; readonly end: number }): number | null => {
  const at = quote === '' ? -1 : text.indexOf(quote, Math.max(0, start - quote.length));
  return at === -1 || at > end ? null : at;
};
