// Words that are put back are new structs of whoever puts them back, and still the words of who wrote them. Which letter
// was which is known while the text is put back: a text that says again what it said then has the same letters at the
// same places.

import { writtenPieces } from '@samenpen/dossier-document';
import type { WrittenPiece } from '@samenpen/dossier-document';
import type { Doc } from 'yjs';
import type { CreditedRange } from '../ports/room-history';
import type { Authorship } from './authorship';
import { passagesOf } from './passages';
import type { Passage } from './passages';

/** What a section said at a moment, and who had written it. */
export type WrittenThen = {
  readonly text: string;
  /** Stretches of the text, in order. */
  readonly passages: readonly Passage[];
};

const plainText = (pieces: readonly WrittenPiece[]): string => pieces.map(({ text }) => text).join('');

/** Reads who had written a text of then. */
export const writtenThen = async (doc: Doc, authorship: Authorship): Promise<WrittenThen> => ({
  text: plainText(writtenPieces(doc)),
  passages: await passagesOf(doc, authorship),
});

/** Whose words the structs of one client are, in a document that says again what it said then; none when it says anything else. */
export function restoredWords(doc: Doc, clientId: number, { text, passages }: WrittenThen): CreditedRange[] {
  const pieces = writtenPieces(doc);
  if (plainText(pieces) !== text) return [];
  const words: CreditedRange[] = [];
  let [at, next] = [0, 0];
  for (const piece of pieces) {
    const end = at + piece.text.length;
    while ((passages[next]?.to ?? Infinity) <= at) next += 1;
    if (piece.from?.clientId === clientId) {
      let past = next;
      while ((passages[past]?.from ?? Infinity) < end) past += 1;
      words.push(...creditsOf(piece, at, passages.slice(next, past)));
    }
    at = end;
  }
  return words;
}

/** A piece that begins at `at`, cut along the passages in which it stands. */
function creditsOf({ text, from }: WrittenPiece, at: number, passages: readonly Passage[]): CreditedRange[] {
  if (from === null) return [];
  const { clientId, clock, isLettered } = from;
  return (isLettered ? passages : passages.slice(0, 1)).flatMap((passage) => {
    if (passage.writer.kind !== 'person') return [];
    const [first, past] = isLettered ? [Math.max(passage.from - at, 0), Math.min(passage.to - at, text.length)] : [0, 1];
    return [{ clientId, from: clock + first, to: clock + past, personId: passage.writer.personId, at: passage.lastAt }];
  });
}
