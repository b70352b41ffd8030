// How long a login lasts, by the real clock.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds after which a session ends whatever happens. */
export const LONGEST_SESSION = 12 * HOUR;
const UNUSED = 2 * HOUR;

/** Use is written down at most once in this many milliseconds. */
export const USE_COUNTS_AFTER = MINUTE;

/** When a session ends: two hours after its last use, and twelve after its start whatever happens. */
export function sessionEnd(createdAt: Date, usedAt: Date): Date {
  return new Date(Math.min(createdAt.getTime() + LONGEST_SESSION, usedAt.getTime() + UNUSED));
}
