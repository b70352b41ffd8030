import type { HttpPost, LiveLimits } from '@samenpen/live-protocol';
import { defaultLimits } from '@samenpen/live-protocol';
import type { RoomEngine } from '../engine/room-engine';
import type { Bus } from '../ports/bus';
import type { EngineClock } from '../ports/clock';
import { machineClock } from '../ports/clock';
import { HttpConnections } from './http-connections';
import type { HttpLogin } from './http-connections';
import { HttpRelay } from './http-relay';
import type { Unknown } from './http-relay';
import type { Read, Reading, Taken } from './http-connection';

/** What frames over HTTP need. */
export type HttpCarrierOptions = {
  readonly engine: Pick<RoomEngine, 'accept'>;
  /** Null on a single instance. */
  readonly bus: Bus | null;
  readonly limits?: LiveLimits;
  readonly clock?: EngineClock;
};

/** The server's half of live editing over HTTP, without the HTTP: requests in, messages out, on any instance. */
export class HttpCarrier {
  readonly #connections: HttpConnections;
  readonly #relay: HttpRelay | null;

  constructor({ engine, bus, limits = defaultLimits, clock = machineClock }: HttpCarrierOptions) {
    this.#connections = new HttpConnections({
      accept: (transport, cookie) => engine.accept(transport, { cookie }),
      limits,
      clock,
      opened: (id) => this.#relay?.hold(id),
      ended: (id) => this.#relay?.letGo(id),
    });
    const find = (id: string, login: HttpLogin) => this.#connections.find(id, login);
    this.#relay = bus && new HttpRelay({ bus, clock, find });
  }

  /** The id of a new connection of this login; null when it has as many as it may have. */
  open(login: HttpLogin, cookie: string | null): string | null {
    return this.#connections.open(login, cookie);
  }

  /**
   * Takes messages in, in their order and each once. Resolves when the engine has taken them.
   * @throws {MalformedFrame} when one of them is none.
   */
  async take(id: string, login: HttpLogin, post: Omit<HttpPost, 'id'>): Promise<Taken | Unknown> {
    const own = this.#connections.find(id, login);
    return own?.take(post) ?? this.#relay?.take(id, login, post) ?? { kind: 'unknown' };
  }

  /** Messages for the client, once there are any or its patience ends. */
  async read(id: string, login: HttpLogin, reading: Reading): Promise<Read | Unknown> {
    const own = this.#connections.find(id, login);
    return own?.read(reading) ?? this.#relay?.read(id, login, reading) ?? { kind: 'unknown' };
  }

  /** How many connections this instance holds. */
  get size(): number {
    return this.#connections.size;
  }

  stop(): void {
    this.#relay?.stop();
  }
}
