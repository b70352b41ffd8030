/** What Linux says of a process: /proc counts the CPU of all its threads and the memory that it holds. */
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;
const MiB = 1024 * 1024;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has just gone.
    return '';
  }
}

/** The fields of /proc/…/stat behind the name, which may hold spaces. */
function fieldsOf(pid: number | string): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** User and system CPU so far, in milliseconds. */
export function cpuOf(pid: number | string): number {
  const fields = fieldsOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
}

/** The same over a process and its direct children, those that have ended included. */
export function treeCpu(pid: number): number {
  const fields = fieldsOf(pid);
  const ended = (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * TICK_MS;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => Number(fieldsOf(name)[1]) === pid);
  return cpuOf(pid) + ended + children.reduce((sum, child) => sum + cpuOf(child), 0);
}

/** CPU milliseconds of everything on the machine so far. */
export function machineCpu(): number {
  const [, user, nice, system, , , irq, softirq] = read('/proc/stat')
    .split('\n', 1)
    .join('')
    .split(/\s+/);
  return [user, nice, system, irq, softirq].reduce(
    (sum, ticks) => sum + Number(ticks) * TICK_MS,
    0,
  );
}

/** Resident memory in MiB. */
export function rssOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  return (Number(kilobytes ?? 0) * 1024) / MiB;
}
