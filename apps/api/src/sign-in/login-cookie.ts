import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import { SETTINGS, type Settings } from '../platform/settings';

/** The browser's half of a session. Over http (only localhost and 127.0.0.1) browsers refuse the `__Host-` prefix. */
@Injectable()
export class LoginCookie {
  readonly #name: string;
  readonly #isSecure: boolean;

  constructor(@Inject(SETTINGS) { publicUrl }: Settings) {
    this.#isSecure = publicUrl.startsWith('https:');
    this.#name = this.#isSecure ? '__Host-samenpen' : 'samenpen';
  }

  /** The secret in a Cookie header; null when it holds none. */
  read(header: string | undefined): string | null {
    return parseCookie(header ?? '')[this.#name] ?? null;
  }

  /** The Set-Cookie header of a new session. */
  set(secret: string, expires: Date): string {
    return this.#header(secret, expires);
  }

  /** The Set-Cookie header that makes the browser forget. */
  clear(): string {
    return this.#header('', new Date(0));
  }

  #header(value: string, expires: Date): string {
    return stringifySetCookie({
      name: this.#name,
      value,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.#isSecure,
      expires,
    });
  }
}
