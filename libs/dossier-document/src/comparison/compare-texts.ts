// Two texts as one tree of blocks, as a person would tell the difference: blocks that say the same are kept, likely
// pairs are compared inside (lists by item, tables by row and cell, lines by word), the rest was removed or added.

import type { DocumentNode } from '../document-json';
import { TEXTBLOCKS } from '../document-text';
import { likeliestPairs } from '../likeliest-pairs';
import { stretches } from '../sequence-difference';
import { BlockLikeness } from './block-likeness';
import { certainMoves } from './certain-moves';
import { ChangeNumbers } from './change-numbers';
import { comparedLine } from './compared-line';
import type { ComparedBlock, Shell, TextComparison } from './comparison';
import { normalNode } from './normal-node';
import { isProposedBlock, isProposedToJoin, standingOfBreak, type Standing } from './standing';

/** Compares what a text said before with what it said after. Both are ProseMirror JSON that fits the schema. */
export function compareTexts(before: DocumentNode, after: DocumentNode): TextComparison {
  const numbers = new ChangeNumbers();
  const [old, fresh] = [normalNode(before), normalNode(after)];
  const blocks = new Comparing(numbers).children(old.content ?? [], fresh.content ?? [], { areMovesSaid: true });
  return { kind: 'text', blocks, changes: numbers.given };
}

type Numbers = Pick<ChangeNumbers, 'take' | 'asOne'>;
type Siblings = {
  /** Blocks of the text itself are said to have moved; items of a list and rows of a table are not. */
  readonly areMovesSaid?: boolean;
  /** In a cell the only line is that line, whatever became of its words. */
  readonly isCell?: boolean;
};

const keyOf = (node: DocumentNode): string => JSON.stringify(node);
const shellOf = ({ type, attrs }: DocumentNode): Shell => ({ type, ...(attrs === undefined ? {} : { attrs }) });
const isCell = ({ type }: DocumentNode): boolean => type === 'tableCell' || type === 'tableHeader';
const isRow = ({ type }: DocumentNode): boolean => type === 'tableRow';
const widthOf = (table: DocumentNode): number => Math.max(0, ...(table.content ?? []).map(({ content }) => (content ?? []).length));

const proposedBreak = (reads: 'shell' | Standing, after: Shell): { readonly isProposed?: true } => (reads === 'removed' && isProposedToJoin(after) ? { isProposed: true } : {});

/** Whether a block came, or went, with all that stands in it. */
const isWhole = (reads: Standing, old: readonly DocumentNode[], fresh: readonly DocumentNode[]): boolean => {
  const parts = comparedLine(old, fresh, { take: () => 0 });
  return parts.length > 0 && parts.every((part) => part.kind === 'changed' && part.reads === reads);
};

function byKey(nodes: readonly DocumentNode[]): ReadonlyMap<string, readonly DocumentNode[]> {
  const found = new Map<string, DocumentNode[]>();
  for (const node of nodes) found.set(keyOf(node), [...(found.get(keyOf(node)) ?? []), node]);
  return found;
}

class Comparing {
  readonly #likeness = new BlockLikeness();
  readonly #numbers: Numbers;

  constructor(numbers: Numbers) {
    this.#numbers = numbers;
  }

  children(before: readonly DocumentNode[], after: readonly DocumentNode[], siblings: Siblings = {}): ComparedBlock[] {
    const found = stretches(before.map(keyOf), after.map(keyOf)).map(({ beforeAt, afterAt, ...keys }) => ({
      afterAt,
      old: before.slice(beforeAt, beforeAt + keys.before.length),
      fresh: after.slice(afterAt, afterAt + keys.after.length),
    }));
    const moves = siblings.areMovesSaid
      ? certainMoves(byKey(found.flatMap(({ old }) => old)), byKey(found.flatMap(({ fresh }) => fresh)))
      : new Set<string>();
    const moved = new MovedBlocks(moves, this.#numbers);
    const blocks: ComparedBlock[] = [];
    let at = 0;
    const keepUpTo = (end: number): void => {
      for (const node of after.slice(at, end)) blocks.push({ kind: 'kept', node });
    };
    for (const { afterAt, old, fresh } of found) {
      keepUpTo(afterAt);
      blocks.push(...this.#stretch(old, fresh, { moved, isCell: siblings.isCell ?? false }));
      at = afterAt + fresh.length;
    }
    keepUpTo(after.length);
    return blocks;
  }

  #stretch(old: readonly DocumentNode[], fresh: readonly DocumentNode[], place: { moved: MovedBlocks; isCell: boolean }): ComparedBlock[] {
    const { moved } = place;
    const blocks: ComparedBlock[] = [];
    let [oldAt, freshAt] = [0, 0];
    const alone = (oldEnd: number, freshEnd: number): void => {
      for (const node of old.slice(oldAt, oldEnd)) blocks.push({ kind: 'removed', node, ...moved.numbered(node) });
      for (const node of fresh.slice(freshAt, freshEnd)) blocks.push({ kind: 'added', node, ...moved.numbered(node), ...(isProposedBlock(node) && { isProposed: true }) });
      [oldAt, freshAt] = [oldEnd + 1, freshEnd + 1];
    };
    for (const [one, other] of this.#pairs(old, fresh, place)) {
      alone(one, other);
      const [from, to] = [old[one], fresh[other]];
      if (from !== undefined && to !== undefined) blocks.push(this.#pair(from, to));
    }
    alone(old.length, fresh.length);
    return blocks;
  }

  #pairs(old: readonly DocumentNode[], fresh: readonly DocumentNode[], { moved, isCell: inCell }: { moved: MovedBlocks; isCell: boolean }): (readonly [number, number])[] {
    const isInOrder = old.length === fresh.length && ([...old, ...fresh].every(isRow) || [...old, ...fresh].every(isCell));
    const isOnlyLine = inCell && old.length === 1 && fresh.length === 1 && [...old, ...fresh].every(({ type }) => TEXTBLOCKS.has(type));
    if (isInOrder || isOnlyLine) return old.map((_node, index) => [index, index] as const);
    return likeliestPairs(old, fresh, (one, other) => (moved.has(one) || moved.has(other) ? null : this.#likeness.of(one, other)));
  }

  #pair(from: DocumentNode, to: DocumentNode): ComparedBlock {
    const [before, after] = [shellOf(from), shellOf(to)];
    // What changes the columns touches every row: that is undone whole or not at all.
    const isReshaped = from.type === 'table' && widthOf(from) !== widthOf(to);
    const [old, fresh] = [from.content ?? [], to.content ?? []];
    const reads = standingOfBreak(before, after) ?? 'shell';
    const numbers = isReshaped || (reads !== 'shell' && isWhole(reads, old, fresh)) ? this.#numbers.asOne() : this.#numbers;
    const change = keyOf(before) === keyOf(after) ? null : numbers.take();
    const proposed = proposedBreak(reads, after);
    if (TEXTBLOCKS.has(from.type)) {
      return { kind: 'changed', change, reads, ...proposed, before, after, inside: { kind: 'line', parts: comparedLine(old, fresh, numbers) } };
    }
    const inner = isReshaped ? new Comparing(numbers) : this;
    return { kind: 'changed', change, reads, ...proposed, before, after, inside: { kind: 'blocks', blocks: inner.children(old, fresh, { isCell: isCell(from) }) } };
  }
}

/** Both places of a block that moved have one number. */
class MovedBlocks {
  readonly #given = new Map<string, number>();

  constructor(
    private readonly keys: ReadonlySet<string>,
    private readonly numbers: Numbers,
  ) {}

  has(node: DocumentNode): boolean {
    return this.keys.has(keyOf(node));
  }

  numbered(node: DocumentNode): { readonly change: number; readonly isMoved: boolean } {
    const key = keyOf(node);
    if (!this.keys.has(key)) return { change: this.numbers.take(), isMoved: false };
    const change = this.#given.get(key) ?? this.numbers.take();
    this.#given.set(key, change);
    return { change, isMoved: true };
  }
}
