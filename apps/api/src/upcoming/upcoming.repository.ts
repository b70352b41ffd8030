import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database.repository';

/** A dossier that still runs against its deadline, with the deadlines that its call has and had, the newest first. */
export type RunningDossier = {
  readonly id: string;
  readonly startedAt: Date;
  readonly deadlines: readonly { readonly id: bigint; readonly deadline: Date; readonly setAt: Date; readonly reason: string }[];
};

const RUNNING = ['drafting', 'consent', 'submittable'];

@Injectable()
export class UpcomingRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
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
