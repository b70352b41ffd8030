import type { DocumentNode } from '../document-json';
import { soundJson } from '../sound-json';
import type { ComparedBlock, ComparedInside, ComparedPart, TextComparison } from './comparison';
import { normalContent } from './normal-node';

/** Which of the two texts counts for a change. */
type Side = 'before' | 'after';
type Choice = (change: number) => Side;

const partNodes = (part: ComparedPart, choice: Choice): readonly DocumentNode[] =>
  part.kind === 'kept' ? part.nodes : part[choice(part.change)];

const insideNodes = (inside: ComparedInside, choice: Choice): DocumentNode[] =>
  inside.kind === 'line'
    ? normalContent(inside.parts.flatMap((part) => partNodes(part, choice)))
    : inside.blocks.flatMap((block) => blockNodes(block, choice));

function blockNodes(block: ComparedBlock, choice: Choice): DocumentNode[] {
  if (block.kind === 'kept') return [block.node];
  if (block.kind !== 'changed') return choice(block.change) === (block.kind === 'added' ? 'after' : 'before') ? [block.node] : [];
  const shell = block.change === null ? block.after : block[choice(block.change)];
  const content = insideNodes(block.inside, choice);
  return [{ ...shell, ...(content.length === 0 ? {} : { content }) }];
}

const sideOf = ({ blocks }: TextComparison, choice: Choice): DocumentNode => {
  const content = blocks.flatMap((block) => blockNodes(block, choice));
  return { type: 'doc', ...(content.length === 0 ? {} : { content }) };
};

/** The text that was compared as the earlier one. */
export const textBefore = (comparison: TextComparison): DocumentNode => sideOf(comparison, () => 'before');

/** The text that was compared as the later one. */
export const textAfter = (comparison: TextComparison): DocumentNode => sideOf(comparison, () => 'after');

/** The later text with the chosen changes undone, by their numbers; fits the schema. */
export const withUndone = (comparison: TextComparison, chosen: ReadonlySet<number>): DocumentNode =>
  soundJson(sideOf(comparison, (change) => (chosen.has(change) ? 'before' : 'after')));
