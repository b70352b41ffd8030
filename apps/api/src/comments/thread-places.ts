import { Injectable } from '@nestjs/common';
import type { Thread, ThreadAnchor } from '@samenpen/contracts';
import { isRelativePosition, quotedPlaces, type QuotedPlace, type QuotedRange } from '@samenpen/dossier-document';
import { ThreadTextRepository, type StoredText } from './thread-text.repository';
import type { ThreadRecord } from './thread-record';

type RangeAnchor = Extract<ThreadAnchor, { kind: 'range' }>;

/** A text is read anew after so many milliseconds: a hundred people who ask after one comment need it once. */
const READ_FOR = 1_000;

/** Where a thread is, as far as the stored text says. */
export type KnownPlace = Pick<Thread, 'place' | 'standing'>;

/** Whether the words that threads hang on still stand in the stored text, and where. */
@Injectable()
export class ThreadPlaces {
  readonly #texts = new Map<string, { readonly readAt: number; readonly text: Promise<StoredText | null> }>();

  constructor(private readonly texts: ThreadTextRepository) {}

  async of(threads: readonly Pick<ThreadRecord, 'id' | 'anchor'>[]): Promise<ReadonlyMap<string, KnownPlace>> {
    const ranges = threads.flatMap(({ id, anchor }) => (anchor.kind === 'range' ? [{ id, anchor }] : []));
    const places = new Map<string, KnownPlace>();
    for (const section of new Set(ranges.map(({ anchor }) => anchor.section))) {
      const text = await this.#text(section);
      const here = ranges.filter(({ anchor }) => anchor.section === section);
      const found = text === null ? [] : quotedPlaces(text, here.map(({ anchor }) => quotedRange(anchor)));
      here.forEach(({ id }, index) => places.set(id, knownPlace(found[index])));
    }
    return places;
  }

  async #text(section: string): Promise<StoredText | null> {
    const now = Date.now();
    for (const [id, { readAt }] of this.#texts) if (now - readAt >= READ_FOR) this.#texts.delete(id);
    const known = this.#texts.get(section) ?? { readAt: now, text: this.texts.text(section) };
    this.#texts.set(section, known);
    try {
      return await known.text;
    } catch (fault) {
      // The store was away: the next one asks again.
      this.#texts.delete(section);
      throw fault;
    }
  }
}

function knownPlace(found: QuotedPlace | undefined): KnownPlace {
  if (found === undefined || found.kind === 'deleted') return { place: 'deleted-text', standing: null };
  return { place: 'in-text', standing: { at: found.start, words: found.words } };
}

/** A range as it travels, for the document. */
export function quotedRange({ from, to, quote, before, after }: RangeAnchor): QuotedRange {
  return { from: bytesOf(from), to: bytesOf(to), quote, before, after };
}

/** Whether an anchor's positions are positions at all. */
export function holdsPositions({ from, to }: RangeAnchor): boolean {
  return isRelativePosition(bytesOf(from)) && isRelativePosition(bytesOf(to));
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64url'));
