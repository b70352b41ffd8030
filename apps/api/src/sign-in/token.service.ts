import { Injectable } from '@nestjs/common';
import type { ApiToken, CreatedToken, NewToken } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import { LiveRooms } from '../platform/live-rooms';
import { pageOfAll, type ListQuery, type Page } from '../platform/page';
import { Problem } from '../platform/problem';
import { newSecret, secretHash } from './secret';
import { TokenRepository } from './token.repository';

const MOST_PER_PERSON = 100;
const LONGEST = 366 * 24 * 3_600_000;

type KeptToken = {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
};

/** Personal access tokens: a script acts as the person who made it, no more and no less. */
@Injectable()
export class TokenService {
  constructor(
    private readonly tokens: TokenRepository,
    private readonly audit: AuditTrail,
    private readonly live: LiveRooms,
  ) {}

  async list(personId: string, query: ListQuery): Promise<Page<ApiToken>> {
    return pageOfAll((await this.tokens.list(personId)).map(asAnswer), query);
  }

  async one(personId: string, id: string): Promise<ApiToken> {
    const token = (await this.tokens.list(personId)).find((kept) => kept.id === id);
    if (token === undefined) throw new Problem('not-found');
    return asAnswer(token);
  }

  async create(personId: string, { name, expiresAt }: NewToken): Promise<CreatedToken> {
    const expires = new Date(expiresAt);
    const ahead = expires.getTime() - Date.now();
    if (ahead <= 0) throw fault('lies in the past');
    if (ahead > LONGEST) throw fault('lies more than a year ahead');
    const token = `samenpen_${newSecret()}`;
    const kept = await this.tokens.inTransaction(async (transaction) => {
      if ((await this.tokens.countLocked(transaction, personId)) >= MOST_PER_PERSON)
        throw new Problem('too-many-tokens');
      const row = await this.tokens.create(transaction, {
        personId,
        name,
        tokenHash: secretHash(token),
        expiresAt: expires,
      });
      await this.audit.record(transaction, {
        personId,
        action: 'token-created',
        subject: `token/${row.id}`,
      });
      return row;
    });
    return { ...asAnswer(kept), token };
  }

  async end(personId: string, id: string): Promise<void> {
    await this.tokens.inTransaction(async (transaction) => {
      if (!(await this.tokens.end(transaction, personId, id))) throw new Problem('not-found');
      await this.audit.record(transaction, {
        personId,
        action: 'token-ended',
        subject: `token/${id}`,
      });
    });
    this.live.loginEnded(id);
  }
}

function fault(message: string): Problem {
  return new Problem('bad-request', { faults: [{ path: 'expiresAt', message }] });
}

function asAnswer({ id, name, createdAt, expiresAt, usedAt }: KeptToken): ApiToken {
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: usedAt?.toISOString() ?? null,
  };
}
