// Words that are put back are new structs of whoever puts them back, and still the words of who wrote them. Which letter
// was which is known while the text is put back: a text that says again what it said then has the same letters at the
// same places, and of a text that is put back in part the comparison knows which of its words are those of then.

import { writtenPieces } from '@samenpen/dossier-document';
import type { EarlierWords, WrittenPiece } from '@samenpen/dossier-document';
import type { Doc } from 'yjs';
import type { CreditedRange } from '../ports/room-history';
import type { Authorship } from './authorship';
import { passagesOf } from './passages';
import type { Passage } from './passages';

/** A text that is put back, and who had written it. */
export type WrittenThen = {
  readonly text: string;
  /** Stretches of the text, in order; where there is none, the words are not those of then. */
  readonly passages: readonly Passage[];
};

const plainText = (pieces: readonly WrittenPiece[]): string => pieces.map(({ text }) => text).join('');

/** Reads who had written a text of then. */
export const writtenThen = async (doc: Doc, authorship: Authorship): Promise<WrittenThen> => ({
  text: plainText(writtenPieces(doc)),
  passages: await passagesOf(doc, authorship),
});

/** The passages of then in a text of which only some words are those of then. */
export const inPart = ({ passages }: WrittenThen, { text, stretches }: EarlierWords): WrittenThen => ({
  text,
  passages: stretches.flatMap(({ from, to, before }) => {
    const end = before + to - from;
    return overlapping(passages, before, end).map((passage) => ({
      ...passage,
      from: from + Math.max(passage.from, before) - before,
      to: from + Math.min(passage.to, end) - before,
    }));
  }),
});

/** The passages that have something between two places. */
function overlapping(passages: readonly Passage[], from: number, to: number): readonly Passage[] {
  let [first, past] = [0, passages.length];
  while (first < past) {
    const middle = (first + past) >>> 1;
    if ((passages[middle]?.to ?? Infinity) > from) past = middle;
    else first = middle + 1;
  }
  while ((passages[past]?.from ?? Infinity) < to) past += 1;
  return passages.slice(first, past);
}

/** Whose words the structs of one client are, in a document that says again what it said then; none when it says anything else. */
export function restoredWords(doc: Doc, clientId: number, { text, passages }: WrittenThen): CreditedRange[] {
  const pieces = writtenPieces(doc);
  if (plainText(pieces) !== text) return [];
  const words: CreditedRange[] = [];
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    if (piece.from?.clientId === clientId) words.push(...creditsOf(piece, at, overlapping(passages, at, end)));
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
