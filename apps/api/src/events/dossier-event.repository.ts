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
  /** Where its chair changed: who has the chair now, and who had it. */
  readonly chairId?: string | null;
  readonly chairBeforeId?: string | null;
  /** For what happened to a thread. */
  readonly threadId?: string | null;
  /** How far the section's room was; left out where the event is of no section. */
  readonly roomSeq?: bigint | null;
};

/** What an event has none of unless it says so. */
export const NOTHING_ELSE = {
  personId: null,
  partnerId: null,
  sectionId: null,
  event: null,
  fromStatus: null,
  toStatus: null,
  reason: null,
  version: null,
} as const satisfies Partial<EventRow>;

/** Somebody's edit that the history shows. */
export type SeenEdit = { readonly sectionId: string; readonly author: string };

const withSection = { section: { select: { key: true, ownerId: true } } } as const;

@Injectable()
export class DossierEventRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** Takes the dossier's next numbers; its row is held until the commit, so numbers have the order of commits. */
  async append(transaction: Transaction, dossierId: string, events: readonly Omit<EventRow, 'seq'>[]): Promise<number[]> {
    if (events.length === 0) return [];
    const { eventHead } = await transaction.dossier.update({
      where: { id: dossierId },
      data: { eventHead: { increment: events.length } },
      select: { eventHead: true },
    });
    const first = eventHead - events.length + 1;
    const rows = events.map((event, index) => ({ dossierId, seq: first + index, ...event }));
    await transaction.dossierEvent.createMany({ data: rows });
    return rows.map(({ seq }) => seq);
  }

  /** Which persons' edits in these sections are recorded since a moment, with no other event on the state behind them. */
  async edits(transaction: Transaction, sectionIds: readonly string[], since: Date): Promise<SeenEdit[]> {
    return transaction.$queryRaw<SeenEdit[]>`
      SELECT DISTINCT edit.section_id::text AS "sectionId", edit.person_id::text AS author
      FROM dossier_event AS edit
      WHERE edit.section_id = ANY (${[...sectionIds]}::text[]::uuid[]) AND edit.at > ${since} AND edit.person_id IS NOT NULL
        AND (edit.type = 'section-edited' OR (edit.type = 'section' AND edit.event = 'edit'))
        AND NOT EXISTS (
          SELECT FROM dossier_event AS decided
          WHERE decided.section_id = edit.section_id AND decided.type = 'section' AND decided.event <> 'edit'
            AND decided.seq > edit.seq
        )`;
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

  /** Those numbers, ascending. */
  some(dossierId: string, seqs: readonly number[]) {
    return this.database.client.dossierEvent.findMany({
      where: { dossierId, seq: { in: [...seqs] } },
      orderBy: { seq: 'asc' },
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
