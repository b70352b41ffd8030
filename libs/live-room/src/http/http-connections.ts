import { randomBytes } from 'node:crypto';
import type { LiveLimits } from '@samenpen/live-protocol';
import type { LiveConnection } from '../connection/live-connection';
import type { EngineClock } from '../ports/clock';
import type { Transport } from '../ports/transport';
import { HttpConnection } from './http-connection';

/** Who may use a connection: the login that opened it, and nobody else. */
export type HttpLogin = { readonly loginId: string; readonly personId: string };

/** What the connections of one instance need. */
export type HttpConnectionsOptions = {
  readonly accept: (transport: Transport, cookie: string | null) => LiveConnection;
  readonly limits: LiveLimits;
  readonly clock: EngineClock;
  /** A connection is held here from now on. */
  readonly opened: (id: string) => void;
  readonly ended: (id: string) => void;
};

type Held = { readonly connection: HttpConnection; readonly login: HttpLogin };

/** A connection that nobody reads, or without a channel, ends after so many milliseconds. */
const IDLE_MS = 30_000;
const SWEEP_MS = 2_000;
const ID_BYTES = 16;

/** The connections over HTTP that this instance holds. */
export class HttpConnections {
  readonly #held = new Map<string, Held>();
  readonly #options: HttpConnectionsOptions;

  constructor(options: HttpConnectionsOptions) {
    this.#options = options;
  }

  /** The id of a new connection; null when the login has as many as it may have. */
  open(login: HttpLogin, cookie: string | null): string | null {
    if (!this.#hasRoomFor(login)) return null;
    const { accept, limits, clock, opened } = this.#options;
    const connection = new HttpConnection({ accept: (transport) => accept(transport, cookie), limits, clock });
    const id = randomBytes(ID_BYTES).toString('base64url');
    if (this.#held.size === 0) clock.after(SWEEP_MS, () => this.#sweep());
    this.#held.set(id, { connection, login });
    opened(id);
    return id;
  }

  /** A connection of this very login; null for any other, as if it did not exist. */
  find(id: string, { loginId, personId }: HttpLogin): HttpConnection | null {
    const held = this.#held.get(id);
    const isTheirs = held?.login.loginId === loginId && held.login.personId === personId;
    return isTheirs ? held.connection : null;
  }

  /** How many there are. */
  get size(): number {
    return this.#held.size;
  }

  /** A connection that was left behind makes room; one that is read does not. */
  #hasRoomFor({ loginId }: HttpLogin): boolean {
    const now = this.#options.clock.now();
    const own = [...this.#held].filter(([, { login }]) => login.loginId === loginId);
    if (own.length < this.#options.limits.maxHttpConnectionsPerLogin) return true;
    const left = own.find(([, { connection }]) => connection.isLeftBehind(now));
    if (left === undefined) return false;
    this.#end(left[0]);
    return true;
  }

  #sweep(): void {
    const now = this.#options.clock.now();
    for (const [id, { connection }] of [...this.#held]) if (connection.idleFor(now) > IDLE_MS) this.#end(id);
    if (this.#held.size > 0) this.#options.clock.after(SWEEP_MS, () => this.#sweep());
  }

  #end(id: string): void {
    this.#held.get(id)?.connection.end();
    this.#held.delete(id);
    this.#options.ended(id);
  }
}
