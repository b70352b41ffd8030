import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../platform/problem';
import { SignInFailureRepository } from './sign-in-failure.repository';

/** Milliseconds in which failures count. */
export const FAILURES_COUNT_FOR = 15 * 60_000;

/**
 * How many failures are borne. The pair stops somebody who guesses; the account alone somebody who guesses
 * from many addresses; the address alone somebody who tries many accounts. A colleague at another desk
 * still gets in, and so does everybody behind one office address.
 */
const AT_MOST = { pair: 10, account: 50, address: 100 } as const;

/** Counts failed sign-ins, never successful ones. */
@Injectable()
export class SignInLimit {
  constructor(private readonly failures: SignInFailureRepository) {}

  /** Throws `too-many-failures` with the seconds until the next attempt is looked at. */
  async refuseIfTooMany(email: string, address: string): Promise<void> {
    const now = Date.now();
    const since = new Date(now - FAILURES_COUNT_FOR);
    for (const { key, atMost } of keysOf(email, address)) {
      const times = await this.failures.newest(key, since, atMost);
      const oldest = times.at(-1);
      if (times.length < atMost || oldest === undefined) continue;
      const retryAfter = Math.ceil((oldest.getTime() + FAILURES_COUNT_FOR - now) / 1000);
      throw new Problem('too-many-failures', { retryAfter: Math.max(1, retryAfter) });
    }
  }

  failed(email: string, address: string): Promise<void> {
    const keys = keysOf(email, address).map(({ key }) => key);
    return this.failures.add(keys, new Date(Date.now() - FAILURES_COUNT_FOR));
  }

  /** The right password ends the count of this account at this address. */
  async succeeded(email: string, address: string): Promise<void> {
    const [pair] = keysOf(email, address);
    if (pair !== undefined) await this.failures.forget(pair.key);
  }
}

/** Hashed: the table holds no addresses, neither of mail nor of machines. */
function keysOf(email: string, address: string): { key: string; atMost: number }[] {
  const account = email.toLowerCase();
  return [
    { key: hashed('pair', `${account} ${address}`), atMost: AT_MOST.pair },
    { key: hashed('account', account), atMost: AT_MOST.account },
    { key: hashed('address', address), atMost: AT_MOST.address },
  ];
}

function hashed(kind: string, value: string): string {
  return `${kind}:${createHash('sha256').update(value).digest('base64url')}`;
}
