import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module';
import { EventsModule } from '../events/events.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { SectionsModule } from '../sections/sections.module';
import { CommentsController } from './comments.controller';
import { CommentsService } from './comments.service';
import { HeldThreads } from './held-threads';
import { KnownThreadsRepository } from './known-threads.repository';
import { ThreadChanges } from './thread-changes.service';
import { ThreadNews } from './thread-news';
import { ThreadNotices } from './thread-notices';
import { ThreadOpenings } from './thread-openings.service';
import { ThreadPlaces } from './thread-places';
import { ThreadReader } from './thread-reader';
import { ThreadTextRepository } from './thread-text.repository';
import { ThreadWriterRepository } from './thread-writer.repository';
import { ThreadsController } from './threads.controller';

/** Remarks on a dossier, for everybody in it or within one municipality. */
@Module({
  imports: [DossiersModule, EventsModule, NotificationsModule, SectionsModule],
  controllers: [ThreadsController, CommentsController],
  providers: [
    CommentsService,
    HeldThreads,
    KnownThreadsRepository,
    ThreadChanges,
    ThreadNews,
    ThreadNotices,
    ThreadOpenings,
    ThreadPlaces,
    ThreadReader,
    ThreadTextRepository,
    ThreadWriterRepository,
  ],
  exports: [KnownThreadsRepository, ThreadReader],
})
export class CommentsModule {}
