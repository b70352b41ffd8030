// Words that are too many to be quoted whole: the quote says how they begin, what stood after them says where they end.

/** So many characters of quoted words are kept. */
export const MOST_QUOTED = 2_000;

/** As many letters of the quote, behind as many of what stood before it, stand in one place of a text. */
const HEAD = 64;
const LEAD = 8;

type CutQuote = { readonly quote: string; readonly before: string; readonly after: string };

/** Whether a quote was cut off; it may be one short, where half a character would have been its last. */
export const isCut = (quote: string): boolean => quote.length >= MOST_QUOTED - 1;

/** Where the words begin; null when their beginning does not stand there. */
export const headOfCut = (text: string, { quote, before }: CutQuote): number | null => {
  const lead = before.slice(-LEAD);
  const at = text.indexOf(lead + quote.slice(0, HEAD));
  return at === -1 ? null : at + lead.length;
};

/** Where words that begin at a place end; null when what stood after them does not stand there. */
export const tailOfCut = (text: string, { after }: CutQuote, from: number): number | null => {
  const at = after === '' ? text.length : text.indexOf(after, from);
  return at === -1 ? null : at;
};

/** Where the words stand in a text of other letters, whatever was changed between their ends; null when they do not. */
export const spanOfCut = (text: string, cut: CutQuote): { readonly start: number; readonly end: number } | null => {
  const start = headOfCut(text, cut);
  const end = start === null ? null : tailOfCut(text, cut, start);
  return start === null || end === null || start >= end ? null : { start, end };
};
