import type { DocumentNode } from '../document-json';
import { documentText } from '../document-text';

/** A shorter text may well have been written twice. Characters. */
const LEAST_CHARACTERS = 20;

/**
 * The keys of blocks that moved, without doubt: what was removed in one place was added in another, to the letter,
 * once, and is long enough not to be chance.
 */
export function certainMoves(removed: ReadonlyMap<string, readonly DocumentNode[]>, added: ReadonlyMap<string, readonly DocumentNode[]>): ReadonlySet<string> {
  const moves = [...removed].filter(([key, nodes]) => {
    const [node, ...others] = nodes;
    const isSingle = node !== undefined && others.length === 0 && added.get(key)?.length === 1;
    return isSingle && documentText(node).length >= LEAST_CHARACTERS;
  });
  return new Set(moves.map(([key]) => key));
}
