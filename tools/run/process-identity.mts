import { readFileSync } from 'node:fs';

/**
 * A process number is given out again after a while, so a number alone does not say who it was. With
 * the instant of its start, where the system tells it, it does.
 */
export type ProcessIdentity = { readonly pid: number; readonly started: string | null };

export const thisProcess = (): ProcessIdentity => ({
  pid: process.pid,
  started: startOf(process.pid),
});

/** Whether exactly that process is still running. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  if (!hasProcess(pid)) return false;
  const now = startOf(pid);
  return started === null || now === null || started === now;
}

/** Whether a process has this number; one that has ended and only waits to be collected does not count. */
export function hasProcess(pid: number): boolean {
  // Number 0 would ask about our own group.
  if (pid <= 0 || statOf(pid)?.state === 'Z') return false;
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    // EPERM: it runs, under another user. Anything else: there is none.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

/** The command line of a process; null where the system does not tell. */
export function commandLine(pid: number): string | null {
  return readProc(pid, 'cmdline')?.replaceAll('\0', ' ') ?? null;
}

const startOf = (pid: number): string | null => statOf(pid)?.started ?? null;

/** State (3rd field) and start in ticks since boot (22nd), counted behind the name, which may hold spaces. */
function statOf(pid: number): { state: string; started: string } | null {
  const stat = readProc(pid, 'stat');
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', started: fields[19] ?? '' };
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // Not Linux, or the process has just gone: nothing to tell.
    return null;
  }
}
