import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module';
import { EventsModule } from '../events/events.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { SectionAssignments } from './section-assignment.service';
import { SectionContentRepository } from './section-content.repository';
import { SectionContentService } from './section-content.service';
import { SectionEdits } from './section-edits';
import { SectionFactsReader } from './section-facts-reader';
import { SectionNews } from './section-news';
import { SectionReader } from './section-reader';
import { SectionTransitions } from './section-transitions.service';
import { SectionWriterRepository } from './section-writer.repository';
import { SectionRepository } from './section.repository';
import { WaitingDecisionsRepository } from './waiting-decisions.repository';
import { SectionsController } from './sections.controller';

/** The sections of dossiers: their answers, their states, and what the live gate asks of them. */
@Module({
  imports: [DossiersModule, EventsModule, NotificationsModule],
  controllers: [SectionsController],
  providers: [
    SectionAssignments,
    SectionContentRepository,
    SectionContentService,
    SectionEdits,
    SectionFactsReader,
    SectionNews,
    SectionReader,
    SectionRepository,
    SectionTransitions,
    SectionWriterRepository,
    WaitingDecisionsRepository,
  ],
  exports: [
    SectionContentService,
    SectionEdits,
    SectionFactsReader,
    SectionNews,
    SectionReader,
    SectionRepository,
    SectionTransitions,
    SectionWriterRepository,
  ],
})
export class SectionsModule {}
