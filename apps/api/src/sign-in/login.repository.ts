import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database.repository';

/** A session or token with its person; `tokenHash` in hexadecimal. */
type Kept = {
  readonly id: string;
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly personId: string;
  readonly name: string;
  readonly organisation: string;
  readonly disabledAt: Date | null;
};

export type KeptSession = Kept & { readonly usedAt: Date };
export type KeptToken = Kept & { readonly usedAt: Date | null };

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

  /** The sessions of these secrets; in plain SQL, since everybody who asks for anything waits for it. */
  sessions(tokenHashes: readonly string[]): Promise<KeptSession[]> {
    return this.database.client.$queryRaw<KeptSession[]>`
      SELECT login.id::text AS id, encode(login.token_hash, 'hex') AS "tokenHash", login.created_at AS "createdAt",
        login.used_at AS "usedAt", login.expires_at AS "expiresAt", login.ended_at AS "endedAt",
        person.id::text AS "personId", person.name, person.organisation, person.disabled_at AS "disabledAt"
      FROM login_session login JOIN person ON person.id = login.person_id
      WHERE login.token_hash = ANY (SELECT decode(hash, 'hex') FROM unnest(${[...tokenHashes]}::text[]) AS hash)`;
  }

  /** The personal access tokens of these secrets. */
  tokens(tokenHashes: readonly string[]): Promise<KeptToken[]> {
    return this.database.client.$queryRaw<KeptToken[]>`
      SELECT login.id::text AS id, encode(login.token_hash, 'hex') AS "tokenHash", login.created_at AS "createdAt",
        login.used_at AS "usedAt", login.expires_at AS "expiresAt", login.ended_at AS "endedAt",
        person.id::text AS "personId", person.name, person.organisation, person.disabled_at AS "disabledAt"
      FROM api_token login JOIN person ON person.id = login.person_id
      WHERE login.token_hash = ANY (SELECT decode(hash, 'hex') FROM unnest(${[...tokenHashes]}::text[]) AS hash)`;
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
