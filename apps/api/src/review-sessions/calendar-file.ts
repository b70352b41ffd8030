import type { ReviewSession } from '@samenpen/contracts';
import { ICalCalendarMethod, ICalEventStatus, default as ical } from 'ical-generator';

/** What a calendar file needs beside the session. */
export type Invitation = {
  readonly session: Pick<ReviewSession, 'id' | 'title' | 'startsAt' | 'place' | 'preparation' | 'state' | 'items' | 'dossier'>;
  /** Counts the changes, so that a later file replaces an earlier one. */
  readonly sequence: number;
  /** Where the session is found in the product. */
  readonly url: string;
  readonly madeAt: Date;
};

/** The session as an event for anybody's calendar; a cancelled one takes the event out again. */
export function calendarFile({ session, sequence, url, madeAt }: Invitation): string {
  const isCancelled = session.state === 'cancelled';
  const start = new Date(session.startsAt);
  const minutes = session.items.reduce((sum, item) => sum + item.minutes, 0);
  const agenda = session.items.map(({ section, minutes: planned }) => `${section.number} ${section.title} (${planned} min)`);
  const calendar = ical({ prodId: { company: 'Samenpen', product: 'Samenpen' } });
  calendar.method(isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: `${session.id}@samenpen`,
    sequence,
    stamp: madeAt,
    start,
    end: new Date(start.getTime() + Math.max(15, minutes) * 60_000),
    summary: `${session.title} – ${session.dossier.title}`,
    location: session.place === '' ? null : session.place,
    url,
    description: [session.preparation, agenda.join('\n'), url].filter((part) => part !== '').join('\n\n'),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
