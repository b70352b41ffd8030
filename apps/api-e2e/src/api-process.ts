// The built server as a black box: a process of its own on a database of its own, to be asked over HTTP
// and WebSocket, killed at any moment, and started again on what it left behind.

import { aDatabase, startBuiltProduct } from '@samenpen/testing';

/** A running server. */
export type ApiProcess = {
  /** `http://localhost:<port>`, which is also its allowed Origin. */
  readonly url: string;
  /** `ws://localhost:<port>/live`. */
  readonly liveUrl: string;
  /** As the server itself connects, for looking behind its back. */
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  /** SIGKILL, as if the power went; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGSTOP, as if the machine was suspended; its connections stay open. */
  pause(): void;
  /** SIGCONT. */
  continue(): void;
  /** Starts again on the same port and database; resolves when it is ready. */
  restart(): Promise<void>;
  /** SIGTERM; gives the exit code and the milliseconds that the stop took. */
  terminate(): Promise<{ code: number | null; took: number }>;
  /** The last lines that it wrote. */
  output(): string;
  /** Ends the server and removes its database. */
  stop(): Promise<void>;
};

/** Starts the built server with variables beside its own, such as `DEMO: '1'`, and waits until it is ready. */
export async function startApi(
  variables: Readonly<Record<string, string>> = {},
): Promise<ApiProcess> {
  const database = await aDatabase();
  const product = await startBuiltProduct(database, { DEMO: '0', ...variables });
  return {
    url: product.origin,
    liveUrl: `${product.origin.replace('http:', 'ws:')}/live`,
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    kill: () => product.kill(),
    pause: () => product.pause(),
    continue: () => product.continue(),
    restart: () => product.start(),
    terminate: async () => {
      const start = performance.now();
      await product.stop();
      return { code: product.exitCode, took: performance.now() - start };
    },
    output: () => product.output,
    stop: async () => {
      await product.stop();
      await database.drop();
    },
  };
}
