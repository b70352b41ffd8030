import { Injectable } from '@nestjs/common';
import { reviewSessionId, type DossierEvent } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import type { DossierRecord } from '../dossiers/dossier-record';
import { DossierEvents } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import type { News } from '../notifications/news';
import { Notifications } from '../notifications/notifications.service';
import { LiveRooms } from '../platform/live-rooms';
import { ReviewSessionRepository, type ReviewSessionRow } from './review-session.repository';

type Step = Exclude<NonNullable<DossierEvent['reviewSession']>['step'], 'chair-changed'>;

/** A session in its dossier, and who did something with it. */
export type Doing = { readonly dossier: DossierRecord; readonly session: ReviewSessionRow; readonly person: string };

/** Who is expected there: the invited, and the chair. */
export const guestsOf = ({ invitees, chairId }: ReviewSessionRow): string[] => [...new Set([...invitees.map(({ personId }) => personId), chairId])];

/** Tells of sessions: in the history, to those who follow the dossier live, and to those who were asked to come. */
@Injectable()
export class ReviewSessionNews {
  constructor(
    private readonly repository: ReviewSessionRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
    private readonly notifications: Notifications,
    private readonly live: LiveRooms,
  ) {}

  /** A step in the life of a session: an event with a number, and a row of the audit trail. */
  async record(
    transaction: Transaction,
    { dossier, session, person }: Doing,
    { step, reason = null }: { readonly step: Step; readonly reason?: string | null },
  ): Promise<number> {
    const partnerId = dossier.members.find((member) => member.person === person)?.partner ?? null;
    const seq = await this.events.record(transaction, dossier.id, {
      type: 'review-session',
      personId: person,
      partnerId,
      event: step,
      reason,
      reviewSessionId: session.id,
    });
    await this.audit.record(transaction, {
      dossierId: dossier.id,
      personId: person,
      partnerId,
      action: `review-session-${step}`,
      subject: `review-session/${session.id}`,
      detail: { event: seq, reason, chair: session.chairId, minutesRevision: session.minutesRevision },
    });
    if (step === 'planned') await this.#announcePlan(transaction, { dossier, session, person }, seq);
    if (step === 'cancelled') await this.#callOff(transaction, { dossier, session, person }, reason);
    return seq;
  }

  /** The chair is asked to lead it, the others to come. */
  async #announcePlan(transaction: Transaction, doing: Doing, seq: number): Promise<void> {
    const { session } = doing;
    await this.#invite(transaction, doing, { kind: 'session-planned', persons: guestsOf(session).filter((one) => one !== session.chairId) });
    await this.#tellOfChair(transaction, doing, { kind: 'chair-given', persons: [session.chairId], seq });
  }

  /**
   * Somebody else has the chair from here on: in the history, and told to whoever gets it and whoever had it. While the
   * session runs only who is here is given the chair, and sees so.
   */
  async chairChanged(transaction: Transaction, { dossier, session, person }: Doing, chair: string): Promise<number> {
    const partnerId = dossier.members.find((member) => member.person === person)?.partner ?? null;
    const [before, reviewSessionId] = [session.chairId, session.id];
    const seq = await this.events.record(transaction, dossier.id, {
      type: 'review-session',
      personId: person,
      partnerId,
      event: 'chair-changed',
      reviewSessionId,
      chairId: chair,
      chairBeforeId: before,
    });
    await this.audit.record(transaction, {
      dossierId: dossier.id,
      personId: person,
      partnerId,
      action: 'review-session-chair-changed',
      subject: `review-session/${reviewSessionId}`,
      detail: { event: seq, chair, before },
    });
    const doing = { dossier, session, person };
    if (session.state === 'planned') await this.#tellOfChair(transaction, doing, { kind: 'chair-given', persons: [chair], seq });
    await this.#tellOfChair(transaction, doing, { kind: 'chair-taken', persons: [before], seq });
    return seq;
  }

  async #tellOfChair(transaction: Transaction, { dossier, session, person }: Doing, { seq, ...told }: Pick<News, 'kind' | 'persons'> & { readonly seq: number }): Promise<void> {
    await this.notifications.tell(transaction, {
      ...told,
      key: `review-session/${session.id}/chair/${seq}`,
      dossierId: dossier.id,
      by: person,
      sessionId: session.id,
      text: session.title,
      moment: session.startsAt,
    });
  }

  /** Who is asked to come, or to look at what changed: in the product, and by mail with the calendar file. */
  async #invite(transaction: Transaction, { dossier, session, person }: Doing, { kind, persons }: Pick<News, 'kind' | 'persons'>): Promise<void> {
    await this.notifications.tell(transaction, {
      kind,
      key: `review-session/${session.id}/invitation/${session.invitation}`,
      dossierId: dossier.id,
      persons,
      by: person,
      sessionId: session.id,
      text: session.title,
      moment: session.startsAt,
    });
  }

  /** Whoever was asked to come need not; their mail carries the calendar file that takes it out again. */
  async #callOff(transaction: Transaction, { dossier, session, person }: Doing, reason: string | null): Promise<void> {
    await this.notifications.tell(transaction, {
      kind: 'session-cancelled',
      key: `review-session/${session.id}/cancelled`,
      dossierId: dossier.id,
      persons: guestsOf(session),
      by: person,
      sessionId: session.id,
      text: reason,
      moment: session.startsAt,
    });
  }

  /** Who is to do something hears of it; of an organisation, everybody in it who is no reader. */
  async actionPoint(
    transaction: Transaction,
    { dossier, session, person }: Doing,
    point: { readonly id: string; readonly text: string; readonly partner: string | null; readonly person: string | null; readonly dueAt: Date | null },
  ): Promise<void> {
    const colleagues = dossier.members.filter(({ partner, role }) => partner === point.partner && role !== 'reader').map((member) => member.person);
    await this.notifications.tell(transaction, {
      kind: 'action-point',
      key: actionPointKey(point),
      dossierId: dossier.id,
      persons: point.person === null ? colleagues : [point.person],
      by: person,
      sessionId: session.id,
      text: point.text,
      moment: point.dueAt,
    });
  }

  /** It is dropped, or given to somebody else: who has not read of it yet need not. */
  takeActionPointBack(transaction: Transaction, point: GivenPoint): Promise<void> {
    return this.notifications.takeBack(transaction, actionPointKey(point));
  }

  /** Who is taken off the invitation need not come; their mail takes the session out of their calendar again. */
  async #uninvite(transaction: Transaction, { dossier, session, person }: Doing, persons: readonly string[]): Promise<void> {
    await this.notifications.tell(transaction, {
      kind: 'session-uninvited',
      key: `review-session/${session.id}/uninvited/${session.invitation}`,
      dossierId: dossier.id,
      persons,
      by: person,
      sessionId: session.id,
      text: session.title,
      moment: session.startsAt,
    });
  }

  /**
   * Who is new gets the invitation, who had one hears that it changed, and who is not expected any more hears that.
   * `before`: who was expected. Of another chair `chairChanged` tells; for the others that is no change.
   */
  async planChanged(
    transaction: Transaction,
    { dossier, session, person }: Doing,
    { before, isInvitationChanged }: { readonly before: readonly string[]; readonly isInvitationChanged: boolean },
  ): Promise<void> {
    const doing = { dossier, session, person };
    const guests = guestsOf(session);
    await this.#invite(transaction, doing, { kind: 'session-planned', persons: guests.filter((one) => !before.includes(one) && one !== session.chairId) });
    if (isInvitationChanged) await this.#invite(transaction, doing, { kind: 'session-changed', persons: guests.filter((one) => before.includes(one)) });
    await this.#uninvite(transaction, doing, before.filter((one) => !guests.includes(one)));
  }

  /** That the plan changed stands in the audit trail, last of all: whoever holds its chain waits for no number. */
  async notePlanChanged(transaction: Transaction, { dossier, session, person }: Doing): Promise<void> {
    await this.audit.record(transaction, {
      dossierId: dossier.id,
      personId: person,
      action: 'review-session-changed',
      subject: `review-session/${session.id}`,
      detail: { invitation: session.invitation, invited: session.invitees.length },
    });
  }

  async announce(dossier: DossierRecord, sessionId: string, seq: number): Promise<void> {
    await this.events.announce(dossier, seq);
    await this.hint(dossier, sessionId);
  }

  /** Everybody who follows the dossier reads the session again. */
  async hint(dossier: DossierRecord, sessionId: string): Promise<void> {
    const revision = await this.repository.revision(sessionId);
    if (revision === null) return;
    const seq = await this.events.head(dossier.id);
    this.live.announce(dossier.slug, { type: 'review-session-changed', seq, session: reviewSessionId.parse(sessionId), revision });
  }
}

type GivenPoint = { readonly id: string; readonly person: string | null; readonly partner: string | null };

/** Under what whoever it is given to is told of an action point. */
export const actionPointKey = ({ id, person, partner }: GivenPoint): string => `action-point/${id}/${person ?? partner ?? ''}`;
