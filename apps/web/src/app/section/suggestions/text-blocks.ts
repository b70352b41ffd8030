import type { Node } from '@tiptap/pm/model';

/** A paragraph or heading: its position, and where its content starts and ends. */
export type TextBlock = { readonly node: Node; readonly position: number; readonly start: number; readonly end: number };

const blockAt = (node: Node, position: number): TextBlock => ({ node, position, start: position + 1, end: position + node.nodeSize - 1 });

/** The blocks that this range touches, in order. */
export function blocksWithin(doc: Node, from: number, to: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, position) => {
    if (node.isTextblock) blocks.push(blockAt(node, position));
    return !node.isTextblock;
  });
  return blocks;
}

/** The last block that ends before a position. */
export const blockBefore = (doc: Node, position: number): TextBlock | null =>
  blocksWithin(doc, 0, position).findLast(({ end }) => end < position) ?? null;

/** The first block that starts after a position. */
export const blockAfter = (doc: Node, position: number): TextBlock | null =>
  blocksWithin(doc, position, doc.content.size).find(({ start }) => start > position) ?? null;
