import { Injectable } from '@nestjs/common';
import { chosenInstant, threadId, type SectionId, type Thread, type ThreadCounts, type ThreadQuery } from '@samenpen/contracts';
import type { ThreadsToLookAt } from '@samenpen/dossier-rules';
import { DossierReader, ownDossier, type OwnDossier } from '../dossiers/dossier-reader';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import type { Transaction } from '../platform/database.repository';
import { pageOfAll, type ListQuery, type Page } from '../platform/page';
import { Problem } from '../platform/problem';
import { SectionReader, type KnownSection } from '../sections/section-reader';
import { SectionRepository } from '../sections/section.repository';
import { KnownThreadsRepository, sectionOf, type ThreadPage } from './known-threads.repository';
import { peopleInThread, threadAnswerOf } from './thread-answer';
import { placeOf, threadFacts } from './thread-facts';
import { fault } from './thread-people';
import { ThreadPlaces, type KnownPlace } from './thread-places';
import type { ThreadRecord } from './thread-record';

/** Most threads that one person's work is gathered from. */
const MOST_WAITING = 500;

/** Of what hangs on no words. */
const NO_PLACE: KnownPlace = { place: null, standing: null };

/** Reads threads for a person: one, those of a dossier, or how many there are. */
@Injectable()
export class ThreadReader {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly reader: SectionReader,
    private readonly threads: KnownThreadsRepository,
    private readonly places: ThreadPlaces,
  ) {}

  async list(slug: string, { limit, cursor, ...filter }: ThreadQuery, person: string): Promise<Page<Thread>> {
    const own = await this.dossiers.open(slug, person);
    const page = { limit, after: placeInList(cursor) };
    const threads = await this.threads.of(person).ofDossier(own.dossier.id, filter, page);
    const last = threads.length === limit ? threads.at(-1) : undefined;
    const nextCursor = last === undefined ? null : `${last.openedAt.getTime()}.${last.id}`;
    return { items: await this.answers(own, threads), nextCursor };
  }

  /** Unknown and not to be known are the same: there is no such thread. */
  async one(id: string, person: string): Promise<Thread> {
    const thread = await this.threads.of(person).one(id);
    if (thread === null) throw new Problem('not-found');
    return this.answer(await this.dossierOf(thread, person), thread);
  }

  /** What waits for the person over all dossiers, due first. */
  async work(person: string, query: ListQuery): Promise<Page<Thread>> {
    const threads = await this.threads.of(person).waiting(MOST_WAITING);
    const items: (Thread | undefined)[] = threads.map(() => undefined);
    for (const dossierId of new Set(threads.map((thread) => thread.dossierId))) {
      const own = ownDossier(await this.records.byId(dossierId), person);
      if (own === null) continue;
      const here = threads.filter((thread) => thread.dossierId === dossierId);
      for (const answer of await this.answers(own, here)) items[threads.findIndex(({ id }) => id === answer.id)] = answer;
    }
    return pageOfAll(items.filter((item) => item !== undefined), query);
  }

  /** What may be asked of the person in the threads of a dossier. */
  async toLookAt(own: OwnDossier): Promise<ThreadsToLookAt> {
    const known = this.threads.of(own.asker.person);
    const [waiting, proposing] = await Promise.all([
      known.waitingIn(own.dossier.id, MOST_WAITING),
      known.proposingIn(own.dossier.id, MOST_WAITING),
    ]);
    return { waiting: await this.answers(own, waiting), proposing: await this.answers(own, proposing) };
  }

  async counts(slug: string, person: string): Promise<ThreadCounts> {
    const { dossier } = await this.dossiers.open(slug, person);
    const known = this.threads.of(person);
    const [open, mine] = await Promise.all([
      known.counts(dossier.id, { state: 'open' }),
      known.counts(dossier.id, { state: 'open', mine: true }),
    ]);
    const waiting = new Map(mine.map(({ section, count }) => [section, count]));
    return {
      items: open.map(({ section, count }) => ({
        // Its own column of ids of sections.
        section: section as SectionId | null,
        open: count,
        mine: waiting.get(section) ?? 0,
      })),
    };
  }

  /** The dossier of a thread that the person knows of, as that person has it now. */
  async dossierOf({ dossierId }: Pick<ThreadRecord, 'dossierId'>, person: string, transaction?: Transaction): Promise<OwnDossier> {
    const own = ownDossier(await this.records.byId(dossierId, transaction), person);
    if (own === null) throw new Problem('not-found');
    return own;
  }

  /** The section that a thread hangs on, or would; null for the dossier as a whole. Undefined: it is not here. */
  async sectionIn({ dossier }: OwnDossier, id: string | null, transaction?: Transaction): Promise<KnownSection | null | undefined> {
    if (id === null) return null;
    const [found] = await this.sections.some([id], transaction);
    if (found?.dossierId !== dossier.id) return undefined;
    return (await this.reader.known(dossier, found.section, transaction === undefined ? {} : { transaction })) ?? undefined;
  }

  async answer(own: OwnDossier, thread: ThreadRecord): Promise<Thread> {
    const [answer] = await this.answers(own, [thread]);
    if (answer === undefined) throw new Problem('not-found');
    return answer;
  }

  /** Threads of sections whose partner left are archived with them. */
  async answers(own: OwnDossier, threads: readonly ThreadRecord[]): Promise<Thread[]> {
    const sections = await this.#sectionsOf(own, threads);
    const names = await this.sections.names(threads.flatMap(peopleInThread));
    const places = await this.places.of(threads);
    return threads.flatMap((thread) => {
      const id = sectionOf(thread);
      const section = id === null ? null : sections.get(id);
      if (section === undefined) return [];
      const facts = threadFacts(placeOf(own.dossier, section), thread);
      return [threadAnswerOf({ own, thread, facts, known: places.get(thread.id) ?? NO_PLACE, names })];
    });
  }

  async #sectionsOf({ dossier }: OwnDossier, threads: readonly ThreadRecord[]): Promise<ReadonlyMap<string, KnownSection>> {
    const ids = new Set(threads.map(sectionOf).filter((id) => id !== null));
    const sections = await this.sections.some([...ids]);
    const known = await Promise.all(sections.map(({ section }) => this.reader.known(dossier, section)));
    return new Map(known.filter((section) => section !== null).map((section) => [section.section.id, section]));
  }
}

function placeInList(cursor: string | undefined): ThreadPage['after'] {
  if (cursor === undefined) return null;
  const [time, last] = cursor.split('.');
  const [openedAt, id] = [new Date(Number(time)), threadId.safeParse(last)];
  const isInstant = !Number.isNaN(openedAt.getTime()) && chosenInstant.safeParse(openedAt.toISOString()).success;
  if (!id.success || !isInstant) throw fault('cursor', 'is no cursor');
  return { openedAt, id: id.data };
}
