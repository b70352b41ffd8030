import { Injectable } from '@nestjs/common';
import { GatheredTurns } from '../platform/gathered-turns';
import { LoginCookie } from './login-cookie';
import { LoginRepository, type KeptSession, type KeptToken, type SessionUse } from './login.repository';
import { sessionEnd, USE_COUNTS_AFTER } from './login-span';
import { secretHash } from './secret';
import type { SignedIn } from './signed-in';

/** Turns what a request brings along into a person; null for anything ended, expired, disabled or made up. */
@Injectable()
export class CredentialReader {
  /** After a restart everybody comes back at once. */
  readonly #sessions: GatheredTurns<string, KeptSession>;
  readonly #tokens: GatheredTurns<string, KeptToken>;
  /** Then many uses are to be written down, and each alone would be a commit that somebody waits for. */
  readonly #sessionUses: GatheredTurns<SessionUse, never>;
  readonly #tokenUses: GatheredTurns<string, never>;

  constructor(
    private readonly cookie: LoginCookie,
    private readonly logins: LoginRepository,
  ) {
    this.#sessions = readsBySecret((hashes) => logins.sessions(hashes));
    this.#tokens = readsBySecret((hashes) => logins.tokens(hashes));
    this.#sessionUses = writesOf((uses, now) => logins.sessionsUsed(uses, now));
    this.#tokenUses = writesOf((ids, now) => logins.tokensUsed(ids, now));
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
    if (now.getTime() - (kept.usedAt?.getTime() ?? 0) > USE_COUNTS_AFTER) await this.#tokenUses.of(kept.id);
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
    await this.#sessionUses.of({ id: session.id, expiresAt: sessionEnd(session.createdAt, now) });
  }
}

function readsBySecret<Kept extends { readonly tokenHash: string }>(
  read: (hashes: readonly string[]) => Promise<readonly Kept[]>,
): GatheredTurns<string, Kept> {
  return new GatheredTurns(async (hashes) => new Map((await read(hashes)).map((kept) => [kept.tokenHash, kept])));
}

function writesOf<Use>(write: (uses: readonly Use[], now: Date) => Promise<void>): GatheredTurns<Use, never> {
  return new GatheredTurns(async (uses) => {
    await write(uses, new Date());
    return new Map<Use, never>();
  });
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

type Login = Pick<KeptSession, 'id' | 'expiresAt' | 'endedAt' | 'personId' | 'name' | 'organisation' | 'disabledAt'>;

function isValid({ expiresAt, endedAt, disabledAt }: Login): boolean {
  return endedAt === null && disabledAt === null && expiresAt.getTime() > Date.now();
}

function signedIn(login: Login, loginKind: SignedIn['loginKind']): SignedIn {
  const { id, personId, name, organisation } = login;
  return { personId, loginId: id, loginKind, name, organisation };
}
