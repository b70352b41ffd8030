import { ICalCalendarMethod, ICalEventStatus, default as ical } from 'ical-generator';

/** A review session as a calendar knows it. */
export type CalendarEntry = {
  readonly id: string;
  readonly title: string;
  readonly dossier: string;
  readonly startsAt: Date;
  /** All items together. */
  readonly minutes: number;
  readonly place: string;
  readonly preparation: string;
  readonly isCancelled: boolean;
  /** Counts the changes, so that a later file replaces an earlier one. */
  readonly sequence: number;
  /** Where the session is found in the product. */
  readonly url: string;
  readonly madeAt: Date;
  /** From whom it comes; null where the installation sends no mail. */
  readonly organizer: { readonly name: string; readonly email: string } | null;
};

/** Minutes that an entry takes at least. */
const SHORTEST = 15;

/** The session as an event for anybody's calendar (RFC 5545 and 5546); a cancelled one takes the event out again. */
export function calendarFile(entry: CalendarEntry): string {
  const { startsAt, minutes, place, preparation, isCancelled, url } = entry;
  const calendar = ical({ prodId: { company: 'Samenpen', product: 'Samenpen' } });
  calendar.method(isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: `${entry.id}@samenpen`,
    sequence: entry.sequence,
    stamp: entry.madeAt,
    start: startsAt,
    end: new Date(startsAt.getTime() + Math.max(SHORTEST, minutes) * 60_000),
    summary: `${entry.title} – ${entry.dossier}`,
    location: place === '' ? null : place,
    url,
    description: [preparation, url].filter((part) => part !== '').join('\n\n'),
    ...(entry.organizer !== null && { organizer: entry.organizer }),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // Every line ends, the last one too.
  return `${calendar.toString()}\r\n`;
}
