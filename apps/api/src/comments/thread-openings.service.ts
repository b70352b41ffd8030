import { Injectable } from '@nestjs/common';
import { mayInThread, type ThreadPlace } from '@samenpen/access-policy';
import type { NewThread, PartnerId, Thread } from '@samenpen/contracts';
import { DossierReader, type OwnDossier } from '../dossiers/dossier-reader';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import type { KnownSection } from '../sections/section-reader';
import { KnownThreadsRepository, sectionOf } from './known-threads.repository';
import { allow, openingStanding, placeOf } from './thread-facts';
import { ThreadNews, type Doing } from './thread-news';
import { ThreadNotices } from './thread-notices';
import { checkThreadAssignee, fault, namedBody } from './thread-people';
import { holdsPositions } from './thread-places';
import { ThreadReader } from './thread-reader';
import { ThreadWriterRepository, type OpenedThread, type WrittenComment } from './thread-writer.repository';

/** A thread that may be opened as asked. */
type Opening = { readonly thread: OpenedThread; readonly comment: WrittenComment; readonly doing: Doing };

/** Opens threads. */
@Injectable()
export class ThreadOpenings {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly reader: ThreadReader,
    private readonly threads: KnownThreadsRepository,
    private readonly writer: ThreadWriterRepository,
    private readonly news: ThreadNews,
    private readonly people: ThreadNotices,
    private readonly clock: DossierClock,
  ) {}

  /** Asked again with the same id it gives the thread that was opened then. */
  async open(slug: string, request: NewThread, person: string): Promise<Thread> {
    const own = await this.dossiers.open(slug, person);
    const earlier = await this.#openedEarlier(own, request.id);
    if (earlier !== null) return earlier;
    const { opening, seq } = await this.#store(own, request);
    if (seq !== undefined) await this.news.tell({ ...opening.doing, revision: 1 }, seq);
    const opened = await this.#openedEarlier(own, request.id);
    // Somebody else's: an id that is taken is answered like one that is unknown.
    if (opened === null) throw new Problem('not-found');
    return opened;
  }

  async #openedEarlier(own: OwnDossier, id: string): Promise<Thread | null> {
    const { dossier, asker } = own;
    const thread = await this.threads.of(asker.person).one(id);
    const isOwn = thread?.openedBy === asker.person && thread.dossierId === dossier.id;
    return isOwn ? this.reader.answer(own, thread) : null;
  }

  async #judge(transaction: Transaction, own: OwnDossier, request: NewThread): Promise<Opening> {
    const { dossier, asker } = own;
    const section = await this.reader.sectionIn(own, sectionOf(request), transaction);
    if (section === undefined) throw fault('anchor.section', 'is no section of this dossier');
    checkAnchor(request, section);
    const place = placeOf(dossier, section);
    const standing = openingStanding(own, place, { partner: request.partner, withProposal: request.proposal !== undefined });
    const audience: PartnerId | null = request.internal ? standing.partner : null;
    checkAssignment(own, { ...place, audience }, request);
    const by = { person: asker.person, partner: standing.partner };
    return this.#prepare(own, request, { audience, by });
  }

  #prepare({ dossier }: OwnDossier, request: NewThread, { audience, by }: { readonly audience: PartnerId | null; readonly by: Doing['by'] }): Opening {
    const { id, anchor, comment, assignee = null, dueAt, proposal } = request;
    const at = this.clock.now();
    const name = dossier.partners.find((partner) => partner.id === audience)?.name ?? '';
    return {
      doing: { dossier, by, thread: { id, anchor, audience: audience === null ? null : { partner: audience, name } } },
      comment: { id: comment.id, body: namedBody(dossier, audience, comment), by, at },
      thread: {
        id,
        dossierId: dossier.id,
        anchor,
        audience,
        by,
        at,
        assignee,
        dueAt: dueAt == null ? null : new Date(dueAt),
        replacement: proposal?.replacement ?? null,
      },
    };
  }

  /** With the number in the history, or null; undefined when the id is taken, perhaps by this very request. */
  #store({ dossier, asker }: OwnDossier, request: NewThread): Promise<{ readonly opening: Opening; readonly seq: number | null | undefined }> {
    return this.writer.inTransaction(async (transaction) => {
      await this.writer.holdPeople(transaction, dossier.id);
      const own = await this.reader.dossierOf({ dossierId: dossier.id }, asker.person, transaction);
      const opening = await this.#judge(transaction, own, request);
      return { opening, seq: await this.#write(transaction, opening) };
    });
  }

  async #write(transaction: Transaction, { thread, comment, doing }: Opening): Promise<number | null | undefined> {
    if (!(await this.writer.open(transaction, thread))) return undefined;
    if (!(await this.writer.add(transaction, thread.id, comment))) throw new Problem('not-found');
    await this.people.opened(transaction, doing, { thread, comment });
    const seq = await this.news.record(transaction, doing, 'opened');
    // Behind the number, as everywhere: whoever holds the audit chain waits for no dossier.
    if (thread.assignee !== null) await this.news.noteAssignment(transaction, doing, thread);
    return seq;
  }
}

/** Whoever opens a thread may give it to somebody who may know of it. */
function checkAssignment(
  { dossier, asker }: OwnDossier,
  place: ThreadPlace & { readonly audience: PartnerId | null },
  { assignee = null, dueAt = null }: NewThread,
): void {
  if (assignee === null && dueAt === null) return;
  allow(mayInThread(asker, 'assign', { ...place, author: asker.person, assignee, isResolved: false, proposal: null }));
  if (assignee !== null) checkThreadAssignee(dossier, place.audience, assignee);
}

/** Words are quoted from a text, and only there can others be proposed. */
function checkAnchor({ anchor, proposal }: NewThread, section: KnownSection | null): void {
  if (anchor.kind === 'range' && section?.instance.kind !== 'text') throw fault('anchor.kind', 'there are no words to quote in this section');
  if (anchor.kind === 'range' && !holdsPositions(anchor)) throw fault('anchor.from', 'is no position in a text');
  if (anchor.kind !== 'range' && proposal !== undefined) throw fault('proposal', 'needs a range of the text');
}
