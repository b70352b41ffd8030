import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/comments.module';
import { DossiersModule } from '../dossiers/dossiers.module';
import { ReviewSessionsModule } from '../review-sessions/review-sessions.module';
import { SectionsModule } from '../sections/sections.module';
import { WorkController } from './work.controller';
import { WorkService } from './work.service';

/** What is asked of people, over all their dossiers. */
@Module({
  imports: [CommentsModule, DossiersModule, ReviewSessionsModule, SectionsModule],
  controllers: [WorkController],
  providers: [WorkService],
})
export class WorkModule {}
