import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database.repository';

const person = { select: { id: true, name: true, organisation: true, disabledAt: true } } as const;

@Injectable()
export class LoginRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** The account of an address, with what its password is checked against. */
  account(email: string) {
    return this.database.client.person.findUnique({
      where: { email: email.toLowerCase() },
      include: { credential: true },
    });
  }

  async startSession(
    transaction: Transaction,
    personId: string,
    session: { tokenHash: Uint8Array<ArrayBuffer>; now: Date; expiresAt: Date },
  ) {
    const { tokenHash, now, expiresAt } = session;
    return transaction.loginSession.create({
      data: { personId, tokenHash, createdAt: now, usedAt: now, expiresAt },
    });
  }

  /** The sessions of these secrets. */
  sessions(tokenHashes: Uint8Array<ArrayBuffer>[]) {
    return this.database.client.loginSession.findMany({
      where: { tokenHash: { in: tokenHashes } },
      include: { person },
    });
  }

  /** The personal access tokens of these secrets. */
  tokens(tokenHashes: Uint8Array<ArrayBuffer>[]) {
    return this.database.client.apiToken.findMany({
      where: { tokenHash: { in: tokenHashes } },
      include: { person },
    });
  }

  async sessionUsed(id: string, usedAt: Date, expiresAt: Date): Promise<void> {
    await this.database.client.loginSession.updateMany({
      where: { id, endedAt: null },
      data: { usedAt, expiresAt },
    });
  }

  async tokenUsed(id: string, usedAt: Date): Promise<void> {
    await this.database.client.apiToken.updateMany({ where: { id }, data: { usedAt } });
  }

  sessionById(id: string) {
    return this.database.client.loginSession.findUnique({ where: { id } });
  }

  /** Ends one session, or with no id all of the person; gives the ids of those that were still open. */
  async endSessions(transaction: Transaction, personId: string, id?: string): Promise<string[]> {
    const open = await transaction.loginSession.findMany({
      where: { personId, endedAt: null, ...(id !== undefined && { id }) },
      select: { id: true },
    });
    const ids = open.map((session) => session.id);
    await transaction.loginSession.updateMany({
      where: { id: { in: ids } },
      data: { endedAt: new Date() },
    });
    return ids;
  }
}
