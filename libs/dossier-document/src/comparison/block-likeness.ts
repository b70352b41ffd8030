import type { DocumentNode } from '../document-json';
import { documentText, TEXTBLOCKS } from '../document-text';
import { wordsOf } from './compared-line';

/** So much of the words two blocks must share to be one block that was changed. 1 is all. */
const LEAST_SHARE = 0.4;
/** A row of a table may have a new number in each cell but the first. */
const LEAST_SHARE_OF_ROWS = 0.25;
/** A paragraph that became a heading says nearly the same. */
const LEAST_SHARE_OF_OTHER_TYPE = 0.7;

const isLetters = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);

/** Judges how alike blocks are, and remembers their words: each is compared with many. */
export class BlockLikeness {
  readonly #bags = new Map<DocumentNode, ReadonlyMap<string, number>>();

  /** Between 0 and 1; null when the one is not the other, changed. */
  readonly of = (one: DocumentNode, other: DocumentNode): number | null => {
    if (one.type !== other.type && !(TEXTBLOCKS.has(one.type) && TEXTBLOCKS.has(other.type))) return null;
    if (one.type === 'image') return one.attrs?.['src'] === other.attrs?.['src'] ? 1 : null;
    const share = this.#share(one, other);
    return share >= leastShare(one, other) ? share : null;
  };

  #share(one: DocumentNode, other: DocumentNode): number {
    const [few, many] = [this.#bag(one), this.#bag(other)];
    const total = sizeOf(few) + sizeOf(many);
    if (total === 0) return 1;
    let common = 0;
    for (const [word, count] of few) common += Math.min(count, many.get(word) ?? 0);
    return (2 * common) / total;
  }

  #bag(node: DocumentNode): ReadonlyMap<string, number> {
    let bag = this.#bags.get(node);
    if (bag === undefined) this.#bags.set(node, (bag = bagOf(node)));
    return bag;
  }
}

const sizeOf = (bag: ReadonlyMap<string, number>): number => [...bag.values()].reduce((sum, count) => sum + count, 0);

function bagOf(node: DocumentNode): ReadonlyMap<string, number> {
  const bag = new Map<string, number>();
  for (const word of wordsOf(documentText(node)).filter(isLetters)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

function leastShare(one: DocumentNode, other: DocumentNode): number {
  if (one.type !== other.type) return LEAST_SHARE_OF_OTHER_TYPE;
  return one.type === 'tableRow' ? LEAST_SHARE_OF_ROWS : LEAST_SHARE;
}
