// Draws a comparison as a text that can be read: what came in <ins>, what went in <del>, both with words for who does
// not see how they look. Each change can be gone to: the elements of one bear its number.

import { DELETION, INSERTION } from '@samenpen/dossier-document';
import type { ComparedBlock, ComparedPart, DocumentNode, Shell } from '@samenpen/dossier-document';
import { drawn } from '../../reading/draw-prose';
import type { Drawing } from '../../reading/draw-prose';

/** What readers hear around changes. */
export type ChangeWords = Readonly<Record<'added' | 'removed' | 'proposed' | 'proposedRemoval' | 'formatted' | 'movedHere' | 'movedAway' | 'blockChanged' | 'end', string>>;

/** Both texts in one, or one of the two as it stands beside the other. */
export type Shown = 'both' | 'before' | 'after';

/** How a comparison is drawn. */
export type ComparisonDrawing = Drawing & { readonly proposal: string; readonly changes: ChangeWords; readonly shown: Shown };

/** One block of the text itself, as nodes; none when the side does not have it. */
export function drawBlock(block: ComparedBlock, drawing: ComparisonDrawing): Node[] {
  if (block.kind === 'kept') return drawn(block.node, drawing);
  if (block.kind === 'changed') return drawChanged(block, drawing);
  if (drawing.shown === (block.kind === 'added' ? 'before' : 'after')) return [];
  const words = wordsOf(block, drawing.changes);
  const nodes = drawn(block.kind === 'added' && block.isProposed ? without(INSERTION, block.node) : block.node, drawing);
  return nodes.map((node) => (isBoundToParent(node) ? markInside(node, block, { words, drawing }) : wrapped([node], block, { words, drawing })));
}

type Alone = Extract<ComparedBlock, { kind: 'added' | 'removed' }>;
type Said = { readonly words: string; readonly drawing: ComparisonDrawing };

const wordsOf = ({ kind, isMoved, isProposed }: Alone, words: ChangeWords): string => {
  if (kind === 'added') return isMoved ? words.movedHere : isProposed ? words.proposed : words.added;
  return isMoved ? words.movedAway : words.removed;
};

/** An item, row or cell cannot stand in an <ins>: it is marked itself. */
const isBoundToParent = (node: Node): node is HTMLElement => node instanceof HTMLElement && ['LI', 'TR', 'TD', 'TH'].includes(node.tagName);

function hidden(text: string, { document }: ComparisonDrawing): HTMLElement {
  const element = document.createElement('span');
  element.className = 'visually-hidden';
  element.textContent = text;
  return element;
}

/** The piece is said to be a suggestion itself, so that the letters in it need not be. */
const without = (mark: string, { marks, content, ...node }: DocumentNode): DocumentNode => ({
  ...node,
  ...(marks !== undefined && { marks: marks.filter(({ type }) => type !== mark) }),
  ...(content !== undefined && { content: content.map((child) => without(mark, child)) }),
});

/** With the word that tells a suggestion from a change; drawn by the style, since readers hear it already. */
function proposed(element: HTMLElement, { proposal }: ComparisonDrawing): void {
  element.classList.add('proposed');
  element.dataset['proposal'] = proposal;
}

function marked(element: HTMLElement, { kind, change, isMoved, isProposed }: Alone, drawing: ComparisonDrawing): HTMLElement {
  element.classList.add('change', kind);
  if (isMoved) element.classList.add('moved');
  if (isProposed) proposed(element, drawing);
  element.dataset['change'] = String(change);
  element.tabIndex = -1;
  return element;
}

function wrapped(nodes: readonly Node[], block: Alone, { words, drawing }: Said): HTMLElement {
  const element = marked(drawing.document.createElement(block.kind === 'added' ? 'ins' : 'del'), block, drawing);
  element.append(hidden(words, drawing), ...nodes);
  return element;
}

function markInside(element: HTMLElement, block: Alone, { words, drawing }: Said): HTMLElement {
  const place = element.tagName === 'TR' ? (element.querySelector('td, th') ?? element) : element;
  place.prepend(hidden(words, drawing));
  return marked(element, block, drawing);
}

/** The element of a block with nothing in it, and where its content goes. */
function emptied(shell: Shell, drawing: ComparisonDrawing): { readonly outer: Node[]; readonly inner: HTMLElement | null } {
  const outer = drawn({ ...shell, content: [] }, drawing);
  const [first] = outer;
  if (!(first instanceof HTMLElement)) return { outer, inner: null };
  return { outer, inner: first.querySelector('tbody') ?? first };
}

type Changed = Extract<ComparedBlock, { kind: 'changed' }>;

function drawChanged(block: Changed, drawing: ComparisonDrawing): Node[] {
  const { outer, inner } = emptied(drawing.shown === 'before' ? block.before : block.after, drawing);
  if (inner === null) return outer;
  if (block.change !== null && block.reads !== 'shell') inner.append(...drawBreak(block, block.change, drawing));
  else if (block.change !== null) {
    inner.append(hidden(drawing.changes.blockChanged, drawing));
    inner.classList.add('change', 'reshaped');
    inner.dataset['change'] = String(block.change);
    inner.tabIndex = -1;
  }
  const { inside } = block;
  if (inside.kind === 'line') inner.append(...inside.parts.flatMap((part) => drawPart(part, drawing)));
  else inner.append(...inside.blocks.flatMap((child) => drawBlock(child, drawing)));
  return outer;
}

function drawPart(part: ComparedPart, drawing: ComparisonDrawing): Node[] {
  if (part.kind === 'kept') return part.nodes.flatMap((node) => drawn(node, drawing));
  const { shown, changes } = drawing;
  if (part.reads === 'added' || part.reads === 'removed') return drawStanding(part, part.reads, drawing);
  if (part.reads === 'formatting') return [drawPiece('span', part, { nodes: shown === 'before' ? part.before : part.after, words: changes.formatted, drawing })];
  return [
    ...(part.before.length > 0 && shown !== 'after' ? [drawPiece('del', part, { nodes: part.before, words: changes.removed, drawing })] : []),
    ...(part.after.length > 0 && shown !== 'before' ? [drawPiece('ins', part, { nodes: part.after, words: part.isProposed ? changes.proposed : changes.added, drawing })] : []),
  ];
}

/** Words that stand in both texts and count in one: drawn as what came or went, and where they did not count as they looked. */
function drawStanding(part: Extract<ComparedPart, { kind: 'changed' }>, reads: 'added' | 'removed', drawing: ComparisonDrawing): Node[] {
  const { shown, changes } = drawing;
  if (part.isProposed) return shown === 'before' ? part.before.flatMap((node) => drawn(node, drawing)) : [drawPiece('del', part, { nodes: part.after, words: changes.proposedRemoval, drawing })];
  if (shown === (reads === 'added' ? 'before' : 'after')) return part[shown].flatMap((node) => drawn(node, drawing));
  return reads === 'added'
    ? [drawPiece('ins', part, { nodes: part.after, words: changes.added, drawing })]
    : [drawPiece('del', part, { nodes: part.before, words: changes.removed, drawing })];
}

/** The break in front of a block came or went; said once where its words did so with it. */
function drawBreak({ inside, reads, isProposed }: Changed, change: number, drawing: ComparisonDrawing): Node[] {
  if (reads === 'shell' || drawing.shown === (reads === 'added' || isProposed ? 'before' : 'after')) return [];
  if (inside.kind === 'line' && inside.parts.some((part) => part.kind === 'changed' && part.change === change)) return [];
  const nodes = [{ type: 'text', text: '¶' }];
  const words = drawing.changes[isProposed ? 'proposedRemoval' : reads];
  return [drawPiece(reads === 'added' ? 'ins' : 'del', isProposed ? { change, isProposed } : { change }, { nodes, words, drawing })];
}

type Piece = Said & { readonly nodes: readonly DocumentNode[] };

function drawPiece(tag: 'ins' | 'del' | 'span', { change, isProposed }: { readonly change: number; readonly isProposed?: true }, { nodes, words, drawing }: Piece): HTMLElement {
  const element = drawing.document.createElement(tag);
  element.classList.add('change', { ins: 'added', del: 'removed', span: 'formatted' }[tag]);
  element.dataset['change'] = String(change);
  element.tabIndex = -1;
  if (isProposed) proposed(element, drawing);
  const letters = isProposed ? nodes.map((node) => without(tag === 'ins' ? INSERTION : DELETION, node)) : nodes;
  element.append(hidden(words, drawing), ...letters.flatMap((node) => drawn(node, drawing)), hidden(drawing.changes.end, drawing));
  return element;
}
