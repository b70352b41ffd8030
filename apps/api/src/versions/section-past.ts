// What a section said, and who wrote it. Reading the log of a large section is a second of work; it is done in turns
// of the event loop (`libs/live-room/src/history`), one section at a time, so that nobody who types waits for it, and
// what was read is kept while there is room for it.

import { Injectable } from '@nestjs/common';
import type { WrittenThen } from '@samenpen/live-room';
import { Problem } from '../platform/problem';
import { SectionPastRepository, type PastText, type SeenDocument, type WrittenText } from './section-past.repository';

/** Texts that are kept; some tens of kilobytes each. */
const MOST_TEXTS = 200;
/** Indexes of who wrote what; some tens of megabytes for the largest section. */
const MOST_INDEXES = 4;

type Index = Awaited<ReturnType<SectionPastRepository['emptyAuthorship']>>;

@Injectable()
export class SectionPast {
  readonly #texts = new Map<string, PastText>();
  readonly #indexes = new Map<string, Index>();
  /** The work that is under way, with everything that waits behind it. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(private readonly repository: SectionPastRepository) {}

  /** What the section said up to and with a point, or now; `not-found` for a point that it has not reached. */
  async textAt(sectionId: string, point: number | 'now'): Promise<PastText> {
    const head = await this.repository.head(sectionId);
    if (head === null || (point !== 'now' && point > head)) throw new Problem('not-found');
    const seq = point === 'now' ? head : point;
    const kept = this.#texts.get(placeOf(sectionId, seq));
    if (kept !== undefined) return this.#keep(sectionId, kept);
    return this.#inTurn(async () => {
      const present = seq === head ? await this.repository.present(sectionId) : null;
      // Somebody may have written since the head was asked.
      if (present !== null && (point === 'now' || present.seq === seq)) return this.#keep(sectionId, present);
      const read = this.#texts.get(placeOf(sectionId, seq)) ?? (await this.repository.textAt(sectionId, seq));
      return this.#keep(sectionId, read);
    });
  }

  /** The document itself, for an edit that starts from it. */
  documentAt(sectionId: string, seq: number): Promise<SeenDocument> {
    return this.#inTurn(() => this.repository.documentAt(sectionId, seq));
  }

  /** The present text with its authors. */
  authorship(sectionId: string): Promise<WrittenText> {
    return this.#withIndex(sectionId, async (authorship) => {
      const written = await this.repository.written(sectionId, authorship);
      if (written === null) throw new Problem('not-found');
      return written;
    });
  }

  /** The text of a point with its authors, for an edit that puts all of it back. */
  writtenAt(sectionId: string, seq: number): Promise<WrittenThen> {
    return this.#withIndex(sectionId, (authorship) => this.repository.writtenAt(sectionId, seq, authorship));
  }

  /** Work on the index of who wrote what, which reads on in it. */
  #withIndex<Answer>(sectionId: string, work: (authorship: Index['authorship']) => Promise<Answer>): Promise<Answer> {
    return this.#inTurn(async () => {
      const empty = await this.repository.emptyAuthorship(sectionId);
      const known = this.#indexes.get(sectionId);
      const index = known?.relayed === empty.relayed ? known : empty;
      const answer = await work(index.authorship);
      keepLatest(this.#indexes, sectionId, { value: index, most: MOST_INDEXES });
      return answer;
    });
  }

  #keep(sectionId: string, text: PastText): PastText {
    return keepLatest(this.#texts, placeOf(sectionId, text.seq), { value: text, most: MOST_TEXTS });
  }

  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const answer = this.#work.then(work);
    // Whoever asked hears of a failure; the next one starts anyway.
    this.#work = answer.catch(() => undefined);
    return answer;
  }
}

const placeOf = (sectionId: string, seq: number): string => `${sectionId}/${seq}`;

/** Keeps a value as the latest one used, and lets go of the one used longest ago. */
function keepLatest<Value>(kept: Map<string, Value>, key: string, { value, most }: { value: Value; most: number }): Value {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return value;
}
