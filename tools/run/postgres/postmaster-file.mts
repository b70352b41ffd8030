import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, hasProcess } from '../process-identity.mts';

/** What PostgreSQL writes about itself into its own folder while it runs. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly isReady: boolean };

const fileOf = (folder: string): string => join(folder, 'postmaster.pid');

/** Line 1 is its process, line 4 its port, line 8 how far it has come. */
export function readPostmaster(folder: string): Postmaster | null {
  const lines = linesOf(fileOf(folder));
  if (lines === null) return null;
  const [pid, , , port, , , , state] = lines;
  return { pid: Number(pid), port: Number(port), isReady: state?.trim() === 'ready' };
}

/** Whether a process is there and, where the system tells, really is a PostgreSQL. */
export function isPostgres(pid: number): boolean {
  if (!hasProcess(pid)) return false;
  const line = commandLine(pid);
  return line === null || line.includes('postgres');
}

export function removePostmasterFile(folder: string): void {
  rmSync(fileOf(folder), { force: true });
}

function linesOf(file: string): string[] | null {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    // No such file: it does not run.
    return null;
  }
}
