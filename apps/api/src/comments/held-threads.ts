import { Injectable } from '@nestjs/common';
import type { ThreadFacts } from '@samenpen/access-policy';
import type { Thread } from '@samenpen/contracts';
import type { OwnDossier } from '../dossiers/dossier-reader';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import { SectionWriterRepository } from '../sections/section-writer.repository';
import { KnownThreadsRepository, sectionOf, type KnownThreads } from './known-threads.repository';
import { placeOf, threadFacts } from './thread-facts';
import { ThreadNews, type Doing } from './thread-news';
import { ThreadReader } from './thread-reader';
import type { ThreadRecord } from './thread-record';
import { ThreadWriterRepository } from './thread-writer.repository';

/** A thread that nobody else changes until the transaction ends, as the person may know it. */
export type HeldThread = {
  readonly transaction: Transaction;
  readonly own: OwnDossier;
  readonly thread: ThreadRecord;
  readonly facts: ThreadFacts;
};

/** What was done: by whom in whose name, and its number in the history. Null: nothing, it was done already. */
export type Done = { readonly by: Doing['by']; readonly seq: number | null } | null;

type Search = (known: KnownThreads) => Promise<ThreadRecord | null>;
type Work = (held: HeldThread) => Promise<Done>;
type Holding = (transaction: Transaction, found: ThreadRecord) => Promise<void>;

/** Changes threads one after the other, and tells of it afterwards. */
@Injectable()
export class HeldThreads {
  constructor(
    private readonly reader: ThreadReader,
    private readonly threads: KnownThreadsRepository,
    private readonly writer: ThreadWriterRepository,
    private readonly sections: SectionWriterRepository,
    private readonly news: ThreadNews,
    private readonly clock: DossierClock,
  ) {}

  /**
   * Finds the thread, holds it, and does something with it; gives what the person sees of it afterwards, null when it
   * is gone. It is looked for before it is held: a lock would tell by its waiting that there is something.
   */
  change(search: Search, person: string, work: Work): Promise<Thread | null> {
    return this.#change(search, person, { work, holdBefore: () => Promise.resolve() });
  }

  /** The same for what writes in the text: its room is held first, as by everybody who changes who may write there. */
  changeWithText(search: Search, person: string, work: Work): Promise<Thread | null> {
    const holdBefore: Holding = async (transaction, found) => {
      const section = sectionOf(found);
      if (section !== null) await this.sections.lockRooms(transaction, [section]);
    };
    return this.#change(search, person, { work, holdBefore });
  }

  async #change(search: Search, person: string, { work, holdBefore }: { readonly work: Work; readonly holdBefore: Holding }): Promise<Thread | null> {
    const found = await search(this.threads.of(person));
    if (found === null) throw new Problem('not-found');
    const { own, done } = await this.writer.inTransaction(async (transaction) => {
      await holdBefore(transaction, found);
      const held = await this.#hold(transaction, found, person);
      const outcome = await work(held);
      if (outcome !== null) await this.writer.counted(transaction, found.id, this.clock.now());
      return { own: held.own, done: outcome };
    });
    const now = await this.threads.of(person).one(found.id);
    if (done !== null) {
      const revision = now?.revision ?? found.revision + 1;
      await this.news.tell({ dossier: own.dossier, thread: found, by: done.by, revision }, done.seq);
    }
    return now === null ? null : this.reader.answer(own, now);
  }

  async #hold(transaction: Transaction, { id, dossierId }: ThreadRecord, person: string): Promise<HeldThread> {
    await this.writer.lock(transaction, id);
    await this.writer.holdPeople(transaction, dossierId);
    const thread = await this.threads.of(person, transaction).one(id);
    if (thread === null) throw new Problem('not-found');
    const own = await this.reader.dossierOf(thread, person, transaction);
    const section = await this.reader.sectionIn(own, sectionOf(thread), transaction);
    if (section === undefined) throw new Problem('not-found');
    return { transaction, own, thread, facts: threadFacts(placeOf(own.dossier, section), thread) };
  }
}
