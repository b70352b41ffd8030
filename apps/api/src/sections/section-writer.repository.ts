import { Injectable } from '@nestjs/common';
import type { SectionStatus } from '@samenpen/contracts';
import { bumpAccess, lockRooms, prismaExecutor, type RoomState } from '@samenpen/database';
import type { Transaction } from '../platform/database.repository';
import { approvalHash } from './approval-hash';
import type { SectionText } from './section-record';

/** What an event leaves behind on a section; a field that is left out stays as it is, null empties it. */
export type SectionMarks = {
  readonly ready?: { readonly by: string; readonly partner: string; readonly at: Date; readonly version: string | null } | null;
  readonly change?: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  readonly reopen?: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  readonly approvalId?: string | null;
};

/** Changes sections, always inside a transaction of the caller. */
@Injectable()
export class SectionWriterRepository {
  /** Takes the rooms' locks, in id order like every batch of edits. Sections without a room have nothing to lock. */
  async lockRooms(transaction: Transaction, ids: readonly string[]): Promise<void> {
    await lockRooms(prismaExecutor(transaction), ids);
  }

  /** Makes every connection ask for its rights again, and optionally opens or closes the rooms. */
  async bumpAccess(transaction: Transaction, ids: readonly string[], state?: RoomState): Promise<void> {
    await bumpAccess(prismaExecutor(transaction), ids, state);
  }

  async setState(transaction: Transaction, id: string, status: SectionStatus, marks: SectionMarks): Promise<void> {
    const { ready, change, reopen, approvalId } = marks;
    await transaction.section.update({
      where: { id },
      data: {
        status,
        rowVersion: { increment: 1 },
        ...(ready !== undefined && {
          readyBy: ready?.by ?? null,
          readyPartnerId: ready?.partner ?? null,
          readyAt: ready?.at ?? null,
          readyVersion: ready?.version ?? null,
        }),
        ...(change !== undefined && {
          changeBy: change?.by ?? null,
          changeAt: change?.at ?? null,
          changeReason: change?.reason ?? null,
        }),
        ...(reopen !== undefined && {
          reopenBy: reopen?.by ?? null,
          reopenAt: reopen?.at ?? null,
          reopenReason: reopen?.reason ?? null,
        }),
        ...(approvalId !== undefined && { approvalId }),
      },
    });
  }

  /** Keeps exactly what was approved, for ever; gives its id. */
  async keepApproval(transaction: Transaction, sectionId: string, approved: { text: SectionText; personId: string; at: Date }): Promise<string> {
    const { text, personId, at } = approved;
    const { id } = await transaction.approval.create({
      data: {
        sectionId,
        version: text.version,
        roomSeq: BigInt(text.head),
        // Round trip: what the document's JSON holds is what a JSON column holds.
        content: JSON.parse(JSON.stringify(text.json)),
        text: text.text,
        sha256: approvalHash(text),
        personId,
        at,
      },
      select: { id: true },
    });
    return id;
  }

  /** Moves a section on by its first edit; false when somebody else was first. */
  async moveStatus(transaction: Transaction, id: string, from: SectionStatus, to: SectionStatus): Promise<boolean> {
    const { count } = await transaction.section.updateMany({
      where: { id, status: from },
      data: { status: to, rowVersion: { increment: 1 } },
    });
    return count === 1;
  }

  async setAssignment(
    transaction: Transaction,
    id: string,
    { assignee, dueAt }: { assignee?: { partner: string; person: string | null } | null; dueAt?: Date | null },
  ): Promise<void> {
    await transaction.section.update({
      where: { id },
      data: {
        rowVersion: { increment: 1 },
        ...(assignee !== undefined && { assigneeId: assignee?.partner ?? null, assigneePersonId: assignee?.person ?? null }),
        ...(dueAt !== undefined && { dueAt }),
      },
    });
  }
}
