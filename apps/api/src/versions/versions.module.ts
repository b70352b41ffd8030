import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module';
import { EventsModule } from '../events/events.module';
import { SectionsModule } from '../sections/sections.module';
import { NamedVersionRepository } from './named-version.repository';
import { NamedVersions } from './named-versions.service';
import { PastTexts } from './past-texts.service';
import { Restorations } from './restorations.service';
import { SectionAuthors } from './section-authors.service';
import { SectionPast } from './section-past';
import { SectionPastRepository } from './section-past.repository';
import { SectionWriting } from './section-writing';
import { TimelineRepository } from './timeline.repository';
import { Timeline } from './timeline.service';
import { VersionsController } from './versions.controller';
import { VisitRepository } from './visit.repository';
import { Visits } from './visits.service';

/** The past of sections: its points, what was said and who wrote it, putting it back, and what is new to whom. */
@Module({
  imports: [DossiersModule, EventsModule, SectionsModule],
  controllers: [VersionsController],
  providers: [
    NamedVersionRepository,
    NamedVersions,
    PastTexts,
    Restorations,
    SectionAuthors,
    SectionPast,
    SectionPastRepository,
    SectionWriting,
    Timeline,
    TimelineRepository,
    VisitRepository,
    Visits,
  ],
  exports: [SectionPast],
})
export class VersionsModule {}
