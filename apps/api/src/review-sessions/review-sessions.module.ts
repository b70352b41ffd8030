import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module';
import { DossiersModule } from '../dossiers/dossiers.module';
import { EventsModule } from '../events/events.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { SectionsModule } from '../sections/sections.module';
import { VersionsModule } from '../versions/versions.module';
import { DiscussedChanges } from './minutes/discussed-changes';
import { ActionPointMoves } from './moves/action-point-moves';
import { CourseMoves } from './moves/course-moves';
import { MinutesMoves } from './moves/minutes-moves';
import { PresenceMoves } from './moves/presence-moves';
import { TableMoves } from './moves/table-moves';
import { ReviewArrivals } from './review-arrivals.service';
import { ReviewDecisions } from './review-decisions.service';
import { ReviewMinutes } from './review-minutes.service';
import { ReviewMoves } from './review-moves.service';
import { ReviewPlans } from './review-plans.service';
import { ReviewSessionNews } from './review-session-news';
import { ReviewSessionReader } from './review-session-reader';
import { ReviewSessionRepository } from './review-session.repository';
import { DossierReviewSessionsController, ReviewSessionsController } from './review-sessions.controller';

/** Review sessions (*overleg*): plan, moves, decisions, minutes. */
@Module({
  imports: [CalendarModule, DossiersModule, EventsModule, NotificationsModule, SectionsModule, VersionsModule],
  controllers: [DossierReviewSessionsController, ReviewSessionsController],
  providers: [
    ActionPointMoves,
    CourseMoves,
    DiscussedChanges,
    MinutesMoves,
    PresenceMoves,
    ReviewArrivals,
    ReviewDecisions,
    ReviewMinutes,
    ReviewMoves,
    ReviewPlans,
    ReviewSessionNews,
    ReviewSessionReader,
    ReviewSessionRepository,
    TableMoves,
  ],
  exports: [ReviewPlans, ReviewMoves, ReviewSessionReader],
})
export class ReviewSessionsModule {}
