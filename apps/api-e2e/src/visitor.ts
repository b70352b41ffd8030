import { createdToken } from '@samenpen/contracts';
import type { ApiProcess } from './api-process';

/** An answer of the server: as text, and parsed when it is JSON. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
};

/** Somebody at the door: asks with a cookie like a browser, or with a token like a script. */
export class Visitor {
  #headers: Record<string, string>;

  private constructor(
    private readonly api: Pick<ApiProcess, 'url'>,
    headers: Record<string, string>,
  ) {
    this.#headers = headers;
  }

  /** A visitor who has not signed in. */
  static unknown(api: Pick<ApiProcess, 'url'>): Visitor {
    return new Visitor(api, {});
  }

  /** A script with a personal access token. */
  static withToken(api: Pick<ApiProcess, 'url'>, token: string): Visitor {
    return new Visitor(api, { authorization: `Bearer ${token}` });
  }

  /** A browser after signing in. */
  static async signedIn(
    api: Pick<ApiProcess, 'url'>,
    email: string,
    password: string,
  ): Promise<Visitor> {
    const visitor = Visitor.unknown(api);
    const { status, headers } = await visitor.ask('POST', '/api/session', { email, password });
    if (status !== 200) throw new Error(`signing in as ${email} answers ${status}`);
    const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
    visitor.#headers = { cookie, origin: api.url, 'x-samenpen': '1' };
    return visitor;
  }

  /** The Cookie header, for an upgrade to `/live`. */
  get cookie(): string {
    return this.#headers['cookie'] ?? '';
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.api.url}${path}`, {
      method,
      headers: {
        ...this.#headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const answered: unknown = isJson && text !== '' ? JSON.parse(text) : null;
    return { status: response.status, headers: response.headers, text, body: answered };
  }

  /** Makes a personal access token that works for an hour. */
  async newToken(name = 'e2e'): Promise<string> {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { status, body } = await this.ask('POST', '/api/tokens', { name, expiresAt });
    if (status !== 201) throw new Error(`making a token answers ${status}`);
    return createdToken.parse(body).token;
  }
}
