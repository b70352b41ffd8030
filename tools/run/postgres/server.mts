import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.mts';
import type { Lifetime } from '../lifetime.mts';
import { Refusal } from '../refusal.mts';
import { type Cluster, PLAIN_LANGUAGE } from './cluster.mts';
import { isPostgres, readPostmaster, removePostmasterFile } from './postmaster-file.mts';

const START_LIMIT = 60_000;
/** A killed server's children need a moment to notice; until then its shared memory is in use. */
const TRIES = 20;
const MAY_PASS = /shared memory|lock file|Address already in use/;
const IS_WINDOWS = process.platform === 'win32';

export type Server = { readonly port: number };

/**
 * Starts PostgreSQL on a cluster, until the end of the lifetime; one that a killed run left there is
 * stopped first.
 */
export async function startServer(lifetime: Lifetime, cluster: Cluster): Promise<Server> {
  await stopLeftOver(cluster);
  let running: ChildProcess | undefined;
  await lifetime.onEnd(async () => {
    if (running?.pid !== undefined) await endPostmaster(cluster, running.pid);
  });
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    // Nothing may be started any more once the end has begun.
    if (lifetime.isEnding) throw new Refusal('Stopped.');
    const log = join(dirname(cluster.folder), 'postgresql.log');
    running = launch(cluster, { port, log });
    const fault = await untilReady(running, cluster);
    if (fault === null) return { port };
    const words = fault === '' ? lastWords(log) : fault;
    if (!MAY_PASS.test(words) || attempt === TRIES)
      throw new Refusal(`DATA_DIR: PostgreSQL does not start on "${cluster.folder}": ${words}`);
    await pause(250);
  }
}

function launch(cluster: Cluster, { port, log }: { port: number; log: string }): ChildProcess {
  const output = openSync(log, 'w', 0o600);
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
  ];
  const args = ['-D', cluster.folder, '-p', String(port), ...settings.flatMap((s) => ['-c', s])];
  const server = spawn(cluster.binaries.postgres, args, {
    ...cluster.user,
    env: PLAIN_LANGUAGE,
    // Its own group: a Ctrl-C in the terminal reaches the product, which stops the database last.
    detached: !IS_WINDOWS,
    windowsHide: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  server.unref();
  return server;
}

/** Gives null once the server takes connections, else why not, as far as it is known. */
async function untilReady(server: ChildProcess, cluster: Cluster): Promise<string | null> {
  let fault = '';
  server.once('error', (cause) => (fault = cause.message));
  const limit = Date.now() + START_LIMIT;
  while (server.exitCode === null && server.signalCode === null && Date.now() < limit) {
    await pause(20);
    if (server.pid === undefined) break;
    const postmaster = readPostmaster(cluster.folder);
    if (postmaster?.pid === server.pid && postmaster.isReady) return null;
  }
  return fault;
}

async function stopLeftOver(cluster: Cluster): Promise<void> {
  const left = readPostmaster(cluster.folder);
  if (left === null) return;
  if (isPostgres(left.pid)) await endPostmaster(cluster, left.pid);
  removePostmasterFile(cluster.folder);
}

/** First *fast*: sessions end, a checkpoint is written. Then *immediate*: the next start repairs. */
async function endPostmaster(cluster: Cluster, pid: number): Promise<void> {
  for (const [signal, mode] of [
    ['SIGINT', 'fast'],
    ['SIGQUIT', 'immediate'],
    ['SIGKILL', 'immediate'],
  ] as const) {
    if (!isPostgres(pid)) return;
    if (IS_WINDOWS)
      spawnSync(cluster.binaries.pgControl, ['stop', '-D', cluster.folder, '-m', mode, '-t', '3']);
    else process.kill(pid, signal);
    for (let looks = 0; looks < 150 && isPostgres(pid); looks += 1) await pause(20);
  }
}

function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return lines.find((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}
