import type { ProseNode } from './prose-node';

/*
 * Where threads hang in a text that is only read. The server says what stands there now and how many letters come
 * before it; the text on the screen may be a moment older or newer, so the words are looked for from there, and a
 * thread whose words are not in it gets no mark.
 */

/** A thread on words of a text. */
export type Remark = {
  readonly id: string;
  readonly at: number;
  readonly words: string;
  readonly isInternal: boolean;
  /** What the button to it says to a screen reader. */
  readonly label: string;
  /** How many comments it has. */
  readonly count: number;
};

/** A piece of text under one or more threads; `ending` are those whose last letter it holds. */
export type RemarkedPiece = { readonly tone: 'shared' | 'internal'; readonly ending: readonly Remark[] };

/** A text in which every piece is under the same threads, and which pieces those are. */
export type RemarkedProse = { readonly root: ProseNode; readonly pieces: ReadonlyMap<ProseNode, RemarkedPiece> };

type Placed = { readonly remark: Remark; readonly from: number; readonly to: number };

const lettersIn = (node: ProseNode): string => node.text ?? (node.content ?? []).map(lettersIn).join('');

/** Where the words stand, as near as can be to where they were said to be; null when they do not. */
function placed(letters: string, remark: Remark): Placed | null {
  const { at, words } = remark;
  if (words === '') return null;
  const next = letters.indexOf(words, at);
  const before = letters.lastIndexOf(words, at);
  const isNextNearer = before === -1 || (next !== -1 && next - at < at - before);
  const from = isNextNearer ? next : before;
  return from === -1 ? null : { remark, from, to: from + words.length };
}

/** Cuts the text where threads begin and end. The text itself stays as it is. */
export function remarkedProse(root: ProseNode, remarks: readonly Remark[]): RemarkedProse {
  const letters = lettersIn(root);
  const places = remarks.flatMap((remark) => placed(letters, remark) ?? []);
  const pieces = new Map<ProseNode, RemarkedPiece>();
  if (places.length === 0) return { root, pieces };
  const ends = [...new Set(places.flatMap(({ from, to }) => [from, to]))].toSorted((one, other) => one - other);
  let passed = 0;

  const cut = (node: ProseNode): ProseNode[] => {
    const text = node.text ?? '';
    const start = passed;
    passed += text.length;
    const cuts = [start, ...ends.filter((end) => end > start && end < passed), passed];
    return cuts.slice(1).map((to, index) => {
      const from = cuts[index] ?? start;
      const piece = { ...node, text: text.slice(from - start, to - start) };
      const over = places.filter((place) => place.from < to && place.to > from);
      const ending = over.filter((place) => place.to === to).map(({ remark }) => remark);
      const tone = over.every(({ remark }) => remark.isInternal) ? 'internal' : 'shared';
      if (over.length > 0) pieces.set(piece, { tone, ending });
      return piece;
    });
  };
  const walk = (node: ProseNode): ProseNode[] =>
    node.text !== undefined ? cut(node) : [node.content === undefined ? node : { ...node, content: node.content.flatMap(walk) }];
  return { root: { ...root, content: (root.content ?? []).flatMap(walk) }, pieces };
}
