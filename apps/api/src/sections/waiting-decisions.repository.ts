import { Injectable } from '@nestjs/common';
import { decisionKind, personId, stance, waitingDecision, type SectionStatus } from '@samenpen/contracts';
import { confirmationRefusal } from '@samenpen/dossier-rules';
import type * as z from 'zod';
import { Database, type Transaction } from '../platform/database.repository';

/** A decision that waits, by whom without the name. */
const storedWaiting = waitingDecision.extend({ by: personId });
export type StoredWaiting = z.infer<typeof storedWaiting>;

/** What was done to a section, and by whom. */
export type DoneEvent = { readonly sectionId: string; readonly event: string; readonly personId: string; readonly version: string | null };

/**
 * Decisions of review sessions that wait for the penhouder. Where the penhouder does what was decided in the section
 * itself, the decision is confirmed by that: the minutes say what happened, and can be adopted. Not what the session
 * itself could not have confirmed: an approval over a *niet akkoord* that nobody gave a reason for.
 */
@Injectable()
export class WaitingDecisionsRepository {
  constructor(private readonly database: Database) {}

  /** Those about a section in this state that can be confirmed, the earliest first. */
  async ofSection(sectionId: string, status: SectionStatus): Promise<StoredWaiting[]> {
    const rows = await this.database.client.reviewItem.findMany({
      where: { sectionId, decisionState: 'waiting' },
      select: {
        ...{ decisionKind: true, decisionReason: true, decidedBy: true, decidedAt: true },
        session: { select: { id: true, title: true } },
        stances: { select: { stance: true } },
      },
      orderBy: [{ decidedAt: 'asc' }, { sessionId: 'asc' }],
    });
    return rows.flatMap((row) => {
      const decision = { kind: decisionKind.parse(row.decisionKind), state: 'waiting', reason: row.decisionReason } as const;
      const stances = row.stances.map((held) => ({ stance: stance.parse(held.stance) }));
      if (confirmationRefusal({ section: { status }, decision, stances }) !== null) return [];
      const { kind, reason } = decision;
      return [storedWaiting.parse({ session: row.session, kind, reason, by: row.decidedBy, at: row.decidedAt?.toISOString() })];
    });
  }

  /** After the locks of the room and the section, as everything that is written in a session. */
  async confirm(transaction: Transaction, { sectionId, event, personId, version }: DoneEvent): Promise<void> {
    const isUnexplained = { decisionKind: 'approve', decisionReason: null, stances: { some: { stance: 'disagree' } } };
    const waiting = { sectionId, decisionState: 'waiting', decisionKind: event, NOT: isUnexplained };
    const items = await transaction.reviewItem.findMany({ where: waiting, select: { sessionId: true }, orderBy: { sessionId: 'asc' } });
    for (const { sessionId } of items) {
      await transaction.$queryRaw`SELECT 1 AS held FROM review_session WHERE id = ${sessionId}::uuid FOR UPDATE`;
      const { count } = await transaction.reviewItem.updateMany({
        where: { ...waiting, sessionId },
        data: { decisionState: 'done', confirmedBy: personId, ...(event === 'approve' && { decidedVersion: version }) },
      });
      if (count === 0) continue;
      await transaction.reviewSession.update({
        where: { id: sessionId },
        data: { revision: { increment: 1 }, minutesRevision: { increment: 1 } },
      });
    }
  }
}
