/** A product started as a person starts it, in a process group of its own, as a terminal does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const WORKSPACE = join(__dirname, '..', '..');

/** How a product may be started: by the program itself, or by npm with its shell between. */
const WAYS = {
  direct: [process.execPath, join(WORKSPACE, 'tools', 'run.mjs'), 'start'],
  npm: ['npm', 'start'],
} as const;
const LIMIT = 180_000;

type Settings = Readonly<Record<string, string>>;

/** The parent is closed to others, as every temporary folder is. */
export function aDataDir(): string {
  return join(mkdtempSync(join(tmpdir(), 'samenpen-tools-')), 'data');
}

/** Removes what `aDataDir` made. */
export function removeDataDir(dataDir: string): void {
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
}

export class RunningProduct {
  readonly #process: ChildProcess;
  readonly #exit: Promise<number | null>;
  #output = '';

  constructor(settings: Settings, way: keyof typeof WAYS = 'direct') {
    const { PATH = '', HOME = tmpdir() } = process.env;
    const [program, ...args] = WAYS[way];
    this.#process = spawn(program, args, {
      cwd: WORKSPACE,
      env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', ...settings },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    // `close` comes with the exit code first.
    this.#exit = once(this.#process, 'close').then(([code]) => code as number | null);
  }

  get output(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Resolves with the address once the product says that it is ready. */
  async ready(): Promise<string> {
    const found = await until(() => {
      if (this.#process.exitCode !== null) throw new Error(`It ended:\n${this.#output}`);
      return /Samenpen is ready: (\S+)/.exec(this.#output)?.[1];
    });
    return found;
  }

  /** Resolves with the exit code. */
  ended(): Promise<number | null> {
    return this.#exit;
  }

  /** To the one process that was started. */
  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** To everything in the group, as Ctrl-C in a terminal does. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal);
  }
}

/** Calls until there is an answer; fails after three minutes. */
export async function until<Answer>(ask: () => Answer | undefined): Promise<Answer> {
  const limit = Date.now() + LIMIT;
  while (Date.now() < limit) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await pause(20);
  }
  throw new Error('It did not happen within three minutes.');
}

/** The command lines of processes that work on a DATA_DIR or belong to the group of a product. */
export function processesOf({ dataDir, group }: { dataDir: string; group: number }): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => Number(statOf(pid)[2]) === group || commandLine(pid).includes(dataDir))
    .filter((pid) => statOf(pid)[0] !== 'Z')
    .map(commandLine);
}

/** The fields behind the name: state, parent, group, … */
const statOf = (pid: string): string[] => {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

const commandLine = (pid: string): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has just gone.
    return '';
  }
}
