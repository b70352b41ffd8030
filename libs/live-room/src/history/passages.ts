import { writtenPieces } from '@samenpen/dossier-document';
import type { WrittenPiece } from '@samenpen/dossier-document';
import type { Doc } from 'yjs';
import type { Authorship, Writer, Writing } from './authorship';

/** A stretch of a section's plain text by one writer. */
export type Passage = {
  /** In UTF-16 units of the plain text (`documentText`), 0-based; `to` is not included. */
  readonly from: number;
  readonly to: number;
  readonly writer: Writer;
  /** When its oldest and its newest letter came, milliseconds since 1970. */
  readonly firstAt: number;
  readonly lastAt: number;
};

type Stretch = { readonly length: number; readonly writing: Writing | null };

/** Mostly the same object: an authorship knows each person once. */
const isSameWriter = (one: Writer, other: Writer): boolean =>
  one === other || (one.kind === other.kind && JSON.stringify(one) === JSON.stringify(other));

function* stretchesOf({ text, from }: WrittenPiece, authorship: Authorship): Generator<Stretch> {
  if (from === null) return;
  if (!from.isLettered) {
    yield { length: text.length, writing: authorship.writingOf(from.clientId, from.clock).writing };
    return;
  }
  for (let at = 0; at < text.length; ) {
    const clock = from.clock + at;
    const { writing, until } = authorship.writingOf(from.clientId, clock);
    const length = Math.min(text.length - at, until - clock);
    yield { length, writing };
    at += length;
  }
}

/**
 * The plain text of a document as passages, in order; the ends of lines between them are nobody's. The document may
 * be of any moment of the room that the authorship was read of.
 */
export function passagesOf(doc: Doc, authorship: Authorship): Passage[] {
  const passages: Passage[] = [];
  let at = 0;
  for (const piece of writtenPieces(doc)) {
    if (piece.from === null) at += piece.text.length;
    for (const { length, writing } of stretchesOf(piece, authorship)) {
      const [from, to] = [at, (at += length)];
      if (writing === null) continue;
      const last = passages.at(-1);
      if (last?.to === from && isSameWriter(last.writer, writing.writer)) {
        const [firstAt, lastAt] = [Math.min(last.firstAt, writing.at), Math.max(last.lastAt, writing.at)];
        passages[passages.length - 1] = { ...last, to, firstAt, lastAt };
      } else passages.push({ from, to, writer: writing.writer, firstAt: writing.at, lastAt: writing.at });
    }
  }
  return passages;
}
