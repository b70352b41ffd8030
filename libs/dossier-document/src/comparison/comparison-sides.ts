import type { DocumentNode } from '../document-json';
import { documentText, inlinePlaces } from '../document-text';
import { soundJson } from '../sound-json';
import type { ComparedBlock, ComparedInside, ComparedPart, TextComparison } from './comparison';
import { normalNode } from './normal-node';

/** Which of the two texts counts for a change. */
type Side = 'before' | 'after';
type Choice = (change: number) => Side;

const partNodes = (part: ComparedPart, choice: Choice): readonly DocumentNode[] =>
  part.kind === 'kept' ? part.nodes : part[choice(part.change)];

const insideNodes = (inside: ComparedInside, choice: Choice): DocumentNode[] =>
  inside.kind === 'line'
    ? inside.parts.flatMap((part) => partNodes(part, choice))
    : inside.blocks.flatMap((block) => blockNodes(block, choice));

function blockNodes(block: ComparedBlock, choice: Choice): DocumentNode[] {
  if (block.kind === 'kept') return [block.node];
  if (block.kind !== 'changed') return choice(block.change) === (block.kind === 'added' ? 'after' : 'before') ? [block.node] : [];
  const shell = block.change === null ? block.after : block[choice(block.change)];
  const content = insideNodes(block.inside, choice);
  return [{ ...shell, ...(content.length === 0 ? {} : { content }) }];
}

/** Holds the nodes of the comparison themselves; pieces of a line that look the same are not joined yet. */
const sideOf = ({ blocks }: TextComparison, choice: Choice): DocumentNode => {
  const content = blocks.flatMap((block) => blockNodes(block, choice));
  return { type: 'doc', ...(content.length === 0 ? {} : { content }) };
};

/** The text that was compared as the earlier one. */
export const textBefore = (comparison: TextComparison): DocumentNode => normalNode(sideOf(comparison, () => 'before'));

/** The text that was compared as the later one. */
export const textAfter = (comparison: TextComparison): DocumentNode => normalNode(sideOf(comparison, () => 'after'));

const undoing = (chosen: ReadonlySet<number>): Choice => (change) => (chosen.has(change) ? 'before' : 'after');

/** The later text with the chosen changes undone, by their numbers; fits the schema. */
export const withUndone = (comparison: TextComparison, chosen: ReadonlySet<number>): DocumentNode =>
  soundJson(normalNode(sideOf(comparison, undoing(chosen))));

/** Which words of a text are those of an earlier one. Positions in UTF-16 units of the plain text, `to` not included. */
export type EarlierWords = {
  readonly text: string;
  /** In order; `before`: where in the earlier text the stretch begins. */
  readonly stretches: readonly { readonly from: number; readonly to: number; readonly before: number }[];
};

/**
 * What of the later text with the chosen changes undone is the earlier text's own. The text is the one before
 * {@link withUndone} made it fit the schema, which seldom changes a word.
 */
export function earlierWords(comparison: TextComparison, chosen: ReadonlySet<number>): EarlierWords {
  const places = new Map(inlinePlaces(sideOf(comparison, () => 'before')).map(({ node, from }) => [node, from]));
  const mixed = sideOf(comparison, undoing(chosen));
  const stretches = inlinePlaces(mixed).flatMap(({ node, from, to }) => {
    const before = places.get(node);
    return before === undefined || from === to ? [] : [{ from, to, before }];
  });
  return { text: documentText(mixed), stretches };
}
