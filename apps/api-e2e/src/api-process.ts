// The built server as a black box: a process of its own on a database of its own, to be asked over HTTP
// and WebSocket, killed at any moment, and started again on what it left behind.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aDatabase, freePort } from '@samenpen/testing';

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
  /** Starts again on the same port and database; resolves when it is ready. */
  restart(): Promise<void>;
  /** SIGTERM; gives the exit code and the milliseconds that the stop took. */
  terminate(): Promise<{ code: number | null; took: number }>;
  /** Everything it wrote since it was started last. */
  output(): string;
  /** Ends the server and removes its database. */
  stop(): Promise<void>;
};

const MAIN = join(__dirname, '../../../dist/server/apps/api/src/main.js');
const READY_WITHIN = 40_000;

/** Starts the built server with variables beside its own, such as `DEMO: '1'`, and waits until it is ready. */
export async function startApi(
  variables: Readonly<Record<string, string>> = {},
): Promise<ApiProcess> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is not built: npm test builds it`);
  const database = await aDatabase();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const environment = {
    PATH: process.env['PATH'] ?? '',
    PORT: String(port),
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    LOG_LEVEL: 'warn',
    ...variables,
  };
  let server = await launch(environment, url);
  return {
    url,
    liveUrl: `ws://localhost:${port}/live`,
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    kill: () => ended(server.child, 'SIGKILL'),
    restart: async () => {
      server = await launch(environment, url);
    },
    terminate: async () => {
      const start = performance.now();
      await ended(server.child, 'SIGTERM');
      return { code: server.child.exitCode, took: performance.now() - start };
    },
    output: () => server.output(),
    stop: async () => {
      await ended(server.child, 'SIGTERM');
      await database.drop();
    },
  };
}

type Launched = { readonly child: ChildProcess; output(): string };

async function launch(environment: Record<string, string>, url: string): Promise<Launched> {
  const written: string[] = [];
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => written.push(part.toString()));
  const output = () => written.join('');
  const limit = Date.now() + READY_WITHIN;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server did not start:\n${output()}`);
    if (Date.now() > limit) {
      child.kill('SIGKILL');
      throw new Error(`the server was not ready in time:\n${output()}`);
    }
    await pause(50);
  }
  return { child, output };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health/ready`)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
