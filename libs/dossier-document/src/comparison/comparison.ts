import type { DocumentNode } from '../document-json';
import type { Standing } from './standing';

/** A block without what stands in it. */
export type Shell = Pick<DocumentNode, 'type' | 'attrs'>;

/**
 * How a stretch reads whose letters changed, or stayed. `words`: what was before it went, what is after it came; with
 * nothing on one side it was only added or removed. For the others the words are the same: they look otherwise, or a
 * suggestion about them was made or decided, so that they count since (`added`) or no longer (`removed`).
 */
export type Reading = 'words' | 'formatting' | Standing;

/*
 * `isProposed`, of what came or went: it is a suggestion that nobody decided on yet. It may still be rejected, and the
 * text does not say it until it is accepted.
 */

/** A stretch within a line. */
export type ComparedPart =
  | { readonly kind: 'kept'; readonly nodes: readonly DocumentNode[] }
  | {
      readonly kind: 'changed';
      readonly change: number;
      readonly before: readonly DocumentNode[];
      readonly after: readonly DocumentNode[];
      readonly reads: Reading;
      readonly isProposed?: true;
    };

/** What stands in a block: words, or blocks. */
export type ComparedInside =
  | { readonly kind: 'line'; readonly parts: readonly ComparedPart[] }
  | { readonly kind: 'blocks'; readonly blocks: readonly ComparedBlock[] };

/**
 * A block of either text, in reading order: what was removed stands before what came in its place. `isMoved`: the same
 * block stands elsewhere, and both places have one number.
 */
export type ComparedBlock =
  | { readonly kind: 'kept'; readonly node: DocumentNode }
  | { readonly kind: 'added' | 'removed'; readonly change: number; readonly node: DocumentNode; readonly isMoved: boolean; readonly isProposed?: true }
  | {
      readonly kind: 'changed';
      /** The number of the change of the block itself, such as a heading that became a paragraph; null for none. */
      readonly change: number | null;
      /** `shell`: it became another block; else only the break in front of it came or went. */
      readonly reads: 'shell' | Standing;
      readonly isProposed?: true;
      readonly before: Shell;
      readonly after: Shell;
      readonly inside: ComparedInside;
    };

/** Two texts beside each other. Changes are numbered from 1 in reading order; one number may stand in several places. */
export type TextComparison = {
  readonly kind: 'text';
  readonly blocks: readonly ComparedBlock[];
  readonly changes: number;
};

/** How sections are compared, by what they hold; tables and budgets will have kinds of their own. */
export type SectionComparison = TextComparison;
