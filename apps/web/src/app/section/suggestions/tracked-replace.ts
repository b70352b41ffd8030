// One replacement, written as a suggestion: nothing of others goes, it is marked; what comes is marked too. What oneself
// proposed before may really go, because then nothing of it is left to decide.

import { DELETED_BREAK, DELETION, INSERTED_BREAK, INSERTION } from '@samenpen/dossier-document';
import type { Mark, Node, ResolvedPos } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Transform } from '@tiptap/pm/transform';
import { blockAfter, blockBefore, blocksWithin } from './text-blocks';

/** Which suggestions are the person's own, and ids for new ones. */
export type OwnSuggestions = { readonly has: (id: unknown) => boolean; readonly begin: () => string };

/** What is replaced, in positions of the document as it is. */
export type Replacement = { readonly from: number; readonly to: number; readonly slice: Slice };

/** Where the words of a replacement came to stand: the end of what was taken away, and the span of what came. */
export type Replaced = { readonly from: number; readonly to: number; readonly end: number };

const markOf = (node: Node | null, name: string): Mark | undefined => node?.marks.find(({ type }) => type.name === name);

/** An own suggestion that touches this place goes on; else another one begins. */
function idAt($from: ResolvedPos, $to: ResolvedPos, own: OwnSuggestions): string {
  const touching = [$from.nodeBefore, $to.nodeAfter].flatMap((node) => [markOf(node, INSERTION), markOf(node, DELETION)]);
  // ProseMirror types attributes as any.
  const breaks: readonly unknown[] = [
    $from.parentOffset === 0 ? $from.parent.attrs[INSERTED_BREAK] : null,
    $to.parentOffset === $to.parent.content.size ? blockAfter($to.doc, $to.pos)?.node.attrs[DELETED_BREAK] : null,
  ];
  const ids = touching.map((mark): unknown => mark?.attrs['id']);
  const found = [...ids, ...breaks].find((id) => own.has(id));
  return typeof found === 'string' ? found : own.begin();
}

/** A range that begins or ends between blocks takes whole blocks, with the break in front of them or else behind them. */
function intoBlocks(doc: Node, { from, to, slice }: Replacement): Replacement {
  const isBetween = (position: number): boolean => !doc.resolve(position).parent.isTextblock;
  if (from === to || (!isBetween(from) && !isBetween(to))) return { from, to, slice };
  const before = blockBefore(doc, from);
  const last = blockBefore(doc, to);
  const next = blockAfter(doc, to);
  if (isBetween(from) && before === null) return { from: from + 1, to: next === null ? to : next.start, slice };
  return { from: isBetween(from) && before !== null ? before.end : from, to: isBetween(to) && last !== null ? last.end : to, slice };
}

type Act = { readonly at: number; readonly does: () => void };

/** Marks what would go; from the back, so that the positions in front still hold. */
function takeAway(transform: Transform, { from, to }: Replacement, { id, own }: { readonly id: string; readonly own: OwnSuggestions }): void {
  const { doc } = transform;
  const deletion = doc.type.schema.marks[DELETION]?.create({ id });
  const acts: Act[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isText) return true;
    const [start, end] = [Math.max(position, from), Math.min(position + node.nodeSize, to)];
    if (own.has(markOf(node, INSERTION)?.attrs['id'])) acts.push({ at: start, does: () => void transform.delete(start, end) });
    else if (deletion && !markOf(node, DELETION)) acts.push({ at: start, does: () => void transform.addMark(start, end, deletion) });
    return false;
  });
  const blocks = blocksWithin(doc, from, to);
  for (const [index, block] of blocks.entries()) {
    // A block before it that does not stand in the range ends before the range: its break stays.
    const before = blocks[index - 1];
    if (before === undefined || before.end < from || block.start > to) continue;
    const isOwn = own.has(block.node.attrs[INSERTED_BREAK]);
    const join = (): void => void transform.delete(before.end, block.start);
    const propose = (): void => void transform.setNodeAttribute(block.position, DELETED_BREAK, block.node.attrs[DELETED_BREAK] ?? id);
    acts.push({ at: block.position, does: isOwn ? join : propose });
  }
  for (const { does } of acts.sort((one, other) => other.at - one.at)) does();
}

/** Content as it was before anybody proposed anything: what is pasted or moved is a new proposal. */
export function withoutSuggestions(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const marks = node.marks.filter(({ type }) => type.name !== INSERTION && type.name !== DELETION);
    if (node.isText) return void nodes.push(node.mark(marks));
    const attrs = node.isTextblock ? { ...node.attrs, [INSERTED_BREAK]: null, [DELETED_BREAK]: null } : node.attrs;
    nodes.push(node.type.create(attrs, withoutSuggestions(node.content), marks));
  });
  return Fragment.fromArray(nodes);
}

/** Behind the own words that are struck out here, so that old stands before new. */
function behindOwnDeletion(doc: Node, position: number, own: OwnSuggestions): number {
  const { nodeAfter } = doc.resolve(position);
  const isOwn = own.has(markOf(nodeAfter, DELETION)?.attrs['id']);
  return nodeAfter !== null && isOwn ? behindOwnDeletion(doc, position + nodeAfter.nodeSize, own) : position;
}

function bringIn(transform: Transform, { at, slice, id }: { readonly at: number; readonly slice: Slice; readonly id: string }): number {
  const insertion = transform.doc.type.schema.marks[INSERTION]?.create({ id });
  const before = transform.doc.content.size;
  transform.replace(at, at, new Slice(withoutSuggestions(slice.content), slice.openStart, slice.openEnd));
  const end = at + transform.doc.content.size - before;
  if (insertion) transform.addMark(at, end, insertion);
  for (const block of blocksWithin(transform.doc, at, end)) {
    if (block.start > at && block.start <= end) transform.setNodeAttribute(block.position, INSERTED_BREAK, id);
  }
  return end;
}

/** Writes a replacement as a suggestion, and tells where it came to stand. */
export function replaceTracked(transform: Transform, asked: Replacement, own: OwnSuggestions): Replaced {
  const { doc } = transform;
  const id = idAt(doc.resolve(asked.from), doc.resolve(asked.to), own);
  const steps = transform.steps.length;
  if (asked.to > asked.from) takeAway(transform, intoBlocks(doc, asked), { id, own });
  const now = (position: number): number => transform.mapping.slice(steps).map(position);
  const from = now(asked.from);
  if (asked.slice.size === 0) return { from, to: now(asked.to), end: now(asked.to) };
  const at = behindOwnDeletion(transform.doc, now(asked.to), own);
  return { from, to: at, end: bringIn(transform, { at, slice: asked.slice, id }) };
}
