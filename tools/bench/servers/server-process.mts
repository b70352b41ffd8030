/** The server of a system as a process of its own, on the same Node for every system. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { exitCode, startProgram, stopChild } from '../../run/child-process.mts';
import { freePort } from '../../run/free-port.mts';
import type { Lifetime } from '../../run/lifetime.mts';
import { cpuOf, rssOf } from './process-figures.mts';

/** What to start. */
export type ServerProgram = {
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 once it serves. */
  readonly readyPath: string;
  /** Flags with which the system is started wherever it runs. */
  readonly ownFlags?: readonly string[];
  /** Folder for a CPU profile; null: none. */
  readonly profile?: string | null;
};

/** A server under measurement. */
export type ServerProcess = {
  readonly port: number;
  readonly pid: number;
  /** CPU milliseconds so far. */
  cpu(): number;
  /** Resident memory in MiB. */
  rss(): number;
  /** Makes it collect its garbage; says nothing about when it has done so. */
  collectGarbage(): void;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

/** The heap may grow as far as it likes on every system, so that nobody is slowed down by a small one. */
const NODE_FLAGS = ['--max-old-space-size=8000', '--expose-gc'];
const HOOKS = ['../../run/follow-parent.mjs', '../peers/collect-garbage.mjs'];
const READY_WITHIN = 60_000;
const STOP_WITHIN = 10_000;

/** Starts it and resolves once it serves. */
export async function startServer(
  lifetime: Lifetime,
  program: ServerProgram,
): Promise<ServerProcess> {
  const port = await freePort();
  const profile = program.profile ?? null;
  const child = startProgram(
    {
      script: program.script,
      env: { ...program.env, PORT: String(port) },
      nodeOptions: [
        ...NODE_FLAGS,
        ...(program.ownFlags ?? []),
        ...HOOKS.flatMap((hook) => ['--import', import.meta.resolve(hook)]),
        ...(profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
      ],
    },
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const stop = (): Promise<void> => stopChild(child, STOP_WITHIN);
  const forget = await lifetime.onEnd(stop);
  await untilReady(child, `http://127.0.0.1:${port}${program.readyPath}`);
  const pid = child.pid ?? 0;
  return {
    port,
    pid,
    cpu: () => cpuOf(pid),
    rss: () => rssOf(pid),
    collectGarbage: () => void child.kill('SIGUSR2'),
    stop: async () => {
      await stop();
      forget();
    },
    kill: async () => {
      const gone = exitCode(child);
      child.kill('SIGKILL');
      await gone;
      forget();
    },
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const limit = Date.now() + READY_WITHIN;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > limit)
      throw new Error(`${child.spawnargs.at(-1) ?? 'the server'} does not start`);
    await pause(20);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
