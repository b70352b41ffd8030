import { Injectable } from '@nestjs/common';
import { mayInThread } from '@samenpen/access-policy';
import type { Thread, ThreadAction, ThreadChange, ThreadStep } from '@samenpen/contracts';
import { DossierClock } from '../platform/dossier-clock';
import { LiveRooms } from '../platform/live-rooms';
import { Problem } from '../platform/problem';
import { SectionNews } from '../sections/section-news';
import { HeldThreads, type Done, type HeldThread } from './held-threads';
import type { KnownThreads } from './known-threads.repository';
import { allow, standingFor } from './thread-facts';
import { ThreadNews, type Doing } from './thread-news';
import { ThreadNotices } from './thread-notices';
import { checkThreadAssignee } from './thread-people';
import { quotedRange } from './thread-places';
import type { ThreadAct } from './thread-record';
import { ThreadTextRepository } from './thread-text.repository';
import { ThreadWriterRepository, type ThreadColumns } from './thread-writer.repository';

type Decision = NonNullable<ThreadChange['proposal']>;

/** What a change comes to: the columns, and what the history calls it. */
type Outcome = { readonly columns: ThreadColumns; readonly action: ThreadAction; readonly step: ThreadStep | null };

/** Resolves, reopens and assigns threads, and decides on the words that they propose. */
@Injectable()
export class ThreadChanges {
  constructor(
    private readonly held: HeldThreads,
    private readonly writer: ThreadWriterRepository,
    private readonly news: ThreadNews,
    private readonly people: ThreadNotices,
    private readonly texts: ThreadTextRepository,
    private readonly edits: SectionNews,
    private readonly clock: DossierClock,
    private readonly live: LiveRooms,
  ) {}

  async change(id: string, change: ThreadChange, person: string): Promise<Thread> {
    const find = (known: KnownThreads) => known.one(id);
    const apply = (held: HeldThread) => this.#apply(held, change);
    const isWritten = change.proposal === 'applied';
    const thread = await (isWritten ? this.held.changeWithText(find, person, apply) : this.held.change(find, person, apply));
    if (thread === null) throw new Problem('not-found');
    if (change.proposal === 'applied' && thread.anchor.kind === 'range') this.live.roomsMoved([thread.anchor.section]);
    return thread;
  }

  /** A thread that is reopened can be given to somebody in the same breath, and one that is given resolved. */
  async #apply(held: HeldThread, change: ThreadChange): Promise<Done> {
    const outcomes: Outcome[] = [];
    let facts = held.facts;
    const take = (outcome: Outcome): void => {
      allow(mayInThread(held.own.asker, outcome.action, facts));
      outcomes.push(outcome);
      if (outcome.columns.resolved !== undefined) facts = { ...facts, isResolved: outcome.columns.resolved !== null };
    };
    const act = { person: held.own.asker.person, at: this.clock.now() };
    if (change.state === 'open' && facts.isResolved) take({ columns: { resolved: null }, action: 'reopen', step: 'reopened' });
    if (change.assignee !== undefined || change.dueAt !== undefined) take(assignmentIn(held, change));
    if (change.proposal !== undefined) take(decisionOf(change.proposal, act));
    if (change.state === 'resolved' && !facts.isResolved) take({ columns: { resolved: act }, action: 'resolve', step: 'resolved' });
    return this.#store(held, outcomes);
  }

  async #store(held: HeldThread, outcomes: readonly Outcome[]): Promise<Done> {
    const [first] = outcomes;
    if (first === undefined) return null;
    const { transaction, own, thread, facts } = held;
    const { partner } = standingFor(own, undefined, (asker) => mayInThread(asker, first.action, facts));
    const doing: Doing = { dossier: own.dossier, thread, by: { person: own.asker.person, partner } };
    let seq: number | null = null;
    for (const { columns, step } of outcomes) {
      await this.writer.change(transaction, thread.id, columns);
      if (columns.assignee !== undefined) await this.#assign(held, doing, columns);
      if (step === 'proposal-applied') await this.#write(held);
      if (step !== null) seq = await this.news.record(transaction, doing, step);
    }
    // Last of all, as everywhere: whoever holds the audit chain waits for no dossier and no text.
    for (const { columns } of outcomes) if (columns.assignee !== undefined) await this.news.noteAssignment(transaction, doing, columns);
    return { by: doing.by, seq };
  }

  async #assign({ transaction, thread }: HeldThread, doing: Doing, columns: ThreadColumns): Promise<void> {
    const { assignee = null, dueAt = thread.dueAt } = columns;
    if (assignee !== null) await this.people.assigned(transaction, doing, { assignee, dueAt, change: String(thread.revision + 1) });
  }

  /**
   * The proposed words come into the text in the name of who decides, and count as written by who proposed them. What
   * was proposed within one municipality is told to nobody else: there the hand that took it over is named.
   */
  async #write({ transaction, own, thread }: HeldThread): Promise<void> {
    const { anchor, proposal } = thread;
    if (anchor.kind !== 'range' || proposal === null) throw new Problem('not-allowed', { reason: 'no-proposal' });
    const { section: sectionId } = anchor;
    const { replacement } = proposal;
    const wordsOf = thread.audience === null ? thread.openedBy : null;
    const edit = { sectionId, person: own.asker.person, wordsOf, range: quotedRange(anchor), replacement };
    const { kind } = await this.texts.replace(transaction, edit);
    if (kind === 'unchanged') throw new Problem('wrong-state', { reason: 'quoted-text-has-changed' });
    if (kind !== 'stored') throw new Problem('not-allowed', { reason: 'section-is-approved' });
    await this.edits.ofEdit(transaction, { dossier: own.dossier, sectionId, by: edit.person });
  }
}

function assignmentIn({ own, facts }: HeldThread, { assignee, dueAt }: ThreadChange): Outcome {
  if (assignee != null) checkThreadAssignee(own.dossier, facts.audience, assignee);
  const columns = {
    ...(assignee !== undefined && { assignee }),
    ...(dueAt !== undefined && { dueAt: dueAt === null ? null : new Date(dueAt) }),
  };
  return { columns, action: 'assign', step: null };
}

/** A decision ends the conversation; it can be reopened. */
function decisionOf(state: Decision, act: ThreadAct): Outcome {
  const columns = { proposal: { ...act, state }, resolved: act };
  if (state === 'withdrawn') return { columns, action: 'withdraw', step: 'resolved' };
  return { columns, action: 'decide', step: state === 'applied' ? 'proposal-applied' : 'proposal-declined' };
}
