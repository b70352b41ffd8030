// A balancer without stickiness: every request goes to the next server, whichever had the one before.

import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export class RoundRobin {
  readonly #server: Server;
  readonly #targets: readonly string[];
  #turn = 0;
  /** How many requests each target got. */
  readonly given: number[];

  private constructor(targets: readonly string[]) {
    this.#targets = targets;
    this.given = targets.map(() => 0);
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
  }

  static async before(targets: readonly string[]): Promise<RoundRobin> {
    const balancer = new RoundRobin(targets);
    balancer.#server.listen(0, '127.0.0.1');
    await once(balancer.#server, 'listening');
    return balancer;
  }

  /** `ws://…/live`, as a server would name it. */
  get liveUrl(): string {
    // A listening TCP server has an address with a port.
    const { port } = this.#server.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/live`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const turn = this.#turn++ % this.#targets.length;
    this.given[turn] = (this.given[turn] ?? 0) + 1;
    const url = new URL(asked.url ?? '/', this.#targets[turn]);
    const onward = request(url, { method: asked.method, headers: asked.headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.on('error', () => answer.destroy());
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  }
}
