import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database.repository';

@Injectable()
export class TokenRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** Tokens that still work, newest first. */
  list(personId: string) {
    return this.database.client.apiToken.findMany({
      where: { personId, endedAt: null, expiresAt: { gt: new Date() } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    });
  }

  /** Counts under a lock on the person, so that two requests at once cannot both take the last place. */
  async countLocked(transaction: Transaction, personId: string): Promise<number> {
    await transaction.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    return transaction.apiToken.count({
      where: { personId, endedAt: null, expiresAt: { gt: new Date() } },
    });
  }

  create(
    transaction: Transaction,
    token: { personId: string; name: string; tokenHash: Uint8Array<ArrayBuffer>; expiresAt: Date },
  ) {
    return transaction.apiToken.create({ data: { ...token, createdAt: new Date() } });
  }

  /** Whether there was such a token of this person, still open. */
  async end(transaction: Transaction, personId: string, id: string): Promise<boolean> {
    const { count } = await transaction.apiToken.updateMany({
      where: { id, personId, endedAt: null },
      data: { endedAt: new Date() },
    });
    return count === 1;
  }
}
