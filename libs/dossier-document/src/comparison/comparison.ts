import type { DocumentNode } from '../document-json';

/** A block without what stands in it. */
export type Shell = Pick<DocumentNode, 'type' | 'attrs'>;

/**
 * A stretch within a line. `changed` with nothing before it was added, with nothing after it removed; `isFormatting`:
 * the words are the same and look otherwise.
 */
export type ComparedPart =
  | { readonly kind: 'kept'; readonly nodes: readonly DocumentNode[] }
  | {
      readonly kind: 'changed';
      readonly change: number;
      readonly before: readonly DocumentNode[];
      readonly after: readonly DocumentNode[];
      readonly isFormatting: boolean;
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
  | { readonly kind: 'added' | 'removed'; readonly change: number; readonly node: DocumentNode; readonly isMoved: boolean }
  | {
      readonly kind: 'changed';
      /** The number of the change of the block itself, such as a heading that became a paragraph; null for none. */
      readonly change: number | null;
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
