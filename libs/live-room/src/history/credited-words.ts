import { parseUpdateMeta } from 'yjs';
import type { CreditedRange, RoomEdit } from '../ports/room-history';

/** Which structs of an edit are words of somebody else than the person in whose name it is stored. */
export function creditedWords(update: Uint8Array, wordsOf: RoomEdit['wordsOf']): readonly CreditedRange[] {
  if (wordsOf === undefined) return [];
  if (typeof wordsOf === 'function') return wordsOf();
  const { from, to } = parseUpdateMeta(update);
  return [...from].map(([clientId, first]) => ({ clientId, from: first, to: to.get(clientId) ?? first, personId: wordsOf, at: null }));
}
