// When what has gathered for the sockets is written. Each write is a system call and wakes the other side, which under
// load is most of what an edit costs: so all that is sent in one turn of the event loop leaves together, and what can
// wait leaves with what comes next, if that is soon.

import { forgetLatest } from './outbound-frame';
import { WritePace } from './write-pace';

/** Something that gathered what it has to send. */
type Gathering = { leave(): void };

/** What can wait leaves at the second of these ticks. Milliseconds. */
const TICK_MS = 5;
/** So soon after a write the next one is near. Milliseconds. */
const SOON_MS = 25;

let leaving: Gathering[] = [];
/** When the first of them came. */
let gatheringSince = -Infinity;
const pace = new WritePace();

/**
 * Lets it leave at the end of this turn of the event loop, or some milliseconds later while there is much to write; one
 * timer for all. Answers about when that is.
 */
export function leaveTogether(gathering: Gathering): number {
  if (leaving.push(gathering) > 1) return gatheringSince;
  gatheringSince = performance.now();
  const milliseconds = pace.windowAt(gatheringSince);
  if (milliseconds === 0) setImmediate(letLeave);
  else setTimeout(letLeave, milliseconds);
  return gatheringSince;
}

function letLeave(): void {
  const now = leaving;
  leaving = [];
  forgetLatest();
  pace.wrote(now.length);
  for (const gathering of now) gathering.leave();
}

/** Since the last tick, and since the one before it. */
let young = new Set<Gathering>();
let old = new Set<Gathering>();
let ticks: NodeJS.Timeout | null = null;

/** Lets it leave within ten milliseconds, unless something takes it along before. */
export function leaveLater(gathering: Gathering): void {
  young.add(gathering);
  ticks ??= setTimeout(tick, TICK_MS);
}

function tick(): void {
  const late = old;
  old = young;
  young = new Set();
  ticks = old.size > 0 ? setTimeout(tick, TICK_MS) : null;
  for (const gathering of late) gathering.leave();
}

/** Whether something that was written at this time makes it likely that more follows soon. */
export const isSoonAfter = (writtenAt: number): boolean => performance.now() - writtenAt < SOON_MS;
