import { Injectable } from '@nestjs/common';
import { mayInReviewSession, mayPlanReviewSession, type Verdict } from '@samenpen/access-policy';
import type { NewReviewSession, ReviewSession, ReviewSessionChange } from '@samenpen/contracts';
import { isSessionPast } from '@samenpen/dossier-rules';
import { DossierReader } from '../dossiers/dossier-reader';
import { askerIn, type DossierRecord } from '../dossiers/dossier-record';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import { sessionFacts, wasDealtWith } from './review-session-answer';
import { ReviewSessionNews, guestsOf } from './review-session-news';
import { ReviewSessionReader, type OwnSession } from './review-session-reader';
import { ReviewSessionRepository, type Invitee, type ReviewSessionRow } from './review-session.repository';

/** Plans sessions and changes their plan. */
@Injectable()
export class ReviewPlans {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly reader: ReviewSessionReader,
    private readonly repository: ReviewSessionRepository,
    private readonly news: ReviewSessionNews,
    private readonly clock: DossierClock,
  ) {}

  /** A plan that was sent twice is made once. */
  async plan(slug: string, plan: NewReviewSession, person: string): Promise<ReviewSession> {
    const { dossier, asker } = await this.dossiers.open(slug, person);
    const known = await this.repository.one(plan.id);
    if (known !== null) return this.#again(known, dossier, person);
    allow(mayPlanReviewSession(asker, dossier.status));
    this.#refusePast(plan.startsAt);
    await this.#check(dossier, plan.id, plan);
    const seq = await this.repository.inTransaction(async (transaction) => {
      const own = await this.reader.heldDossier(dossier.id, person, transaction);
      allow(mayPlanReviewSession(own.asker, own.dossier.status));
      const { id, title, startsAt, place, preparation, chair, agenda } = plan;
      const now = this.clock.now();
      const isNew = await this.repository.create(
        transaction,
        { id, dossierId: dossier.id, title, startsAt: new Date(startsAt), place, preparation, chairId: chair, plannedBy: person, plannedAt: now },
        { agenda, invited: inviteesOf(dossier, plan.invited) },
      );
      if (!isNew) return null;
      const session = await this.#row(transaction, id);
      return this.news.record(transaction, { dossier, session, person }, { step: 'planned' });
    });
    // The id is taken since, perhaps by this very request.
    if (seq === null) return this.#again(await this.repository.one(plan.id), dossier, person);
    await this.news.announce(dossier, plan.id, seq);
    return this.reader.one(plan.id, person);
  }

  async change(id: string, change: ReviewSessionChange, person: string): Promise<ReviewSession> {
    const { own } = await this.reader.known(id, person);
    await this.#check(own.dossier, id, change);
    const seq = await this.repository.inTransaction(async (transaction) => {
      await this.repository.lock(transaction, id);
      const held = await this.reader.open(id, person, transaction);
      this.#allowChange(held, change);
      await this.#apply(transaction, held, change);
      // Whoever is in a running session sees its agenda; nobody is invited anew.
      return held.row.state === 'planned' ? this.#tell(transaction, held, change) : null;
    });
    if (seq === null) await this.news.hint(own.dossier, id);
    else await this.news.announce(own.dossier, id, seq);
    return this.reader.one(id, person);
  }

  /** Answers the number of the event when there is one: of another chair. */
  async #tell(transaction: Transaction, { own: { dossier, asker }, row }: OwnSession, change: ReviewSessionChange): Promise<number | null> {
    const [isInvitationChanged, hasOtherChair] = [changesInvitation(row, change), changesChair(row, change)];
    if (!isInvitationChanged && !hasOtherChair) return null;
    const session = await this.#row(transaction, row.id);
    const doing = { dossier, session, person: asker.person };
    await this.news.planChanged(transaction, doing, { before: guestsOf(row), isInvitationChanged });
    const { chairId } = row;
    const seq = hasOtherChair ? await this.news.chairChanged(transaction, { ...doing, session: { ...session, chairId } }, session.chairId) : null;
    await this.news.notePlanChanged(transaction, doing);
    return seq;
  }

  async #again(known: ReviewSessionRow | null, dossier: DossierRecord, person: string): Promise<ReviewSession> {
    // Somebody else's session, or one of another dossier: an id of one's own would not be taken.
    if (known?.dossierId !== dossier.id || known.plannedBy !== person) throw new Problem('not-found');
    return this.reader.one(known.id, person);
  }

  async #row(transaction: Transaction, id: string): Promise<ReviewSessionRow> {
    const row = await this.repository.one(id, transaction);
    if (row === null) throw new Problem('not-found');
    return row;
  }

  /** While it runs only the agenda changes, and what was dealt with stays on it. */
  #allowChange({ own, row }: OwnSession, change: ReviewSessionChange): void {
    const now = this.clock.now();
    allow(mayInReviewSession(own.asker, 'change', sessionFacts(row, own.dossier, { asker: own.asker, now })));
    // A form sends what stayed the same as well.
    if (change.startsAt !== undefined && Date.parse(change.startsAt) !== row.startsAt.getTime()) this.#refusePast(change.startsAt);
    const isOnlyAgenda = Object.keys(change).every((key) => key === 'agenda');
    if (row.state === 'running' && !isOnlyAgenda) throw new Problem('not-allowed', { reason: 'session-has-begun' });
    const kept = new Set<string>(change.agenda?.map(({ id }) => id));
    if (change.agenda !== undefined && row.items.some((item) => wasDealtWith(row, item) && !kept.has(item.id))) {
      throw new Problem('not-allowed', { reason: 'already-dealt-with' });
    }
  }

  #refusePast(startsAt: string): void {
    if (isSessionPast(startsAt, this.clock.now())) throw new Problem('not-allowed', { reason: 'session-in-the-past' });
  }

  async #apply(transaction: Transaction, { own, row }: OwnSession, change: ReviewSessionChange): Promise<void> {
    const { agenda, invited, chair, startsAt, ...texts } = change;
    if (agenda !== undefined) await this.repository.setAgenda(transaction, row.id, agenda);
    if (invited !== undefined) await this.repository.setInvited(transaction, row.id, inviteesOf(own.dossier, invited));
    await this.repository.change(transaction, row.id, {
      minutes: true,
      ...(texts.title !== undefined && { title: texts.title }),
      ...(texts.place !== undefined && { place: texts.place }),
      ...(texts.preparation !== undefined && { preparation: texts.preparation }),
      ...(chair !== undefined && { chairId: chair }),
      ...(startsAt !== undefined && { startsAt: new Date(startsAt) }),
      ...((changesInvitation(row, change) || changesChair(row, change)) && { invitation: { increment: 1 } }),
    });
  }

  /** Sections and people of the dossier, and a chair who may be one. */
  async #check(dossier: DossierRecord, session: string, { agenda = [], invited = [], chair }: ReviewSessionChange): Promise<void> {
    const faults: { path: string; message: string }[] = [];
    const sections = await this.repository.sectionsOf(dossier.id, agenda.map(({ section }) => section));
    if (agenda.some(({ section }) => !sections.has(section))) faults.push({ path: 'agenda', message: 'holds a section of another dossier' });
    const isOther = await this.#isOtherItem(agenda, session);
    if (isOther) faults.push({ path: 'agenda', message: 'holds an item that stands for another section, or in another session' });
    const members = new Set<string>(dossier.members.map(({ person }) => person));
    if (invited.some((one) => !members.has(one))) faults.push({ path: 'invited', message: 'holds a person who is not in this dossier' });
    if (faults.length > 0) throw new Problem('bad-request', { faults });
    if (chair !== undefined && dossier.status !== 'closed' && !mayPlanReviewSession(askerIn(dossier, chair), dossier.status).allowed) {
      throw new Problem('not-allowed', { reason: 'may-not-chair' });
    }
  }

  /** An item that is there stays the item of its section: what happened on it is about that text. */
  async #isOtherItem(agenda: NewReviewSession['agenda'], session: string): Promise<boolean> {
    const known = await this.repository.itemsOf(agenda.map(({ id }) => id));
    return known.some(({ id, sessionId, sectionId }) => sessionId !== session || agenda.find((item) => item.id === id)?.section !== sectionId);
  }
}

function allow(verdict: Verdict): void {
  if (!verdict.allowed) throw new Problem('not-allowed', { reason: verdict.reason });
}

/** Whether it changes what stands in the invitation and its calendar file: a form sends what stayed the same as well. */
function changesInvitation(row: ReviewSessionRow, { title, startsAt, place, preparation, invited, agenda }: ReviewSessionChange): boolean {
  const sorted = (people: readonly string[]): string => [...new Set(people)].toSorted().join();
  const inOrder = (items: readonly { readonly id: string; readonly minutes: number }[]): string => items.map(({ id, minutes }) => `${id} ${minutes}`).join();
  return (
    (title ?? row.title) !== row.title ||
    (place ?? row.place) !== row.place ||
    (preparation ?? row.preparation) !== row.preparation ||
    (startsAt !== undefined && Date.parse(startsAt) !== row.startsAt.getTime()) ||
    (invited !== undefined && sorted(invited) !== sorted(row.invitees.map(({ personId }) => personId))) ||
    (agenda !== undefined && inOrder(agenda) !== inOrder(row.items))
  );
}

const changesChair = ({ chairId }: ReviewSessionRow, { chair }: ReviewSessionChange): boolean => chair !== undefined && chair !== chairId;

/** Each person once, for the first partner of the dossier that they belong to. */
function inviteesOf(dossier: DossierRecord, people: readonly string[]): Invitee[] {
  return [...new Set(people)].flatMap((person) => {
    const member = dossier.members.find((one) => one.person === person);
    return member === undefined ? [] : [{ person, partner: member.partner }];
  });
}
