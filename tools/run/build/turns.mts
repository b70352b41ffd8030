import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Lifetime } from '../lifetime.mts';
import { isRunning, type ProcessIdentity, thisProcess } from '../process-identity.mts';
import { inWorkspace } from '../workspace.mts';

/** Two commands in one clone build one after the other; one that was killed keeps nobody waiting. */
export async function takingTurns(
  lifetime: Lifetime,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  const lock = inWorkspace('.cache', `${name}.lock`);
  mkdirSync(inWorkspace('.cache'), { recursive: true });
  while (!take(lock)) await pause(200, undefined, { signal: lifetime.ending });
  const release = (): void => {
    rmSync(lock, { force: true });
  };
  const forget = await lifetime.onEnd(release);
  try {
    await work();
  } finally {
    forget();
    release();
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, JSON.stringify(thisProcess()), { flag: 'wx' });
    return true;
  } catch {
    // Somebody has it: if that one is gone, the next try finds it free.
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAbandoned(lock: string): boolean {
  try {
    // Only this file writes the lock.
    return !isRunning(JSON.parse(readFileSync(lock, 'utf8')) as ProcessIdentity);
  } catch {
    // It went away meanwhile, or is being written at this instant.
    return false;
  }
}
