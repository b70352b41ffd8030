import type { Node } from '@tiptap/pm/model';

/** A document as one string, a line a block, and where each of its characters stands. */
export type FlatText = {
  readonly text: string;
  /** Position in the document before each character. */
  readonly at: readonly number[];
};

const nameIn = (node: Node): string => {
  const label: unknown = node.attrs['label'];
  return node.type.name === 'mention' && typeof label === 'string' ? label : '';
};

function flatten(doc: Node): FlatText {
  const pieces: string[] = [];
  const at: number[] = [];
  const add = (text: string, placeOf: (index: number) => number): void => {
    pieces.push(text);
    for (let index = 0; index < text.length; index += 1) at.push(placeOf(index));
  };
  doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    if (pieces.length > 0) add('\n', () => position);
    block.forEach((inline, offset) => {
      const start = position + 1 + offset;
      if (inline.isText) add(inline.text ?? '', (index) => start + index);
      else add(nameIn(inline), () => start);
    });
    return false;
  });
  return { text: pieces.join(''), at };
}

const kept = new WeakMap<Node, FlatText>();

/** The flat text of a document; read once for each document. */
export function flatTextOf(doc: Node): FlatText {
  const known = kept.get(doc) ?? flatten(doc);
  kept.set(doc, known);
  return known;
}

/** Index of the first character at or after a position. */
export function indexAt({ at }: FlatText, position: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // Inside the bounds, so there is one.
    if ((at[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
