import { Injectable } from '@nestjs/common';
import { reviewSessionId, type DossierEvent } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import type { DossierRecord } from '../dossiers/dossier-record';
import { DossierEvents } from '../events/dossier-events.service';
import type { Transaction } from '../platform/database.repository';
import { LiveRooms } from '../platform/live-rooms';
import { ReviewSessionRepository, type ReviewSessionRow } from './review-session.repository';

type Step = NonNullable<DossierEvent['reviewSession']>['step'];

/** A session in its dossier, and who did something with it. */
export type Doing = { readonly dossier: DossierRecord; readonly session: ReviewSessionRow; readonly person: string };

/** Tells of sessions: in the history, to those who follow the dossier live, and to those who were asked to come. */
@Injectable()
export class ReviewSessionNews {
  constructor(
    private readonly repository: ReviewSessionRepository,
    private readonly events: DossierEvents,
    private readonly audit: AuditTrail,
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
    return seq;
  }

  /** Who was invited gets the invitation as it now is. */
  async invitationChanged(transaction: Transaction, { dossier, session, person }: Doing): Promise<void> {
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
    const row = await this.repository.one(sessionId);
    if (row === null) return;
    const seq = await this.events.head(dossier.id);
    this.live.announce(dossier.slug, { type: 'review-session-changed', seq, session: reviewSessionId.parse(row.id), revision: row.revision });
  }
}
