import { Injectable } from '@nestjs/common';
import { GatheredReads } from '../platform/gathered-reads';
import { LoginCookie } from './login-cookie';
import { LoginRepository } from './login.repository';
import { sessionEnd, USE_COUNTS_AFTER } from './login-span';
import { secretHash } from './secret';
import type { SignedIn } from './signed-in';

type Login = {
  readonly id: string;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly organisation: string;
    readonly disabledAt: Date | null;
  };
};

type Session = Awaited<ReturnType<LoginRepository['sessions']>>[number];
type Token = Awaited<ReturnType<LoginRepository['tokens']>>[number];

/** Turns what a request brings along into a person; null for anything ended, expired, disabled or made up. */
@Injectable()
export class CredentialReader {
  /** After a restart everybody comes back at once. */
  readonly #sessions: GatheredReads<string, Session>;
  readonly #tokens: GatheredReads<string, Token>;

  constructor(
    private readonly cookie: LoginCookie,
    private readonly logins: LoginRepository,
  ) {
    this.#sessions = readsBySecret((hashes) => logins.sessions(hashes));
    this.#tokens = readsBySecret((hashes) => logins.tokens(hashes));
  }

  async fromCookie(header: string | undefined): Promise<SignedIn | null> {
    const session = await this.#validSession(header);
    if (session === null) return null;
    await this.#countSessionUse(session);
    return signedIn(session, 'session');
  }

  /** The same without counting as use of the login: for what a page asks by itself, again and again. */
  async glanceAtCookie(header: string | undefined): Promise<SignedIn | null> {
    const session = await this.#validSession(header);
    return session && signedIn(session, 'session');
  }

  async fromToken(token: string): Promise<SignedIn | null> {
    const kept = await this.#tokens.of(hex(secretHash(token)));
    if (kept === undefined || !isValid(kept)) return null;
    const now = new Date();
    if (now.getTime() - (kept.usedAt?.getTime() ?? 0) > USE_COUNTS_AFTER)
      await this.logins.tokenUsed(kept.id, now);
    return signedIn(kept, 'token');
  }

  /** Writing live counts as use, so that nobody is signed out in the middle of a text. */
  async countUse(loginId: string): Promise<void> {
    const session = await this.logins.sessionById(loginId);
    if (session !== null) await this.#countSessionUse(session);
  }

  async #validSession(header: string | undefined) {
    const secret = this.cookie.read(header);
    if (secret === null) return null;
    const session = await this.#sessions.of(hex(secretHash(secret)));
    return session !== undefined && isValid(session) ? session : null;
  }

  async #countSessionUse(session: { id: string; createdAt: Date; usedAt: Date }): Promise<void> {
    const now = new Date();
    if (now.getTime() - session.usedAt.getTime() < USE_COUNTS_AFTER) return;
    await this.logins.sessionUsed(session.id, now, sessionEnd(session.createdAt, now));
  }
}

function readsBySecret<Kept extends { readonly tokenHash: Uint8Array }>(
  read: (hashes: Uint8Array<ArrayBuffer>[]) => Promise<readonly Kept[]>,
): GatheredReads<string, Kept> {
  return new GatheredReads(async (keys) => {
    const kept = await read(keys.map((key) => new Uint8Array(Buffer.from(key, 'hex'))));
    return new Map(kept.map((one) => [hex(one.tokenHash), one]));
  });
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function isValid({ expiresAt, endedAt, person }: Login): boolean {
  return endedAt === null && person.disabledAt === null && expiresAt.getTime() > Date.now();
}

function signedIn({ id, person }: Login, loginKind: SignedIn['loginKind']): SignedIn {
  return {
    personId: person.id,
    loginId: id,
    loginKind,
    name: person.name,
    organisation: person.organisation,
  };
}
