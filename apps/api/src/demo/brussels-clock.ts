import type { Workday } from './story/section-story';

/** A day on the calendar of Brussels; the month counts from 1. */
export type BrusselsDay = { readonly year: number; readonly month: number; readonly day: number };

const MILLISECONDS_A_DAY = 86_400_000;

const BRUSSELS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The day it is in Brussels at an instant. */
export function brusselsDay(instant: Date): BrusselsDay {
  const { year, month, day } = readClock(instant);
  return { year, month, day };
}

/** The instant at which the clock of Brussels shows that time (`09:40`) on that day. */
export function brusselsInstant(date: BrusselsDay, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const wanted = Date.UTC(date.year, date.month - 1, date.day, hour, minute);
  const shown = readClock(new Date(wanted));
  const offset =
    Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute) - wanted;
  return new Date(wanted - offset);
}

/** A number of days later (or earlier) on the calendar. */
export function addDays(date: BrusselsDay, days: number): BrusselsDay {
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day) + days * MILLISECONDS_A_DAY);
  return {
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  };
}

/** Counts working days back from the day of `now`, ten of them are two weeks; less than none counts onwards. */
export function workdayInstant(now: Date, { daysBack, time }: Workday): Date {
  let date = brusselsDay(now);
  for (let counted = 0; counted < Math.abs(daysBack);) {
    date = addDays(date, daysBack > 0 ? -1 : 1);
    if (!isWeekend(date)) counted += 1;
  }
  return brusselsInstant(date, time);
}

function isWeekend({ year, month, day }: BrusselsDay): boolean {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function readClock(
  instant: Date,
): BrusselsDay & { readonly hour: number; readonly minute: number } {
  const shown = new Map(
    BRUSSELS.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}
