import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  AUDIT_CHANGE_RIGHT,
  createPrismaClient,
  type Prisma,
  type PrismaClient,
} from '@samenpen/database';
import { SETTINGS, type Settings } from './settings';

/** What repositories work with inside one transaction; services only pass it on. */
export type Transaction = Prisma.TransactionClient;

/** The one connection pool of the server for everything but the rooms' hot path. */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly client: PrismaClient;
  readonly #after = new WeakMap<Transaction, (() => void)[]>();

  constructor(@Inject(SETTINGS) { databaseUrl }: Settings) {
    this.client = createPrismaClient(databaseUrl);
  }

  /** Everything in `work` happens, or nothing does. Milliseconds: 10 s to get a connection, 20 s to finish. */
  async inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    const after: (() => void)[] = [];
    const answer = await this.client.$transaction(
      (transaction) => {
        this.#after.set(transaction, after);
        return work(transaction);
      },
      { maxWait: 10_000, timeout: 20_000 },
    );
    for (const act of after) act();
    return answer;
  }

  /** Does something once a transaction of `inTransaction` is committed, and never when it is not. It must not throw. */
  afterCommit(transaction: Transaction, act: () => void): void {
    this.#after.get(transaction)?.push(act);
  }

  /** Whether the app's role could change audit rows: then only the trigger and the hash chain protect them. */
  async isAuditProtectionReduced(): Promise<boolean> {
    const rows = await this.client.$queryRawUnsafe<{ may: boolean }[]>(AUDIT_CHANGE_RIGHT);
    return rows[0]?.may ?? true;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.$disconnect();
  }
}
