import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  dossierDetail,
  dossierReading,
  dossierSummary,
  newReminder,
  pageOf,
  readingQuery,
  type NewReminder,
  type ReadingQuery,
} from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { listQuery, type ListQuery } from '../platform/page';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { OverviewService } from './overview.service';
import { ReminderService } from './reminder.service';

@Controller()
export class OverviewController {
  constructor(
    private readonly overview: OverviewService,
    private readonly reminders: ReminderService,
  ) {}

  @Get('dossiers')
  @Answers({ summary: 'The dossiers one has a part in', answer: pageOf(dossierSummary) })
  list(@Who() who: SignedIn, @Query({ schema: listQuery }) query: ListQuery) {
    return this.overview.list(who.personId, query);
  }

  @Get('dossiers/:slug')
  @Answers({ summary: 'A dossier: its status, partners and sections', answer: dossierDetail })
  detail(@Who() who: SignedIn, @Param('slug') slug: string) {
    return this.overview.detail(slug, who.personId);
  }

  @Get('dossiers/:slug/reading')
  @Answers({ summary: 'The whole dossier as one text, or one section of it', answer: dossierReading })
  reading(@Who() who: SignedIn, @Param('slug') slug: string, @Query({ schema: readingQuery }) { section }: ReadingQuery) {
    return this.overview.reading(slug, who.personId, section);
  }

  @Post('dossiers/:slug/reminders')
  @HttpCode(204)
  @Answers({
    summary: 'Asks a partner again for what is still open with it',
    problems: ['not-allowed'],
  })
  remind(
    @Who() who: SignedIn,
    @Param('slug') slug: string,
    @Body({ schema: newReminder }) request: NewReminder,
  ) {
    return this.reminders.remind(slug, request, who.personId);
  }
}
