// Everything that happens in a session, one move after the other under the lock of its row. What changes a section
// is in `review-decisions.service`, for there the section's own lock comes first.

import { Injectable } from '@nestjs/common';
import { mayInReviewSession, mayPlanReviewSession } from '@samenpen/access-policy';
import type { ReviewAction, ReviewMove, ReviewSession } from '@samenpen/contracts';
import { spentAfter } from '@samenpen/dossier-rules';
import { askerIn } from '../dossiers/dossier-record';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import { SectionContentService } from '../sections/section-content.service';
import { isHere, sessionFacts } from './review-session-answer';
import { ReviewDecisions } from './review-decisions.service';
import { ReviewSessionNews } from './review-session-news';
import { ReviewSessionReader, type OwnSession } from './review-session-reader';
import { ReviewSessionRepository, type ReviewItemRow } from './review-session.repository';

type MoveOf<Kind extends ReviewMove['move']> = Extract<ReviewMove, { move: Kind }>;
type PlainMove = Exclude<ReviewMove, { move: 'decide' | 'confirm' | 'undecide' }>;

/** What a move was: whether anybody else sees a difference, and the number of its event when it has one. */
type Done = { readonly isNews: boolean; readonly seq?: number };
const NEWS: Done = { isNews: true };
const NOTHING_NEW: Done = { isNews: false };

@Injectable()
export class ReviewMoves {
  constructor(
    private readonly reader: ReviewSessionReader,
    private readonly repository: ReviewSessionRepository,
    private readonly decisions: ReviewDecisions,
    private readonly contents: SectionContentService,
    private readonly news: ReviewSessionNews,
    private readonly clock: DossierClock,
  ) {}

  async make(id: string, move: ReviewMove, person: string): Promise<ReviewSession> {
    if (move.move === 'decide' || move.move === 'confirm' || move.move === 'undecide') {
      await this.decisions.make(id, move, person);
      return this.reader.one(id, person);
    }
    const { own } = await this.reader.open(id, person);
    const done = await this.repository.inTransaction(async (transaction) => {
      await this.repository.lock(transaction, id);
      return this.#apply(transaction, await this.reader.open(id, person, transaction), move);
    });
    if (done.seq !== undefined) await this.news.announce(own.dossier, id, done.seq);
    else if (done.isNews) await this.news.hint(own.dossier, id);
    return this.reader.one(id, person);
  }

  async #apply(transaction: Transaction, held: OwnSession, move: PlainMove): Promise<Done> {
    switch (move.move) {
      case 'start': {
        return this.#start(transaction, held);
      }
      case 'be-here': {
        return this.#beHere(transaction, held, move);
      }
      case 'leave': {
        return this.#leave(transaction, held);
      }
      case 'open': {
        return this.#open(transaction, held, move);
      }
      case 'stance': {
        return this.#stance(transaction, held, move);
      }
      case 'note': {
        return this.#note(transaction, held, move);
      }
      case 'action-point': {
        return this.#actionPoint(transaction, held, move);
      }
      case 'drop-action-point': {
        return this.#dropActionPoint(transaction, held, move);
      }
      case 'action-point-done': {
        return this.#actionPointDone(transaction, held, move);
      }
      case 'hand-over': {
        return this.#handOver(transaction, held, move);
      }
      case 'take-over': {
        return this.#takeOver(transaction, held);
      }
      case 'accept': {
        return this.#accept(transaction, held, move);
      }
      default: {
        return this.#finish(transaction, held, move);
      }
    }
  }

  /** Refuses what the policy does not allow. */
  #allow({ own, row }: OwnSession, action: ReviewAction): void {
    const facts = sessionFacts(row, own.dossier, { asker: own.asker, now: this.clock.now() });
    const verdict = mayInReviewSession(own.asker, action, facts);
    if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
  }

  async #start(transaction: Transaction, held: OwnSession): Promise<Done> {
    const { own, row } = held;
    if (row.state === 'running' && row.chairId === own.asker.person) return NOTHING_NEW;
    this.#allow(held, 'start');
    const now = this.clock.now();
    await this.repository.change(transaction, row.id, { minutes: true, state: 'running', startedAt: now });
    await this.repository.setHere(transaction, { ...attendee(held), at: now });
    return { isNews: true, seq: await this.news.record(transaction, doing(held), { step: 'started' }) };
  }

  async #beHere(transaction: Transaction, held: OwnSession, { partner }: MoveOf<'be-here'>): Promise<Done> {
    this.#allow(held, 'join');
    const now = this.clock.now();
    const before = held.row.attendance.find(({ personId }) => personId === held.own.asker.person);
    const here = attendee(held, partner);
    await this.repository.setHere(transaction, { ...here, at: now });
    if (before !== undefined && isHere(before, now) && before.partnerId === here.partnerId) return NOTHING_NEW;
    await this.repository.change(transaction, held.row.id, { minutes: before === undefined });
    return NEWS;
  }

  /** Leaving is always possible; whoever was not there leaves nothing behind. */
  async #leave(transaction: Transaction, { own, row }: OwnSession): Promise<Done> {
    if (row.state !== 'running') return NOTHING_NEW;
    await this.repository.setLeft(transaction, row.id, { personId: own.asker.person, at: this.clock.now() });
    await this.repository.change(transaction, row.id, { minutes: false });
    return NEWS;
  }

  async #open(transaction: Transaction, held: OwnSession, { item }: MoveOf<'open'>): Promise<Done> {
    this.#allow(held, 'chair');
    if (held.row.currentItemId === item) return NOTHING_NEW;
    const opened = item === null ? null : itemOf(held, item);
    await this.#closeCurrent(transaction, held);
    if (opened !== null) {
      const text = await this.contents.textOf(opened.sectionId, transaction);
      await this.repository.changeItem(transaction, opened.id, {
        openSince: this.clock.now(),
        ...(opened.openedAtSeq === null && { openedVersion: text?.version ?? null, openedAtSeq: text?.head ?? null }),
      });
    }
    await this.repository.change(transaction, held.row.id, { minutes: true, currentItemId: item });
    return NEWS;
  }

  /** What was on the table leaves it: its time is counted, and where its text stands now. */
  async #closeCurrent(transaction: Transaction, { row }: OwnSession): Promise<void> {
    const current = row.items.find(({ id }) => id === row.currentItemId);
    if (current === undefined) return;
    const text = await this.contents.textOf(current.sectionId, transaction);
    await this.repository.changeItem(transaction, current.id, {
      openSince: null,
      spentSeconds: spentAfter(current.spentSeconds, current.openSince?.getTime() ?? null, this.clock.now().getTime()),
      closedAtSeq: text?.head ?? null,
    });
  }

  async #stance(transaction: Transaction, held: OwnSession, { item, partner, stance, remark }: MoveOf<'stance'>): Promise<Done> {
    this.#allow(held, 'state');
    const { asker } = held.own;
    const speaksFor = asker.standings.some((one) => one.partner === partner && one.role !== 'reader');
    if (!speaksFor) throw new Problem('not-allowed', { reason: 'not-your-organisation' });
    const about = itemOf(held, item);
    if (about.decisionState === 'done') throw new Problem('not-allowed', { reason: 'already-decided' });
    await this.repository.setStance(transaction, { itemId: about.id, partnerId: partner, personId: asker.person, stance, remark, at: this.clock.now() });
    await this.repository.change(transaction, held.row.id, { minutes: true });
    return NEWS;
  }

  async #note(transaction: Transaction, held: OwnSession, { item, text }: MoveOf<'note'>): Promise<Done> {
    this.#allow(held, 'minutes');
    if (item !== null) await this.repository.changeItem(transaction, itemOf(held, item).id, { note: text });
    await this.repository.change(transaction, held.row.id, { minutes: true, ...(item === null && { note: text }) });
    return NEWS;
  }

  async #actionPoint(transaction: Transaction, held: OwnSession, point: MoveOf<'action-point'>): Promise<Done> {
    this.#allow(held, 'minutes');
    const { dossier } = held.own;
    const isKnown =
      (point.partner === null || dossier.partners.some(({ id }) => id === point.partner)) &&
      (point.person === null || dossier.members.some(({ person }) => person === point.person));
    if (!isKnown) throw new Problem('bad-request', { faults: [{ path: 'person', message: 'is not in this dossier' }] });
    await this.repository.setActionPoint(transaction, {
      id: point.id,
      sessionId: held.row.id,
      itemId: point.item === null ? null : itemOf(held, point.item).id,
      text: point.text,
      partnerId: point.partner,
      personId: point.person,
      dueAt: point.dueAt === null ? null : new Date(point.dueAt),
      madeAt: this.clock.now(),
    });
    await this.news.actionPoint(transaction, doing(held), { ...point, dueAt: point.dueAt === null ? null : new Date(point.dueAt) });
    await this.repository.change(transaction, held.row.id, { minutes: true });
    return NEWS;
  }

  async #dropActionPoint(transaction: Transaction, held: OwnSession, { id }: MoveOf<'drop-action-point'>): Promise<Done> {
    this.#allow(held, 'minutes');
    if (!held.row.actionPoints.some((point) => point.id === id)) return NOTHING_NEW;
    await this.repository.dropActionPoint(transaction, id);
    await this.repository.change(transaction, held.row.id, { minutes: true });
    return NEWS;
  }

  /** Done is said by the one it was given to, a colleague, or the chair; also long after the session. */
  async #actionPointDone(transaction: Transaction, held: OwnSession, { id, isDone }: MoveOf<'action-point-done'>): Promise<Done> {
    const { own, row } = held;
    const point = row.actionPoints.find((one) => one.id === id);
    if (point === undefined) throw new Problem('not-found');
    const isMine =
      row.chairId === own.asker.person ||
      point.personId === own.asker.person ||
      own.asker.standings.some(({ partner, role }) => partner === point.partnerId && role !== 'reader');
    if (!isMine) throw new Problem('not-allowed', { reason: 'not-your-organisation' });
    await this.repository.setDone(transaction, id, isDone ? (point.doneAt ?? this.clock.now()) : null);
    await this.repository.change(transaction, row.id, { minutes: false });
    return NEWS;
  }

  async #handOver(transaction: Transaction, held: OwnSession, { person }: MoveOf<'hand-over'>): Promise<Done> {
    this.#allow(held, 'chair');
    const { own, row } = held;
    const isThere = row.attendance.some((one) => one.personId === person && isHere(one, this.clock.now()));
    if (!isThere) throw new Problem('not-allowed', { reason: 'not-an-attendee' });
    const verdict = mayPlanReviewSession(askerIn(own.dossier, person), own.dossier.status);
    if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
    await this.repository.change(transaction, row.id, { minutes: true, chairId: person });
    return NEWS;
  }

  async #takeOver(transaction: Transaction, held: OwnSession): Promise<Done> {
    const { own, row } = held;
    if (row.chairId === own.asker.person) return NOTHING_NEW;
    this.#allow(held, 'takeOver');
    await this.repository.change(transaction, row.id, { minutes: true, chairId: own.asker.person });
    if (row.state === 'running') await this.repository.setHere(transaction, { ...attendee(held), at: this.clock.now() });
    return NEWS;
  }

  async #accept(transaction: Transaction, held: OwnSession, { minutesRevision }: MoveOf<'accept'>): Promise<Done> {
    this.#allow(held, 'accept');
    const { own, row } = held;
    if (row.minutesRevision !== minutesRevision) throw new Problem('version-changed', { currentVersion: String(row.minutesRevision) });
    await this.repository.accept(transaction, row.id, { personId: own.asker.person, minutesRevision, at: this.clock.now() });
    await this.repository.change(transaction, row.id, { minutes: false });
    return NEWS;
  }

  /** The moves that close something: the session, its minutes, or the plan of it. */
  async #finish(transaction: Transaction, held: OwnSession, move: MoveOf<'end' | 'adopt' | 'cancel'>): Promise<Done> {
    const { row } = held;
    const now = this.clock.now();
    if (move.move === 'cancel') {
      this.#allow(held, 'cancel');
      await this.repository.change(transaction, row.id, { minutes: true, state: 'cancelled', cancelReason: move.reason, invitation: { increment: 1 } });
      return { isNews: true, seq: await this.news.record(transaction, doing(held), { step: 'cancelled', reason: move.reason }) };
    }
    if (move.move === 'end') {
      if (row.state === 'ended') return NOTHING_NEW;
      this.#allow(held, 'chair');
      await this.#closeCurrent(transaction, held);
      await this.repository.change(transaction, row.id, { minutes: true, state: 'ended', endedAt: now, currentItemId: null });
      return { isNews: true, seq: await this.news.record(transaction, doing(held), { step: 'ended' }) };
    }
    if (row.state === 'adopted') return NOTHING_NEW;
    this.#allow(held, 'adopt');
    if (row.items.some(({ decisionState }) => decisionState === 'waiting')) throw new Problem('wrong-state');
    await this.repository.change(transaction, row.id, { minutes: false, state: 'adopted', adoptedAt: now });
    return { isNews: true, seq: await this.news.record(transaction, doing(held), { step: 'adopted' }) };
  }
}

const doing = ({ own, row }: OwnSession) => ({ dossier: own.dossier, session: row, person: own.asker.person });

/** The item of that id on the agenda. */
function itemOf({ row }: OwnSession, id: string): ReviewItemRow {
  const item = row.items.find((one) => one.id === id);
  if (item === undefined) throw new Problem('not-found');
  return item;
}

/** In whose name the person is here: as asked, as before, or for the first partner. */
function attendee({ own, row }: OwnSession, partner?: string): { sessionId: string; personId: string; partnerId: string } {
  const { person, standings } = own.asker;
  const asked = partner ?? row.attendance.find(({ personId }) => personId === person)?.partnerId;
  const standing = standings.find((one) => one.partner === asked) ?? (partner === undefined ? standings[0] : undefined);
  if (standing === undefined) throw new Problem('not-allowed', { reason: 'not-your-organisation' });
  return { sessionId: row.id, personId: person, partnerId: standing.partner };
}
