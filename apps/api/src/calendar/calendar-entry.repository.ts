import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.repository';
import type { CalendarEntry } from './calendar-file';

/** What the database knows of a calendar's entries. */
@Injectable()
export class CalendarEntryRepository {
  constructor(private readonly database: Database) {}

  /** The entry of a review session, with the slug of its dossier; null when there is none. */
  async ofReviewSession(id: string, guest?: string): Promise<(Omit<CalendarEntry, 'url' | 'madeAt' | 'organizer'> & { readonly slug: string }) | null> {
    const session = await this.database.client.reviewSession.findUnique({
      where: { id },
      include: { items: { select: { minutes: true } }, invitees: { select: { personId: true } }, dossier: { select: { title: true, slug: true } } },
    });
    if (session === null) return null;
    const { title, startsAt, place, preparation, invitation, dossier, items } = session;
    return {
      id,
      title,
      dossier: dossier.title,
      slug: dossier.slug,
      startsAt,
      minutes: items.reduce((sum, item) => sum + item.minutes, 0),
      place,
      preparation,
      isCancelled: session.state === 'cancelled' || (guest !== undefined && guest !== session.chairId && !session.invitees.some(({ personId }) => personId === guest)),
      sequence: invitation,
    };
  }
}
