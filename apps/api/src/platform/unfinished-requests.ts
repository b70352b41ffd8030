// A connection that never finishes its first request costs a socket and says nothing about itself. Node's own timers
// look at such connections every half minute and set no bound to their number; both are set here. At the bound the one
// that has waited longest gives way: whoever has something to ask says so at once, and gets in during a flood, too.

import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Milliseconds between looks at the connections that are still silent. */
const LOOK_MS = 1_000;

/** How long a connection may take for the head of its first request, and how many may be at it. */
type UnfinishedBounds = { readonly requestHeadMs: number; readonly maxUnfinishedRequests: number };

/** Ends connections that take too long for the head of their first request, or that are too many. */
export class UnfinishedRequests {
  /** When each must have finished; the one that has waited longest first. */
  readonly #until = new Map<Duplex, number>();

  constructor(server: Server, { requestHeadMs, maxUnfinishedRequests }: UnfinishedBounds) {
    server.on('connection', (socket: Duplex) => {
      this.#until.set(socket, Date.now() + requestHeadMs);
      socket.once('close', () => this.finished(socket));
      const [longest] = this.#until.keys();
      if (this.#until.size > maxUnfinishedRequests) longest?.destroy();
    });
    server.on('request', ({ socket }) => this.finished(socket));
    const looking = setInterval(() => this.#endLate(Date.now()), LOOK_MS).unref();
    server.once('close', () => clearInterval(looking));
  }

  /** A connection has said what it wants; an upgrade tells it here, for its event may have one listener only. */
  finished(socket: Duplex): void {
    this.#until.delete(socket);
  }

  #endLate(now: number): void {
    for (const [socket, until] of this.#until) {
      if (until > now) return;
      this.#until.delete(socket);
      socket.destroy();
    }
  }
}
