// A real Redis for a test: a process of its own on a free port, in memory only, that can be stopped, killed and
// started again on the same port. The program is the machine's; where there is none, nothing stands in for it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port';

const PROGRAMS = ['redis-server', 'valkey-server'];
/** Milliseconds until a start counts as failed. */
const START_WITHIN = 10_000;

/** The server program of this machine; null where there is none. */
export const redisProgram = (): string | null =>
  PROGRAMS.find((program) => spawnSync(program, ['--version']).status === 0) ?? null;

/** A running Redis or Valkey. */
export class RedisServer {
  readonly #program: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'samenpen-redis-'));
  #process: ChildProcess | null = null;

  private constructor(program: string, port: number) {
    this.#program = program;
    this.#port = port;
  }

  /** @throws where the machine has neither Redis nor Valkey. */
  static async start(): Promise<RedisServer> {
    const program = redisProgram();
    if (program === null) throw new Error(`none of ${PROGRAMS.join(', ')} is installed`);
    const server = new RedisServer(program, await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  /** Starts it again, empty, on the same port. */
  async start(): Promise<void> {
    const settings = ['--bind', '127.0.0.1', '--port', String(this.#port), '--dir', this.#folder, '--save', '', '--appendonly', 'no'];
    const child = spawn(this.#program, settings, { stdio: 'ignore' });
    this.#process = child;
    const limit = Date.now() + START_WITHIN;
    while (!(await answers(this.#port))) {
      if (child.exitCode !== null || Date.now() > limit) throw new Error(`${this.#program} does not start`);
      await pause(20);
    }
  }

  /** It is gone at once, with all its connections. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child?.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Ends it and removes what it wrote. */
  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const settle = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('data', settle(true)).once('error', settle(false));
  });
}
