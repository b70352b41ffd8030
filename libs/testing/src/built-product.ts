// The built product as a black box: the program of dist/server in a process of its own, on a port and a
// database that a test chose, so that it can be killed and started again as after a power cut.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort } from './free-port';
import type { TestDatabase } from './test-database';

const WORKSPACE = join(__dirname, '..', '..', '..');
/** `SAMENPEN_BUILD` names another build inside the workspace, so that a new one may be made meanwhile. */
const BUILD = process.env['SAMENPEN_BUILD'] ?? join(WORKSPACE, 'dist');
const PROGRAMS = join(BUILD, 'server', 'apps', 'api', 'src');
/** Ends the product when the test run is gone, however it went. */
const FOLLOW_PARENT = pathToFileURL(join(WORKSPACE, 'tools', 'run', 'follow-parent.mjs')).href;

/** Milliseconds until a start or a stop counts as failed. */
const START_WITHIN = 30_000;
const STOP_WITHIN = 10_000;

type Where = Pick<TestDatabase, 'url' | 'ownerUrl'>;

/** A running product; `start` after `kill` or `stop` uses the same port and the same database. */
export class BuiltProduct {
  #process: ChildProcess | null = null;
  #output = '';

  constructor(
    /** Where people reach it: `http://localhost:<port>`. */
    readonly origin: string,
    private variables: Readonly<Record<string, string>>,
  ) {}

  /** The last lines that it wrote. */
  get output(): string {
    return this.#output;
  }

  /** Null while it runs, and after a kill. */
  get exitCode(): number | null {
    return this.#process?.exitCode ?? null;
  }

  /** Starts it and resolves once it serves. From now on its environment has `changes` too. */
  async start(changes: Readonly<Record<string, string>> = {}): Promise<void> {
    this.variables = { ...this.variables, ...changes };
    const child = spawnProgram('main', this.variables);
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on(
        'data',
        (chunk: Buffer) => (this.#output = (this.#output + chunk.toString()).slice(-20_000)),
      );
    }
    const limit = Date.now() + START_WITHIN;
    while (!(await isReady(this.origin))) {
      if (hasEnded(child) || Date.now() > limit)
        throw new Error(`the built product does not start:\n${this.#output}`);
      await pause(25);
    }
  }

  /** Ends it as a power cut would. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** It stands still as a machine that is suspended, until it is continued; its connections stay open. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  continue(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Ends it as Ctrl-C does. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === null || hasEnded(child)) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    const last = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
    await gone;
    clearTimeout(last);
  }
}

/** Starts the built product as a demo on a free port. `variables` are added to its environment. */
export async function startBuiltProduct(
  database: Where,
  variables: Readonly<Record<string, string>> = {},
): Promise<BuiltProduct> {
  const port = await freePort();
  const product = new BuiltProduct(`http://localhost:${port}`, {
    ...environment(database),
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...variables,
  });
  await product.start();
  return product;
}

/** When the server was built, in milliseconds: another build writes another demo. */
export function builtAt(): number {
  return Math.round(statSync(join(PROGRAMS, 'main.js')).mtimeMs);
}

/** Writes the demo into a migrated database, by the product's own program. */
export async function seedDemo(database: Where): Promise<void> {
  const child = spawnProgram('seed', environment(database));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // An exit event carries the exit code first.
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the demo could not be seeded:\n${output}`);
}

function environment({ url, ownerUrl }: Where): Record<string, string> {
  return { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DEMO: '1' };
}

function spawnProgram(name: string, variables: Readonly<Record<string, string>>): ChildProcess {
  const program = join(PROGRAMS, `${name}.js`);
  if (!existsSync(program))
    throw new Error(`${program} is missing: build the server first (npm test does)`);
  return spawn(process.execPath, ['--enable-source-maps', '--import', FOLLOW_PARENT, program], {
    cwd: WORKSPACE,
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/api/health/ready`)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
