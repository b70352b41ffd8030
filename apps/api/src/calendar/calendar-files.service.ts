import { Inject, Injectable } from '@nestjs/common';
import { DossierClock } from '../platform/dossier-clock';
import { senderOf } from '../platform/mail-settings';
import { SETTINGS, type Settings } from '../platform/settings';
import { CalendarEntryRepository } from './calendar-entry.repository';
import { calendarFile } from './calendar-file';

/** Calendar files of review sessions: for the screen, and for the mail that invites. Who may have one, the caller knows. */
@Injectable()
export class CalendarFiles {
  constructor(
    private readonly entries: CalendarEntryRepository,
    private readonly clock: DossierClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** For `guest`: somebody who was asked to come. Who need not any more gets what takes it out of their calendar again. */
  async ofReviewSession(id: string, guest?: string): Promise<string | null> {
    const entry = await this.entries.ofReviewSession(id, guest);
    if (entry === null) return null;
    const url = `${this.settings.publicUrl}/dossiers/${entry.slug}/overleg/${id}`;
    const { mail } = this.settings;
    return calendarFile({ ...entry, url, madeAt: this.clock.now(), organizer: mail === null ? null : senderOf(mail.from) });
  }
}
