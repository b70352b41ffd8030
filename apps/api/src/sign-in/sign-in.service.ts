import { Injectable } from '@nestjs/common';
import type { NewSession } from '@samenpen/contracts';
import { AuditTrail } from '../audit/audit.service';
import { LiveRooms } from '../platform/live-rooms';
import { Problem } from '../platform/problem';
import { LoginCookie } from './login-cookie';
import { LoginRepository } from './login.repository';
import { LONGEST_SESSION, sessionEnd } from './login-span';
import { isPassword } from './password';
import { newSecret, secretHash } from './secret';
import { SignInLimit } from './sign-in-limit';
import type { SignedIn } from './signed-in';

/** Starts and ends sessions. */
@Injectable()
export class SignInService {
  constructor(
    private readonly logins: LoginRepository,
    private readonly limit: SignInLimit,
    private readonly cookie: LoginCookie,
    private readonly audit: AuditTrail,
    private readonly live: LiveRooms,
  ) {}

  /** Gives the person and the Set-Cookie header; an unknown account and a wrong password look the same. */
  async signIn(
    { email, password }: NewSession,
    address: string,
  ): Promise<{ personId: string; setCookie: string }> {
    await this.limit.refuseIfTooMany(email, address);
    const account = await this.logins.account(email);
    const isRight = await isPassword(password, account?.credential?.passwordHash ?? null);
    if (account === null || !isRight || account.disabledAt !== null) {
      await this.limit.failed(email, address);
      await this.audit.recordAlone({
        personId: null,
        action: 'sign-in-failed',
        subject: subjectOf(account?.id ?? null),
      });
      throw new Problem('bad-credentials');
    }
    await this.limit.succeeded(email, address);
    return { personId: account.id, setCookie: await this.#start(account.id) };
  }

  /** A token is no session: it is ended under `/api/tokens`. */
  async signOut(who: SignedIn): Promise<void> {
    if (who.loginKind === 'token') throw new Problem('not-found');
    await this.#end(who, who.loginId);
  }

  /** Ends every session of the person, in every browser. */
  async signOutEverywhere(who: SignedIn): Promise<void> {
    await this.#end(who);
  }

  async #start(personId: string): Promise<string> {
    const secret = newSecret();
    const now = new Date();
    const expiresAt = sessionEnd(now, now);
    await this.logins.inTransaction(async (transaction) => {
      const session = await this.logins.startSession(transaction, personId, {
        tokenHash: secretHash(secret),
        now,
        expiresAt,
      });
      const detail = { session: session.id };
      await this.audit.record(transaction, {
        personId,
        action: 'signed-in',
        subject: subjectOf(personId),
        detail,
      });
    });
    return this.cookie.set(secret, new Date(now.getTime() + LONGEST_SESSION));
  }

  async #end(who: SignedIn, loginId?: string): Promise<void> {
    const ended = await this.logins.inTransaction(async (transaction) => {
      const ids = await this.logins.endSessions(transaction, who.personId, loginId);
      const detail = { sessions: ids.length };
      await this.audit.record(transaction, {
        personId: who.personId,
        action: 'signed-out',
        subject: subjectOf(who.personId),
        detail,
      });
      return ids;
    });
    for (const id of ended) this.live.loginEnded(id);
  }
}

function subjectOf(personId: string | null): string {
  return personId === null ? 'unknown account' : `person/${personId}`;
}
