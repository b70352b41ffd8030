import { addDays, brusselsDay, brusselsInstant } from './brussels-clock';

/** One entry of a call's deadline history; the newest holds. */
export type DeadlineEntry = {
  readonly deadline: Date;
  readonly setAt: Date;
  readonly reason: string;
};

const DAYS_AHEAD = 30;

/**
 * What really happened in 2021: published on 11 August (vvsg.be), moved on 17 September from 4 to
 * 29 October at noon (lokaalbestuur.vlaanderen.be).
 */
const REAL_HISTORY: readonly DeadlineEntry[] = [
  {
    deadline: brusselsInstant({ year: 2021, month: 10, day: 4 }, '12:00'),
    setAt: brusselsInstant({ year: 2021, month: 8, day: 11 }, '09:00'),
    reason:
      'Eerste deadline van de oproep: 4 oktober 2021. Het uur van die dag is niet gekend; het staat hier op de middag.',
  },
  {
    deadline: brusselsInstant({ year: 2021, month: 10, day: 29 }, '12:00'),
    setAt: brusselsInstant({ year: 2021, month: 9, day: 17 }, '09:00'),
    reason:
      'Verlengd door het Agentschap Binnenlands Bestuur: van 4 naar vrijdag 29 oktober 2021, 12.00 uur.',
  },
];

const MOVED_FOR_DEMO =
  'Oproep van 2021, nagespeeld: de deadline was voorbij en is voor de demonstratie verschoven.';

/**
 * The entries that must be added to a call's deadline history so that it is true at `now`: first what
 * really happened by then, then a move to thirty days ahead when the last deadline has passed.
 */
export function dueDeadlineEntries(
  known: readonly DeadlineEntry[],
  now: Date,
): readonly DeadlineEntry[] {
  const latest = known.at(-1);
  const real = REAL_HISTORY.filter(({ setAt }, index) => {
    const isNew = latest === undefined || setAt.getTime() > latest.setAt.getTime();
    // The first entry always stands: a call without a deadline does not exist.
    return isNew && (index === 0 || setAt.getTime() <= now.getTime());
  });
  const current = real.at(-1) ?? latest;
  const hasPassed = current === undefined || current.deadline.getTime() <= now.getTime();
  return hasPassed
    ? [...real, { deadline: deadlineAhead(now), setAt: now, reason: MOVED_FOR_DEMO }]
    : real;
}

/** Noon in Brussels, thirty days on. */
function deadlineAhead(now: Date): Date {
  return brusselsInstant(addDays(brusselsDay(now), DAYS_AHEAD), '12:00');
}
