/**
 * Between npm and this process stands a shell, and shells pass on no signal: a SIGINT that was sent to npm
 * alone ends there, and a killed npm leaves the shell waiting. So the product looks up now and then.
 *
 * A shell that waits for its command sleeps without a break. On Linux the kernel counts how often a process
 * woke: when the shell woke while we are still here, it was sent a signal. Where nothing can be read, only
 * what ends the shell itself is noticed.
 */
import { readFileSync } from 'node:fs';

const EVERY = 400;
/** A machine that slept, or a stopped terminal job, wakes the shell too; then time has jumped. */
const JUMP = 2_500;

/** Calls back once npm was told to stop, or is gone. Does nothing outside an npm script. */
export function whenNpmIsToldToStop(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  let before = { at: Date.now(), wakes: null };
  process.on('SIGCONT', () => (before = { at: 0, wakes: null }));
  const timer = setInterval(() => {
    const now = { at: Date.now(), wakes: wakesOf(shell) };
    const hasJumped = now.at - before.at > JUMP;
    const isWoken = before.wakes !== null && now.wakes !== before.wakes && !hasJumped;
    const isGone = process.ppid !== shell || parentOf(shell) !== npm;
    before = now;
    if (!isWoken && !isGone) return;
    clearInterval(timer);
    stop();
  }, EVERY);
  timer.unref();
}

const parentOf = (pid) => field(pid, 'PPid');

const wakesOf = (pid) => field(pid, 'voluntary_ctxt_switches');

function field(pid, name) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return new RegExp(`^${name}:\\s+(\\d+)$`, 'm').exec(status)?.[1] ?? null;
  } catch {
    // Not Linux, or the process is gone: nothing to read.
    return null;
  }
}
