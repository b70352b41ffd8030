import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database.repository';

/** A dossier that still runs against its deadline, with the deadlines that its call has and had, the newest first. */
export type RunningDossier = {
  readonly id: string;
  readonly startedAt: Date;
  readonly deadlines: readonly { readonly id: bigint; readonly deadline: Date; readonly setAt: Date; readonly reason: string }[];
};

/** An action point with the day by which it must be done, given to a person or to everybody of a partner. */
export type DueActionPoint = {
  readonly id: string;
  readonly sessionId: string;
  readonly text: string;
  readonly partner: string | null;
  readonly person: string | null;
  readonly dueAt: Date;
};

/** That somebody was told something. */
export type Told = { readonly key: string; readonly personId: string; readonly moment: Date | null };

const RUNNING = ['drafting', 'consent', 'submittable'];

@Injectable()
export class UpcomingRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** What was agreed in review sessions and must be done by then. */
  async actionPoints(dossierId: string, from: Date, until: Date): Promise<DueActionPoint[]> {
    const rows = await this.database.client.reviewActionPoint.findMany({
      where: { session: { dossierId }, doneAt: null, dueAt: { gt: from, lte: until } },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    });
    return rows.flatMap(({ id, sessionId, text, partnerId: partner, personId: person, dueAt }) => (dueAt === null ? [] : [{ id, sessionId, text, partner, person, dueAt }]));
  }

  /** Which of these people were told since then under these keys, and of which date. Found by the people: each has an index. */
  async toldOf(keys: readonly string[], { persons, since }: { readonly persons: readonly string[]; readonly since: Date }): Promise<Told[]> {
    const where = { personId: { in: [...persons] }, key: { in: [...keys] }, at: { gt: since } };
    return this.database.client.notification.findMany({ where, select: { key: true, personId: true, moment: true } });
  }

  async running(): Promise<RunningDossier[]> {
    const rows = await this.database.client.dossier.findMany({
      where: { status: { in: RUNNING } },
      select: { id: true, startedAt: true, call: { select: { deadlines: { orderBy: { id: 'desc' }, take: 2 } } } },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ id, startedAt, call }) => ({ id, startedAt, deadlines: call.deadlines }));
  }
}
