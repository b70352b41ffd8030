import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { AuditModule } from './audit/audit.module';
import { CallsModule } from './calls/calls.module';
import { CommentsModule } from './comments/comments.module';
import { DossiersModule } from './dossiers/dossiers.module';
import { DossierSettingsModule } from './dossier-settings/dossier-settings.module';
import { EventsModule } from './events/events.module';
import { LiveModule } from './live/live.module';
import { MembersModule } from './members/members.module';
import { NotificationsModule } from './notifications/notifications.module';
import { OpenApiModule } from './openapi/openapi.module';
import { OverviewModule } from './overview/overview.module';
import { PlatformModule } from './platform/platform.module';
import { ProblemFilter } from './platform/problem.filter';
import type { Settings } from './platform/settings';
import { validation } from './platform/validation';
import { ReviewSessionsModule } from './review-sessions/review-sessions.module';
import { SectionsModule } from './sections/sections.module';
import { SignInModule } from './sign-in/sign-in.module';
import { VersionsModule } from './versions/versions.module';
import { UpcomingModule } from './upcoming/upcoming.module';
import { SuggestionsModule } from './suggestions/suggestions.module';
import { WorkModule } from './work/work.module';

/** The table of contents of the server. */
@Module({})
export class AppModule {
  static with(settings: Settings, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, logger),
        AuditModule,
        SignInModule,
        CallsModule,
        DossiersModule,
        DossierSettingsModule,
        EventsModule,
        SectionsModule,
        MembersModule,
        CommentsModule,
        SuggestionsModule,
        OverviewModule,
        ReviewSessionsModule,
        WorkModule,
        LiveModule,
        NotificationsModule,
        VersionsModule,
        UpcomingModule,
        OpenApiModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validation },
      ],
    };
  }
}
