import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module';
import { EventsModule } from '../events/events.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { SectionsModule } from '../sections/sections.module';
import { SuggestionsModule } from '../suggestions/suggestions.module';
import { OverviewController } from './overview.controller';
import { OverviewService } from './overview.service';
import { ReminderService } from './reminder.service';
import { SectionStatusRepository } from './section-status.repository';

/** What people see of their dossiers. */
@Module({
  imports: [DossiersModule, EventsModule, NotificationsModule, SectionsModule, SuggestionsModule],
  controllers: [OverviewController],
  providers: [OverviewService, ReminderService, SectionStatusRepository],
})
export class OverviewModule {}
