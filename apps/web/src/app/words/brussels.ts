/*
 * Deadlines are instants, shown in the time of Brussels wherever the person is. Typed dates and hours
 * are Brussels' too, so they need the way back: from a wall clock to an instant.
 */
const ZONE = 'Europe/Brussels';

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

type WallClock = { readonly date: string; readonly time: string };

/** Date (`2021-10-29`) and hour (`12:00`) that a clock in Brussels shows at an instant. */
export function brusselsClock(instant: Date): WallClock {
  const part = new Map(wallClock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${part.get('year')}-${part.get('month')}-${part.get('day')}`,
    time: `${part.get('hour')}:${part.get('minute')}`,
  };
}

/** How far Brussels' clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: Date): number {
  const { date, time } = brusselsClock(instant);
  const minute = Math.floor(instant.getTime() / 60_000) * 60_000;
  return Date.parse(`${date}T${time}:00Z`) - minute;
}

/** The instant at which a clock in Brussels shows this date and hour; null when they are no date and hour. */
export function brusselsInstant(date: string, time: string): Date | null {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // Twice, because the offset belongs to the instant itself, not to the guess before it (summer time).
  const guess = new Date(asUtc - offsetAt(new Date(asUtc)));
  return new Date(asUtc - offsetAt(guess));
}

/** How many midnights in Brussels lie between two instants; negative when the other is earlier. */
export function daysBetween(from: Date, to: Date): number {
  return (Date.parse(brusselsClock(to).date) - Date.parse(brusselsClock(from).date)) / 86_400_000;
}
