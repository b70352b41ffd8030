import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import type { Lifetime } from './lifetime.mts';
import { WORKSPACE } from './workspace.mts';

export type Outcome = { readonly code: number; readonly output: string };

export type Program = {
  /** The file that the project's Node runs, and its arguments. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** For Node itself, before the script. */
  readonly nodeOptions?: readonly string[];
  /** Show the output as it comes, besides keeping it. */
  readonly isShown?: boolean;
};

/** Starts a program on the project's Node, in the workspace. */
export function startProgram(program: Program, options: SpawnOptions): ChildProcess {
  const { nodeOptions = [], script, args = [] } = program;
  return spawn(process.execPath, [...nodeOptions, script, ...args], {
    cwd: WORKSPACE,
    env: { ...process.env, ...program.env },
    ...options,
  });
}

/** A program that starts others gets a group of its own, so that all of them can be stopped. */
const OWN_GROUP = { detached: process.platform !== 'win32' };

/** Runs a Node program to its end and gives its exit code with all that it wrote. */
export async function runProgram(lifetime: Lifetime, program: Program): Promise<Outcome> {
  const child = startProgram(program, { ...OWN_GROUP, stdio: ['ignore', 'pipe', 'pipe'] });
  const forget = await lifetime.onEnd(() => stopGroup(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (program.isShown === true) process.stdout.write(chunk);
    });
  const code = await exitCode(child);
  forget();
  return { code, output };
}

/** Runs a Node program with its output on the screen until the end of the lifetime. */
export async function keepRunning(lifetime: Lifetime, program: Program): Promise<void> {
  const child = startProgram(program, { ...OWN_GROUP, stdio: ['ignore', 'inherit', 'inherit'] });
  await lifetime.onEnd(() => stopGroup(child));
}

/** Asks a process to stop, and ends it when it has not done so within the grace (milliseconds). */
export async function stopChild(child: ChildProcess, grace: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = exitCode(child);
  child.kill('SIGTERM');
  const last = setTimeout(() => child.kill('SIGKILL'), grace);
  await gone;
  clearTimeout(last);
}

/** Builds and checks have nothing to save: the whole group ends at once. */
async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = exitCode(child);
  if (OWN_GROUP.detached) process.kill(-child.pid, 'SIGKILL');
  else child.kill('SIGKILL');
  await gone;
}

/** The exit code; a process that a signal ended counts as 1. */
export function exitCode(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
