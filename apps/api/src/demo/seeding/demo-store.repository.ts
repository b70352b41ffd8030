import type { Prisma, PrismaClient } from '@samenpen/database';

/** The database that the demo is written into. */
export type DemoDatabase = PrismaClient;

/** The one transaction in which the demo is seeded: all of it is there, or nothing. */
export type DemoStore = Prisma.TransactionClient;

/** Any number; every program that seeds takes turns on it. */
const SEEDING_LOCK = 7_262_101;

/** Runs the seeding in one transaction; two that start together take turns, so the second finds it done. */
export function inDemoTransaction<Answer>(
  database: DemoDatabase,
  work: (store: DemoStore) => Promise<Answer>,
): Promise<Answer> {
  return database.$transaction(
    async (store) => {
      await store.$executeRaw`SELECT pg_advisory_xact_lock(${SEEDING_LOCK})`;
      return work(store);
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}
