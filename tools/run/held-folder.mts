import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.mts';
import { Refusal } from './refusal.mts';

/** DATA_DIR while one product holds it. */
export type HeldFolder = {
  readonly path: string;
  /** Whether a run before this one was killed while it held the folder. */
  readonly wasAbandoned: boolean;
  release(): void;
};

/** Makes DATA_DIR if need be and takes it for this process alone. */
export function holdFolder(path: string): HeldFolder {
  makeWritable(path);
  const lock = join(path, 'run.lock');
  const wasAbandoned = clearAbandonedLock(path, lock);
  try {
    writeFileSync(lock, JSON.stringify(thisProcess()), { flag: 'wx', mode: 0o600 });
  } catch (fault) {
    // Another start was faster by a hair; anything else is no question of locks.
    if (codeOf(fault) === 'EEXIST') throw taken(path, readHolder(lock));
    throw fault;
  }
  return { path, wasAbandoned, release: () => rmSync(lock, { force: true }) };
}

function makeWritable(path: string): void {
  const probe = join(path, `.probe-${process.pid}`);
  try {
    // Attachments and passwords come here: nobody else needs to look inside.
    makeFolder(path);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (fault) {
    // Whatever the reason, without this folder there is nothing to run on.
    throw new Refusal(
      `DATA_DIR: "${path}" cannot be written (${codeOf(fault)}); choose a folder that this user may write in.`,
    );
  }
}

/** Node's own recursive mkdir never returns where the system answers as /proc does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function clearAbandonedLock(path: string, lock: string): boolean {
  const holder = readHolder(lock);
  if (holder === null) return false;
  if (isRunning(holder)) throw taken(path, holder);
  // Moved before it is removed: of two starts at once only one can move it.
  const grave = `${lock}.${process.pid}`;
  try {
    renameSync(lock, grave);
  } catch {
    // The other one moved it; the exclusive write that follows decides who holds the folder.
    return true;
  }
  rmSync(grave, { force: true });
  return true;
}

function readHolder(lock: string): ProcessIdentity | null {
  try {
    // Only this file writes the lock.
    return JSON.parse(readFileSync(lock, 'utf8')) as ProcessIdentity;
  } catch (fault) {
    // No lock: nobody holds it. A torn lock comes from a machine that went down while writing it.
    return codeOf(fault) === 'ENOENT' ? null : { pid: 0, started: 'never' };
  }
}

function taken(path: string, holder: ProcessIdentity | null): Refusal {
  const who = holder === null || holder.pid === 0 ? '' : ` (process ${holder.pid})`;
  return new Refusal(
    `Samenpen already runs on "${path}"${who}; stop it first, or give this one another folder with DATA_DIR.`,
  );
}

export const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
