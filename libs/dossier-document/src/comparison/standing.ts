// Words that are proposed are in the text already, under a mark. Once a suggestion is taken over, the same words stand
// there without it: to a reader they came, or went, and did not merely come to look otherwise.

import type { DocumentNode } from '../document-json';
import { DELETED_BREAK, DELETION, INSERTED_BREAK, INSERTION } from '../suggestion-marks';
import type { Shell } from './comparison';

/** What became of words that a suggestion is, or was, about: they count since, or no longer. */
export type Standing = 'added' | 'removed';

type Under = { readonly insertion: boolean; readonly deletion: boolean };

function standing(before: Under, after: Under): Standing | null {
  if ((!before.deletion && after.deletion) || (!before.insertion && after.insertion)) return 'removed';
  return (before.insertion && !after.insertion) || (before.deletion && !after.deletion) ? 'added' : null;
}

const wordsUnder = (nodes: readonly DocumentNode[]): Under => {
  const types = new Set(nodes.flatMap(({ marks }) => (marks ?? []).map(({ type }) => type)));
  return { insertion: types.has(INSERTION), deletion: types.has(DELETION) };
};

const breakUnder = ({ attrs }: Shell): Under => ({ insertion: attrs?.[INSERTED_BREAK] != null, deletion: attrs?.[DELETED_BREAK] != null });

/** Whether words that came are only proposed. */
export const areProposed = (nodes: readonly DocumentNode[]): boolean => nodes.length > 0 && nodes.every((node) => wordsUnder([node]).insertion);

/** Whether words that went are still there, and only proposed to go. */
export const areProposedToGo = (nodes: readonly DocumentNode[]): boolean => nodes.length > 0 && nodes.every((node) => wordsUnder([node]).deletion);

/** Whether a block that came is only proposed: it was begun by a suggestion, or all that stands in it is one. */
export const isProposedBlock = (node: DocumentNode): boolean => breakUnder(node).insertion || areProposed(lettersOf(node));

const lettersOf = (node: DocumentNode): DocumentNode[] => (node.content ?? []).flatMap((child) => (child.content === undefined ? [child] : lettersOf(child)));

/** Whether the break in front of a block is only proposed to go. */
export const isProposedToJoin = (after: Shell): boolean => breakUnder(after).deletion;

/** Of the same words, before and after; null: no suggestion came or went there. */
export const standingOfWords = (before: readonly DocumentNode[], after: readonly DocumentNode[]): Standing | null =>
  standing(wordsUnder(before), wordsUnder(after));

const withoutBreaks = ({ type, attrs }: Shell): string =>
  JSON.stringify([type, Object.entries(attrs ?? {}).filter(([name, value]) => name !== INSERTED_BREAK && name !== DELETED_BREAK && value !== undefined)]);

/** Of the break in front of a block; null: the block itself became another. */
export const standingOfBreak = (before: Shell, after: Shell): Standing | null =>
  withoutBreaks(before) === withoutBreaks(after) ? standing(breakUnder(before), breakUnder(after)) : null;
