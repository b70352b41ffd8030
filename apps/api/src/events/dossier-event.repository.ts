import { Injectable } from '@nestjs/common';
import type { EventQuery } from '@samenpen/contracts';
import { Database, type Transaction } from '../platform/database.repository';

/** One event as it is stored. */
export type EventRow = {
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly partnerId: string | null;
  readonly sectionId: string | null;
  readonly event: string | null;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
  readonly reason: string | null;
  readonly version: string | null;
  /** For what happened to a review session. */
  readonly reviewSessionId?: string | null;
  /** For what happened to a thread. */
  readonly threadId?: string | null;
  /** How far the section's room was; left out where the event is of no section. */
  readonly roomSeq?: bigint | null;
};

const withSection = { section: { select: { key: true, ownerId: true } } } as const;

@Injectable()
export class DossierEventRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** Takes the dossier's next number; its row is held until the commit, so numbers have the order of commits. */
  async append(
    transaction: Transaction,
    dossierId: string,
    event: Omit<EventRow, 'seq'>,
  ): Promise<number> {
    const { eventHead } = await transaction.dossier.update({
      where: { id: dossierId },
      data: { eventHead: { increment: 1 } },
      select: { eventHead: true },
    });
    await transaction.dossierEvent.create({ data: { dossierId, seq: eventHead, ...event } });
    return eventHead;
  }

  /** Whether a person's edit in a section is recorded since a moment, with no other event on its state behind it. */
  async hasEdit(
    transaction: Transaction,
    { sectionId, author, since }: { sectionId: string; author: string; since: Date },
  ): Promise<boolean> {
    const decided = await transaction.dossierEvent.findFirst({
      where: { sectionId, type: 'section', event: { not: 'edit' } },
      orderBy: { seq: 'desc' },
      select: { seq: true },
    });
    const edit = await transaction.dossierEvent.findFirst({
      where: {
        sectionId,
        personId: author,
        at: { gt: since },
        seq: { gt: decided?.seq ?? 0 },
        OR: [{ type: 'section-edited' }, { type: 'section', event: 'edit' }],
      },
      select: { seq: true },
    });
    return edit !== null;
  }

  /** Ascending: from a number on, or the last ones. */
  async list(dossierId: string, { after, last, section, limit }: Omit<EventQuery, 'cursor'>) {
    const rows = await this.database.client.dossierEvent.findMany({
      where: {
        dossierId,
        ...(after !== undefined && { seq: { gt: after } }),
        ...(section !== undefined && { sectionId: section }),
      },
      orderBy: { seq: last === undefined ? 'asc' : 'desc' },
      take: last ?? limit,
      include: withSection,
    });
    return last === undefined ? rows : rows.toReversed();
  }

  /** The last number given. */
  async head(dossierId: string): Promise<number> {
    const { eventHead } = await this.database.client.dossier.findUniqueOrThrow({ where: { id: dossierId }, select: { eventHead: true } });
    return eventHead;
  }

  one(dossierId: string, seq: number) {
    return this.database.client.dossierEvent.findUniqueOrThrow({
      where: { dossierId_seq: { dossierId, seq } },
      include: withSection,
    });
  }

  async names(ids: readonly string[]) {
    const people = await this.database.client.person.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: { id: true, name: true, organisation: true },
    });
    return new Map(people.map((person) => [person.id, person]));
  }

  /** The newest event of each dossier. */
  async lastActivity(dossierIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.database.client.dossierEvent.groupBy({
      by: ['dossierId'],
      where: { dossierId: { in: [...dossierIds] } },
      _max: { at: true },
    });
    return new Map(
      rows.flatMap(({ dossierId, _max }) => (_max.at === null ? [] : [[dossierId, _max.at]])),
    );
  }
}
