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

  constructor(@Inject(SETTINGS) { databaseUrl }: Settings) {
    this.client = createPrismaClient(databaseUrl);
  }

  /** Everything in `work` happens, or nothing does. Milliseconds: 10 s to get a connection, 20 s to finish. */
  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.client.$transaction(work, { maxWait: 10_000, timeout: 20_000 });
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
