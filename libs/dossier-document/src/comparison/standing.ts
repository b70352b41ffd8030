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

/** Of the same words, before and after; null: no suggestion came or went there. */
export const standingOfWords = (before: readonly DocumentNode[], after: readonly DocumentNode[]): Standing | null =>
  standing(wordsUnder(before), wordsUnder(after));

const withoutBreaks = ({ type, attrs }: Shell): string =>
  JSON.stringify([type, Object.entries(attrs ?? {}).filter(([name, value]) => name !== INSERTED_BREAK && name !== DELETED_BREAK && value !== undefined)]);

/** Of the break in front of a block; null: the block itself became another. */
export const standingOfBreak = (before: Shell, after: Shell): Standing | null =>
  withoutBreaks(before) === withoutBreaks(after) ? standing(breakUnder(before), breakUnder(after)) : null;
