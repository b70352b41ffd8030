import type { LiveLimits } from '@samenpen/live-protocol';
import type { LiveConnection } from '../connection/live-connection';

type Caps = Pick<LiveLimits, 'maxConnectionsPerPerson' | 'maxUnopenedConnections'>;

/** Who holds how many connections of this instance, so that neither nobody in particular nor one person takes all. */
export class ConnectionCaps {
  readonly #caps: Caps;
  /** Connections on which nothing was opened yet. */
  readonly #unopened = new Set<LiveConnection>();
  readonly #held = new Map<string, Set<LiveConnection>>();
  /** A script may bring the tokens of several persons on one connection. */
  readonly #holders = new Map<LiveConnection, string[]>();

  constructor(caps: Caps) {
    this.#caps = caps;
  }

  /** False when too many wait already. */
  arrived(connection: LiveConnection): boolean {
    this.#unopened.add(connection);
    return this.#unopened.size <= this.#caps.maxUnopenedConnections;
  }

  /** A person opens a document on it. False when it is one connection too many for the person. */
  opened(connection: LiveConnection, personId: string): boolean {
    this.#unopened.delete(connection);
    const held = this.#held.get(personId) ?? new Set();
    if (held.has(connection)) return true;
    if (held.size >= this.#caps.maxConnectionsPerPerson) return false;
    this.#held.set(personId, held.add(connection));
    this.#holders.set(connection, [...(this.#holders.get(connection) ?? []), personId]);
    return true;
  }

  ended(connection: LiveConnection): void {
    this.#unopened.delete(connection);
    for (const personId of this.#holders.get(connection) ?? []) {
      const held = this.#held.get(personId);
      held?.delete(connection);
      if (held?.size === 0) this.#held.delete(personId);
    }
    this.#holders.delete(connection);
  }
}
