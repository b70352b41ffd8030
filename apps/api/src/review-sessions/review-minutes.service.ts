import { Inject, Injectable } from '@nestjs/common';
import type { Language, ReviewSession } from '@samenpen/contracts';
import { DossierClock } from '../platform/dossier-clock';
import { Problem } from '../platform/problem';
import { SETTINGS, type Settings } from '../platform/settings';
import { calendarFile } from './calendar-file';
import { minutesOutline, type MinutesOutline } from './minutes/minutes-outline';
import { minutesAsHtml, minutesAsText } from './minutes/write-minutes';
import { ReviewSessionReader } from './review-session-reader';

/** What a session gives to take along: its minutes, and its place in a calendar. */
@Injectable()
export class ReviewMinutes {
  constructor(
    private readonly reader: ReviewSessionReader,
    private readonly clock: DossierClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async html(id: string, person: string, language: Language): Promise<string> {
    return minutesAsHtml(await this.#outline(id, person, language));
  }

  async text(id: string, person: string, language: Language): Promise<string> {
    return minutesAsText(await this.#outline(id, person, language));
  }

  async calendar(id: string, person: string): Promise<string> {
    const own = await this.reader.open(id, person);
    return this.calendarOf(await this.reader.answer(own), own.row.invitation);
  }

  calendarOf(session: ReviewSession, sequence: number): string {
    const url = `${this.settings.publicUrl}/dossiers/${session.dossier.slug}/overleg/${session.id}`;
    return calendarFile({ session, sequence, url, madeAt: this.clock.now() });
  }

  async #outline(id: string, person: string, language: Language): Promise<MinutesOutline> {
    const session = await this.reader.one(id, person);
    if (session.state === 'planned' || session.state === 'cancelled') throw new Problem('wrong-state');
    return minutesOutline(session, language);
  }
}
