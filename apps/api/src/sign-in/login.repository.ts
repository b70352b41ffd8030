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

/** A session that was used, and when it ends because of that. */
export type SessionUse = { readonly id: string; readonly expiresAt: Date };

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

  /** What somebody else is just writing down needs no second time, so nobody waits for another's row. */
  async sessionsUsed(uses: readonly SessionUse[], usedAt: Date): Promise<void> {
    const [ids, ends] = [uses.map(({ id }) => id), uses.map(({ expiresAt }) => expiresAt)];
    await this.database.client.$executeRaw`
      UPDATE login_session SET used_at = ${usedAt}, expires_at = used.expires_at
      FROM (
        SELECT login.id, used.expires_at
        FROM login_session login JOIN unnest(${ids}::uuid[], ${ends}::timestamptz[]) AS used (id, expires_at) ON used.id = login.id
        WHERE login.ended_at IS NULL FOR UPDATE OF login SKIP LOCKED
      ) AS used
      WHERE login_session.id = used.id`;
  }

  /** Likewise for personal access tokens, whose end nothing moves. */
  async tokensUsed(ids: readonly string[], usedAt: Date): Promise<void> {
    await this.database.client.$executeRaw`
      UPDATE api_token SET used_at = ${usedAt}
      WHERE id IN (SELECT id FROM api_token WHERE id = ANY (${[...ids]}::uuid[]) FOR UPDATE SKIP LOCKED)`;
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
