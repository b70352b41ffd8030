import { Body, Controller, Get, Header, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  minutesQuery,
  newReviewSession,
  pageOf,
  reviewMove,
  reviewSession,
  reviewSessionChange,
  reviewSessionSummary,
  type MinutesQuery,
  type NewReviewSession,
  type ReviewMove,
  type ReviewSessionChange,
} from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { IdParam } from '../platform/id-param';
import { listQuery, pageOfAll, type ListQuery } from '../platform/page';
import { requestLanguage } from '../platform/request-language';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { ReviewMinutes } from './review-minutes.service';
import { ReviewMoves } from './review-moves.service';
import { ReviewPlans } from './review-plans.service';
import { ReviewSessionReader } from './review-session-reader';

@Controller('dossiers/:slug/review-sessions')
export class DossierReviewSessionsController {
  constructor(
    private readonly reader: ReviewSessionReader,
    private readonly plans: ReviewPlans,
  ) {}

  @Get()
  @Answers({ summary: 'The review sessions of a dossier, latest first', answer: pageOf(reviewSessionSummary) })
  async list(@Who() who: SignedIn, @Param('slug') slug: string, @Query({ schema: listQuery }) query: ListQuery) {
    return pageOfAll(await this.reader.all(slug, who.personId), query);
  }

  @Post()
  @Answers({ summary: 'Plans a review session and invites people to it', answer: reviewSession, problems: ['not-allowed'] })
  plan(@Who() who: SignedIn, @Param('slug') slug: string, @Body({ schema: newReviewSession }) plan: NewReviewSession) {
    return this.plans.plan(slug, plan, who.personId);
  }
}

@Controller('review-sessions/:id')
export class ReviewSessionsController {
  constructor(
    private readonly reader: ReviewSessionReader,
    private readonly plans: ReviewPlans,
    private readonly moves: ReviewMoves,
    private readonly minutes: ReviewMinutes,
  ) {}

  @Get()
  @Answers({ summary: 'A review session: agenda, who is here, standpunten, decisions', answer: reviewSession })
  one(@Who() who: SignedIn, @IdParam() id: string) {
    return this.reader.one(id, who.personId);
  }

  @Patch()
  @Answers({ summary: 'Changes the plan of a session; while it runs, its agenda', answer: reviewSession, problems: ['not-allowed'] })
  change(@Who() who: SignedIn, @IdParam() id: string, @Body({ schema: reviewSessionChange }) change: ReviewSessionChange) {
    return this.plans.change(id, change, who.personId);
  }

  @Post('moves')
  @HttpCode(200)
  @Answers({
    summary: 'What people do in a session; a decision changes the state of its section',
    answer: reviewSession,
    problems: ['reason-required', 'not-allowed', 'version-changed', 'wrong-state', 'findings'],
  })
  move(@Who() who: SignedIn, @IdParam() id: string, @Body({ schema: reviewMove }) move: ReviewMove) {
    return this.moves.make(id, move, who.personId);
  }

  @Get('minutes.html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="verslag.html"')
  @Answers({ summary: 'The minutes as a page', givesBytes: 'text/html' })
  html(@Who() who: SignedIn, @IdParam() id: string, @Query({ schema: minutesQuery }) { language }: MinutesQuery, @Headers('accept-language') wishes?: string) {
    return this.minutes.html(id, who.personId, language ?? requestLanguage(wishes));
  }

  @Get('minutes.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="verslag.txt"')
  @Answers({ summary: 'The minutes as plain text', givesBytes: 'text/plain' })
  text(@Who() who: SignedIn, @IdParam() id: string, @Query({ schema: minutesQuery }) { language }: MinutesQuery, @Headers('accept-language') wishes?: string) {
    return this.minutes.text(id, who.personId, language ?? requestLanguage(wishes));
  }

  @Get('calendar.ics')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="overleg.ics"')
  @Answers({ summary: 'The session as a calendar file', givesBytes: 'text/calendar' })
  calendar(@Who() who: SignedIn, @IdParam() id: string) {
    return this.minutes.calendar(id, who.personId);
  }
}
