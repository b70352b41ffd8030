import { CloseCode } from '@samenpen/live-protocol';
import type { LiveLimits } from '@samenpen/live-protocol';
import type { LiveConnection } from '../connection/live-connection';

type Caps = Pick<LiveLimits, 'maxConnectionsPerPerson' | 'maxUnopenedConnections' | 'maxUnopenedBytes'>;

/** Who holds how many connections of this instance, so that neither nobody in particular nor one person takes all. */
export class ConnectionCaps {
  readonly #caps: Caps;
  /** Connections on which nothing was opened yet, and what each holds in bytes. */
  readonly #unopened = new Map<LiveConnection, number>();
  #unopenedBytes = 0;
  readonly #held = new Map<string, Set<LiveConnection>>();
  /** A script may bring the tokens of several persons on one connection. */
  readonly #holders = new Map<LiveConnection, string[]>();

  constructor(caps: Caps) {
    this.#caps = caps;
  }

  /** False when too many wait already. */
  arrived(connection: LiveConnection): boolean {
    this.#unopened.set(connection, 0);
    return this.#unopened.size <= this.#caps.maxUnopenedConnections;
  }

  /**
   * What it holds has become so many bytes, which counts until something is opened on it. One budget for all, because
   * whoever sends what is never finished or admitted opens many; the one that holds most is hardly ever a decent one.
   */
  holds(connection: LiveConnection, bytes: number): void {
    const before = this.#unopened.get(connection);
    if (before === undefined) return;
    this.#unopened.set(connection, bytes);
    this.#unopenedBytes += bytes - before;
    while (this.#unopenedBytes > this.#caps.maxUnopenedBytes) this.#endLargest();
  }

  #endLargest(): void {
    const [first, ...others] = this.#unopened;
    if (first === undefined) return;
    const [largest] = others.reduce((most, one) => (one[1] > most[1] ? one : most), first);
    this.#forgetUnopened(largest);
    largest.close(CloseCode.TryAgainLater, 'too much waits already');
  }

  #forgetUnopened(connection: LiveConnection): void {
    this.#unopenedBytes -= this.#unopened.get(connection) ?? 0;
    this.#unopened.delete(connection);
  }

  /** A person opens a document on it. False when it is one connection too many for the person. */
  opened(connection: LiveConnection, personId: string): boolean {
    this.#forgetUnopened(connection);
    const held = this.#held.get(personId) ?? new Set();
    if (held.has(connection)) return true;
    if (held.size >= this.#caps.maxConnectionsPerPerson) return false;
    this.#held.set(personId, held.add(connection));
    this.#holders.set(connection, [...(this.#holders.get(connection) ?? []), personId]);
    return true;
  }

  ended(connection: LiveConnection): void {
    this.#forgetUnopened(connection);
    for (const personId of this.#holders.get(connection) ?? []) {
      const held = this.#held.get(personId);
      held?.delete(connection);
      if (held?.size === 0) this.#held.delete(personId);
    }
    this.#holders.delete(connection);
  }
}
