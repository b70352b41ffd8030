import { Injectable } from '@nestjs/common';
import {
  partnerId,
  personId,
  sectionId,
  sectionStatus,
  type PersonId,
  type SectionStatus,
} from '@samenpen/contracts';
import { authorsSince, prismaExecutor, type Prisma } from '@samenpen/database';
import { Database, type Transaction } from '../platform/database.repository';
import type { LastEdit, SectionRecord } from './section-record';

const withApproval = { approval: true } as const satisfies Prisma.SectionInclude;
type WrittenRow = {
  readonly id: string;
  readonly status: string;
  readonly author: string;
  readonly epoch: bigint;
  readonly asked: string | null;
};
type SectionRow = Prisma.SectionGetPayload<{ include: typeof withApproval }>;

/** A section that waits for an edit, in which somebody has written: perhaps since. */
export type WrittenSection = {
  readonly sectionId: string;
  readonly status: SectionStatus;
  /** Who wrote last. */
  readonly author: PersonId;
  readonly accessEpoch: number;
  /** The version that changes were requested of; null when they were not, or it is not known. */
  readonly askedOf: string | null;
};

/** Who a person is to the others in a dossier. */
export type PersonName = { readonly name: string; readonly organisation: string };

/** Reads sections as records. Every method also reads inside a transaction. */
@Injectable()
export class SectionRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  async one(id: string, reader: Transaction = this.database.client): Promise<SectionRecord | null> {
    const row = await reader.section.findUnique({ where: { id }, include: withApproval });
    return row === null ? null : recordOf(row);
  }

  /** The sections of a dossier in reading order. */
  async ofDossier(dossierId: string): Promise<SectionRecord[]> {
    const rows = await this.database.client.section.findMany({
      where: { dossierId },
      include: withApproval,
      orderBy: { position: 'asc' },
    });
    return rows.map(recordOf);
  }

  /** Holds the row until the transaction ends: two events on one section come one after the other. */
  async lock(transaction: Transaction, id: string): Promise<void> {
    await transaction.$queryRaw`SELECT 1 AS held FROM section WHERE id = ${id}::uuid FOR UPDATE`;
  }

  /** Holds these sections, in the order of their ids, and reads them as they then are. */
  async locked(transaction: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, SectionRecord>> {
    await transaction.$queryRaw`
      SELECT 1 AS held FROM section WHERE id = ANY (${[...ids]}::text[]::uuid[]) ORDER BY id FOR UPDATE`;
    const rows = await transaction.section.findMany({ where: { id: { in: [...ids] } }, include: withApproval });
    return new Map(rows.map((row) => [row.id, recordOf(row)]));
  }

  async lastEdits(ids: readonly string[]): Promise<ReadonlyMap<string, LastEdit>> {
    const rooms = await this.database.client.room.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, lastAuthor: true, lastAt: true },
    });
    return new Map(
      rooms.flatMap(({ id, lastAuthor, lastAt }) =>
        lastAuthor === null || lastAt === null
          ? []
          : [[id, { author: personId.parse(lastAuthor), at: lastAt }]],
      ),
    );
  }

  async names(ids: readonly string[]): Promise<ReadonlyMap<string, PersonName>> {
    const people = await this.database.client.person.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: { id: true, name: true, organisation: true },
    });
    return new Map(people.map(({ id, name, organisation }) => [id, { name, organisation }]));
  }

  /** Who wrote in the section since it was last approved, or since ever; the seed has no author. */
  async changedSinceApproval(
    id: string,
    reader: Transaction = this.database.client,
  ): Promise<PersonId[]> {
    const last = await reader.approval.aggregate({
      where: { sectionId: id },
      _max: { roomSeq: true },
    });
    const authors = await authorsSince(prismaExecutor(reader), id, Number(last._max.roomSeq ?? 0));
    return authors.map((author) => personId.parse(author));
  }

  /** Sections that an edit moves on, and in which somebody has written; all of them, or the one that is named. */
  async writtenAndWaiting(only: string | null = null): Promise<WrittenSection[]> {
    const rows = await this.database.client.$queryRaw<WrittenRow[]>`
      SELECT section.id::text AS id, section.status, room.last_author::text AS author, room.access_epoch AS epoch, (
        SELECT version FROM dossier_event
        WHERE section_id = section.id AND event = 'request-changes' ORDER BY seq DESC LIMIT 1
      ) AS asked
      FROM section JOIN room ON room.id = section.id
      WHERE section.status IN ('empty', 'changes-requested') AND room.last_author IS NOT NULL
        AND (${only}::uuid IS NULL OR section.id = ${only}::uuid)`;
    return rows.map(({ id, status, author, epoch, asked }) => ({
      sectionId: id,
      status: sectionStatus.parse(status),
      author: personId.parse(author),
      accessEpoch: Number(epoch),
      askedOf: asked,
    }));
  }

  /** The access epochs of those of the sections that have a room. In plain SQL: everybody who joins waits for it. */
  async accessEpochs(
    ids: readonly string[],
    reader: Transaction = this.database.client,
  ): Promise<ReadonlyMap<string, number>> {
    const rooms = await reader.$queryRaw<{ id: string; epoch: bigint }[]>`
      SELECT id::text AS id, access_epoch AS epoch FROM room WHERE id = ANY (${[...ids]}::text[]::uuid[])`;
    return new Map(rooms.map(({ id, epoch }) => [id, Number(epoch)]));
  }

  /** The sections that were written in most recently, latest first. */
  async latelyWritten(most: number): Promise<string[]> {
    const rooms = await this.database.client.room.findMany({
      select: { id: true },
      orderBy: { lastAt: { sort: 'desc', nulls: 'last' } },
      take: most,
    });
    return rooms.map(({ id }) => id);
  }

  /** Sections with the ids of their dossiers. */
  async some(
    ids: readonly string[],
    reader: Transaction = this.database.client,
  ): Promise<readonly { readonly dossierId: string; readonly section: SectionRecord }[]> {
    const rows = await reader.section.findMany({
      where: { id: { in: [...ids] } },
      include: withApproval,
    });
    return rows.map((row) => ({ dossierId: row.dossierId, section: recordOf(row) }));
  }
}

function recordOf(row: SectionRow): SectionRecord {
  return {
    id: sectionId.parse(row.id),
    key: row.key,
    owner: row.ownerId === null ? null : partnerId.parse(row.ownerId),
    status: sectionStatus.parse(row.status),
    assignee: assigneeOf(row),
    dueAt: row.dueAt,
    markedReady: markedReadyOf(row),
    approval:
      row.approval === null
        ? null
        : {
            person: personId.parse(row.approval.personId),
            at: row.approval.at,
            version: row.approval.version,
          },
    changeRequest: requestOf(row.changeBy, row.changeAt, row.changeReason),
    reopenRequest: requestOf(row.reopenBy, row.reopenAt, row.reopenReason),
  };
}

function assigneeOf({ assigneeId, assigneePersonId }: SectionRow): SectionRecord['assignee'] {
  if (assigneeId === null) return null;
  return {
    partner: partnerId.parse(assigneeId),
    person: assigneePersonId === null ? null : personId.parse(assigneePersonId),
  };
}

function markedReadyOf({
  readyBy,
  readyPartnerId,
  readyAt,
  readyVersion,
}: SectionRow): SectionRecord['markedReady'] {
  if (readyBy === null || readyPartnerId === null || readyAt === null) return null;
  return {
    person: personId.parse(readyBy),
    partner: partnerId.parse(readyPartnerId),
    at: readyAt,
    version: readyVersion,
  };
}

function requestOf(
  by: string | null,
  at: Date | null,
  reason: string | null,
): SectionRecord['changeRequest'] {
  return by === null || at === null || reason === null
    ? null
    : { person: personId.parse(by), at, reason };
}
