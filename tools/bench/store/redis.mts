import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopChild } from '../../run/child-process.mts';
import { freePort } from '../../run/free-port.mts';
import type { Lifetime } from '../../run/lifetime.mts';
import { Refusal } from '../../run/refusal.mts';

const STOP_WITHIN = 3_000;
const STARTED_WITHIN = 10_000;

/** Starts a Redis that keeps nothing on disk, until the end of the lifetime; gives its URL. */
export async function startRedis(lifetime: Lifetime): Promise<string> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'samenpen-bench-redis-'));
  const settings = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--dir', folder];
  const child = spawn('redis-server', ['--port', String(port), ...settings], { stdio: 'ignore' });
  let fault: Error | undefined;
  child.once('error', (cause) => (fault = cause));
  await lifetime.onEnd(async () => {
    if (fault === undefined) await stopChild(child, STOP_WITHIN);
    rmSync(folder, { recursive: true, force: true });
  });
  await untilReady(child, port, () => fault);
  return `redis://127.0.0.1:${port}`;
}

async function untilReady(
  child: ChildProcess,
  port: number,
  faultOf: () => Error | undefined,
): Promise<void> {
  const limit = Date.now() + STARTED_WITHIN;
  while (!(await accepts(port))) {
    const fault = faultOf();
    if (fault !== undefined || child.exitCode !== null || Date.now() > limit)
      throw new Refusal(
        `two-instances needs the program redis-server: ${fault?.message ?? 'it does not start'}.`,
      );
    await pause(20);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}
