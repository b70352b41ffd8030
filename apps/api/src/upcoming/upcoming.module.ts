import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/comments.module';
import { DossiersModule } from '../dossiers/dossiers.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { SectionsModule } from '../sections/sections.module';
import { UpcomingRepository } from './upcoming.repository';
import { Upcoming } from './upcoming.service';

/** Deadlines and due dates that come near. */
@Module({
  imports: [CommentsModule, DossiersModule, NotificationsModule, SectionsModule],
  providers: [Upcoming, UpcomingRepository],
})
export class UpcomingModule {}
