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

/** So many stretches are joined before other work gets its turn: of a large text nearly every letter is one. */
const STRETCHES_PER_TURN = 5_000;

type GrowingPassage = { -readonly [Key in keyof Passage]: Passage[Key] };

/** Adds a stretch that ends at `to`, to the last passage where it goes on with it. */
function add(passages: GrowingPassage[], { length, writing }: Stretch, to: number): void {
  if (writing === null) return;
  const { writer, at } = writing;
  const last = passages.at(-1);
  if (last?.to !== to - length || !isSameWriter(last.writer, writer)) {
    passages.push({ from: to - length, to, writer, firstAt: at, lastAt: at });
    return;
  }
  last.to = to;
  last.firstAt = Math.min(last.firstAt, at);
  last.lastAt = Math.max(last.lastAt, at);
}

/**
 * The plain text of a document as passages, in order; the ends of lines between them are nobody's. The document may
 * be of any moment of the room that the authorship was read of, and must not change meanwhile.
 */
export async function passagesOf(doc: Doc, authorship: Authorship): Promise<Passage[]> {
  const passages: GrowingPassage[] = [];
  let [at, stretches] = [0, 0];
  for (const piece of writtenPieces(doc)) {
    if (piece.from === null) at += piece.text.length;
    for (const stretch of stretchesOf(piece, authorship)) {
      add(passages, stretch, (at += stretch.length));
      stretches += 1;
      if (stretches % STRETCHES_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return passages;
}
