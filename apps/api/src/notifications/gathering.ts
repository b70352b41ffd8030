// When a mail goes, and what is in it. Pure, so that what holds can be tried on thousands of made-up days: never more
// than one mail per dossier and hour, and nothing twice or forgotten.

import type { MailChoice } from '@samenpen/contracts';

export const HOUR = 3_600_000;
/** In Brussels: before the working day begins. */
const DAILY_AT_HOUR = 7;

/** Something to be told, and how its reader wants to be mailed about it. */
export type Waiting = { readonly id: string; readonly toldAt: Date; readonly isRead: boolean; readonly choice: MailChoice };

/** What becomes of what waits for one person in one dossier. */
export type Gathered = {
  /** In the mail that goes now; empty: none goes. */
  readonly taken: readonly string[];
  /** Never mailed: not wanted, or read in the product already. */
  readonly unwanted: readonly string[];
  readonly read: readonly string[];
};

/**
 * What goes now to one person about one dossier. `lastAt`: when the last mail about it went. Once a mail goes, it takes
 * along whatever is not kept for the daily one.
 */
export function gather(waiting: readonly Waiting[], { now, lastAt }: { now: Date; lastAt: Date | null }): Gathered {
  const read = waiting.filter(({ isRead }) => isRead);
  const unread = waiting.filter(({ isRead }) => !isRead);
  const wanted = unread.filter(({ choice }) => choice !== 'never');
  const isQuiet = lastAt === null || now.getTime() - lastAt.getTime() >= HOUR;
  const isDue = (each: Waiting): boolean => dueAt(each).getTime() <= now.getTime();
  const goes = isQuiet && wanted.some(isDue);
  return {
    taken: goes ? idsOf(wanted.filter((each) => each.choice !== 'daily' || isDue(each))) : [],
    unwanted: idsOf(unread.filter(({ choice }) => choice === 'never')),
    read: idsOf(read),
  };
}

/** From when a notification asks for a mail. */
function dueAt({ toldAt, choice }: Waiting): Date {
  if (choice === 'hourly') return new Date(toldAt.getTime() + HOUR);
  return choice === 'daily' ? nextMorning(toldAt) : toldAt;
}

const brusselsHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', hour: 'numeric', hourCycle: 'h23' });

/** The first full hour after an instant at which it is morning in Brussels; offsets there are whole hours. */
export function nextMorning(after: Date): Date {
  let hour = Math.floor(after.getTime() / HOUR) * HOUR + HOUR;
  while (Number(brusselsHour.format(hour)) !== DAILY_AT_HOUR) hour += HOUR;
  return new Date(hour);
}

const idsOf = (all: readonly Waiting[]): string[] => all.map(({ id }) => id);
