import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.repository';

@Injectable()
export class SignInFailureRepository {
  constructor(private readonly database: Database) {}

  /** The instants of the newest failures of a key since `since`, newest first, at most `count`. */
  async newest(key: string, since: Date, count: number): Promise<Date[]> {
    const rows = await this.database.client.signInFailure.findMany({
      where: { key, at: { gt: since } },
      orderBy: { at: 'desc' },
      take: count,
      select: { at: true },
    });
    return rows.map(({ at }) => at);
  }

  /** Adds one failure per key, and throws away what no longer counts. */
  async add(keys: readonly string[], before: Date): Promise<void> {
    const at = new Date();
    await this.database.client.signInFailure.createMany({ data: keys.map((key) => ({ key, at })) });
    await this.database.client.signInFailure.deleteMany({ where: { at: { lt: before } } });
  }

  async forget(key: string): Promise<void> {
    await this.database.client.signInFailure.deleteMany({ where: { key } });
  }
}
