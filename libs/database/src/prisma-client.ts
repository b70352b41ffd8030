import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';
import { oneAtATime } from './one-at-a-time';

/** The typed client of `schema.prisma` on the database of `url`; the caller disconnects it. */
export function createPrismaClient(url: string, poolSize = 10): PrismaClient {
  const adapter = new PrismaPg({ connectionString: url, max: poolSize, allowExitOnIdle: true });
  return new PrismaClient({ adapter: oneAtATime(adapter) });
}
