import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';
import { oneAtATime } from './one-at-a-time';

/** A database that does not answer must not keep callers waiting for ever. Milliseconds. */
const ANSWER_MS = 10_000;

/** The typed client of `schema.prisma` on the database of `url`; the caller disconnects it. */
export function createPrismaClient(url: string, poolSize = 10): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    allowExitOnIdle: true,
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
  });
  return new PrismaClient({ adapter: oneAtATime(adapter) });
}
