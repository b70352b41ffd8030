/** The api as a process of its own: started once the database is there, stopped before it goes. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { exitCode, startProgram, stopChild } from './child-process.mts';
import type { Environment } from './environment.mts';
import type { Lifetime } from './lifetime.mts';
import { Refusal } from './refusal.mts';
import { apiProgram } from './workspace.mts';

/** Longest that the api may take to write down what is pending; then its log is left to the next start. */
const GRACE = 5_000;
const READY_LIMIT = 60_000;

export type Product = {
  readonly address: string;
  /** The exit code, once it has ended by itself or was stopped. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
};

/** Starts the api, which migrates and seeds by itself, and waits until it says that it is ready. */
export async function startProduct(
  lifetime: Lifetime,
  environment: Environment,
  variables: Readonly<Record<string, string>>,
): Promise<Product> {
  if (lifetime.isEnding) throw new Refusal('Stopped.');
  const api = startProgram(
    { script: apiProgram('main'), env: { ...SERVER_MEMORY, ...process.env, ...variables }, nodeOptions: FOLLOWING },
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const stop = (): Promise<void> => stopChild(api, GRACE);
  const ended = exitCode(api);
  await lifetime.onEnd(stop);
  await untilReady(api, environment);
  return { address: `http://localhost:${environment.port}`, ended, stop };
}

/**
 * How the server is started, here and wherever else it is: a young generation of the usual size would hold more memory
 * than all open rooms together, and what the server makes is short-lived enough for a small one. The old generation is
 * collected when it has grown by a third, because what V8 frees it keeps until the server has little to do and gives it
 * back, for which it must be able to ask for a collection. While a server starts, updates wait long for the store: V8
 * takes what belongs to them for long-lived then, and would put it into the old generation ever after.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=16', '--heap-growing-percent=30', '--no-allocation-site-pretenuring', '--expose-gc'];

/**
 * What the allocator of C is told (that of glibc; others do not look): one arena, because memory that one thread asks for and
 * another gives back lies between the blocks of both and goes back to nobody. Whoever sets it otherwise is heard.
 */
export const SERVER_MEMORY = { MALLOC_ARENA_MAX: '1' };

/** The api ends at once when this process is killed; nobody would stop it otherwise. */
const FOLLOWING = [...SERVER_FLAGS, '--enable-source-maps', '--import', import.meta.resolve('./follow-parent.mjs')];

async function untilReady(api: ChildProcess, { host, port }: Environment): Promise<void> {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const limit = Date.now() + READY_LIMIT;
  while (Date.now() < limit) {
    if (api.exitCode !== null || api.signalCode !== null)
      throw new Refusal('Samenpen could not start; the reason stands above.');
    if (await isReady(`http://${name}:${port}/api/health/ready`)) return;
    await pause(50);
  }
  throw new Refusal(`Samenpen was not ready within ${READY_LIMIT / 1_000} seconds.`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
