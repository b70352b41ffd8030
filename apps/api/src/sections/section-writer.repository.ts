import { Injectable } from '@nestjs/common';
import type { SectionStatus } from '@samenpen/contracts';
import {
  bumpAccess,
  lockRooms,
  prismaExecutor,
  type Prisma,
  type RoomState,
} from '@samenpen/database';
import type { Transaction } from '../platform/database.repository';
import { TextSchema } from '../platform/text-schema.service';
import { approvalHash } from './approval-hash';
import type { SectionText } from './section-record';

/** What an event leaves behind on a section; a field that is left out stays as it is, null empties it. */
export type SectionMarks = {
  readonly ready?: {
    readonly by: string;
    readonly partner: string;
    readonly at: Date;
    readonly version: string | null;
  } | null;
  readonly change?: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  readonly reopen?: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  readonly approvalId?: string | null;
};

/** Changes sections, always inside a transaction of the caller. */
@Injectable()
export class SectionWriterRepository {
  constructor(private readonly schema: TextSchema) {}

  /**
   * Takes the rooms' locks, in id order like every batch of edits. Sections without a room have nothing to lock. What a
   * newer server writes is neither changed nor judged by this one.
   */
  async lockRooms(transaction: Transaction, ids: readonly string[]): Promise<void> {
    await lockRooms(prismaExecutor(transaction), ids);
    await this.schema.refuseOvertaken(transaction);
  }

  /** Makes every connection ask for its rights again, and optionally opens or closes the rooms. */
  async bumpAccess(
    transaction: Transaction,
    ids: readonly string[],
    state?: RoomState,
  ): Promise<void> {
    await bumpAccess(prismaExecutor(transaction), ids, state);
  }

  async setState(
    transaction: Transaction,
    id: string,
    { status, ...marks }: SectionMarks & { status: SectionStatus },
  ): Promise<void> {
    await transaction.section.update({
      where: { id },
      data: { status, rowVersion: { increment: 1 }, ...columnsOf(marks) },
    });
  }

  /** Moves sections whose marks stay as they are. */
  async setStatuses(transaction: Transaction, statuses: ReadonlyMap<string, SectionStatus>): Promise<void> {
    for (const status of new Set(statuses.values())) {
      const ids = [...statuses].flatMap(([id, to]) => (to === status ? [id] : []));
      await transaction.section.updateMany({ where: { id: { in: ids } }, data: { status, rowVersion: { increment: 1 } } });
    }
  }

  /** Keeps exactly what was approved, for ever; gives its id. */
  async keepApproval(
    transaction: Transaction,
    sectionId: string,
    approved: { text: SectionText; personId: string; at: Date },
  ): Promise<string> {
    const { text, personId, at } = approved;
    const { id } = await transaction.approval.create({
      data: {
        sectionId,
        version: text.version,
        roomSeq: BigInt(text.head),
        content: asJson(text.json),
        text: text.text,
        sha256: approvalHash(text),
        personId,
        at,
      },
      select: { id: true },
    });
    return id;
  }

  async setAssignment(
    transaction: Transaction,
    id: string,
    {
      assignee,
      dueAt,
    }: { assignee?: { partner: string; person: string | null } | null; dueAt?: Date | null },
  ): Promise<void> {
    await transaction.section.update({
      where: { id },
      data: {
        rowVersion: { increment: 1 },
        ...(assignee !== undefined && {
          assigneeId: assignee?.partner ?? null,
          assigneePersonId: assignee?.person ?? null,
        }),
        ...(dueAt !== undefined && { dueAt }),
      },
    });
  }
}

const NOBODY = { by: null, partner: null, at: null, version: null, reason: null };

/** The columns of the marks that are set or emptied; the others stay out of the update. */
function columnsOf({
  ready,
  change,
  reopen,
  approvalId,
}: SectionMarks): Prisma.SectionUncheckedUpdateInput {
  const columns: Prisma.SectionUncheckedUpdateInput = {};
  if (ready !== undefined) {
    const { by, partner, at, version } = ready ?? NOBODY;
    Object.assign(columns, {
      readyBy: by,
      readyPartnerId: partner,
      readyAt: at,
      readyVersion: version,
    });
  }
  if (change !== undefined) {
    const { by, at, reason } = change ?? NOBODY;
    Object.assign(columns, { changeBy: by, changeAt: at, changeReason: reason });
  }
  if (reopen !== undefined) {
    const { by, at, reason } = reopen ?? NOBODY;
    Object.assign(columns, { reopenBy: by, reopenAt: at, reopenReason: reason });
  }
  if (approvalId !== undefined) columns.approvalId = approvalId;
  return columns;
}

/** Through text: what is left is exactly what a JSON column holds. */
function asJson(value: unknown): Prisma.InputJsonValue {
  // JSON.parse gives nothing but JSON.
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
