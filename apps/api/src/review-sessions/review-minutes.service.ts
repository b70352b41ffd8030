import { Injectable } from '@nestjs/common';
import type { Language } from '@samenpen/contracts';
import { CalendarFiles } from '../calendar/calendar-files.service';
import { Problem } from '../platform/problem';
import { DiscussedChanges } from './minutes/discussed-changes';
import { minutesOutline, type MinutesOutline } from './minutes/minutes-outline';
import { minutesAsHtml, minutesAsText } from './minutes/write-minutes';
import { ReviewSessionReader } from './review-session-reader';

/** What a session gives to take along: its minutes, and its place in a calendar. */
@Injectable()
export class ReviewMinutes {
  constructor(
    private readonly reader: ReviewSessionReader,
    private readonly changes: DiscussedChanges,
    private readonly calendars: CalendarFiles,
  ) {}

  async html(id: string, person: string, language: Language): Promise<string> {
    return minutesAsHtml(await this.#outline(id, person, language));
  }

  async text(id: string, person: string, language: Language): Promise<string> {
    return minutesAsText(await this.#outline(id, person, language));
  }

  async calendar(id: string, person: string): Promise<string> {
    await this.reader.one(id, person);
    const file = await this.calendars.ofReviewSession(id);
    if (file === null) throw new Problem('not-found');
    return file;
  }

  async #outline(id: string, person: string, language: Language): Promise<MinutesOutline> {
    const session = await this.reader.one(id, person);
    if (session.state === 'planned' || session.state === 'cancelled') throw new Problem('wrong-state');
    return minutesOutline(session, { language, changes: await this.changes.of(session) });
  }
}
