import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database.repository';

/** What was done to a section, and by whom. */
export type DoneEvent = { readonly sectionId: string; readonly event: string; readonly personId: string; readonly version: string | null };

/**
 * Decisions of review sessions that wait for the penhouder. Where the penhouder does what was decided in the section
 * itself, the decision is confirmed by that: the minutes say what happened, and can be adopted. Not what the session
 * itself could not have confirmed: an approval over a *niet akkoord* that nobody gave a reason for.
 */
@Injectable()
export class WaitingDecisionsRepository {
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
