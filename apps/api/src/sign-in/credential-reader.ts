import { Injectable } from '@nestjs/common';
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

/** Turns what a request brings along into a person; null for anything ended, expired, disabled or made up. */
@Injectable()
export class CredentialReader {
  constructor(
    private readonly cookie: LoginCookie,
    private readonly logins: LoginRepository,
  ) {}

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
    const kept = await this.logins.token(secretHash(token));
    if (kept === null || !isValid(kept)) return null;
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
    const session = await this.logins.session(secretHash(secret));
    return session !== null && isValid(session) ? session : null;
  }

  async #countSessionUse(session: { id: string; createdAt: Date; usedAt: Date }): Promise<void> {
    const now = new Date();
    if (now.getTime() - session.usedAt.getTime() < USE_COUNTS_AFTER) return;
    await this.logins.sessionUsed(session.id, now, sessionEnd(session.createdAt, now));
  }
}

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
