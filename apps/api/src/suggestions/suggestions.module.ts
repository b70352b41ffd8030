import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { DossiersModule } from '../dossiers/dossiers.module';
import { EventsModule } from '../events/events.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { SectionsModule } from '../sections/sections.module';
import { SuggestionAuthors } from './suggestion-authors';
import { SuggestionRegister } from './suggestion-register';
import { SuggestionRepository } from './suggestion.repository';
import { SuggestionsController } from './suggestions.controller';
import { Suggestions } from './suggestions.service';

/** Suggestions in texts: who made them, and the decisions on them. */
@Module({
  imports: [AuditModule, DossiersModule, EventsModule, NotificationsModule, SectionsModule],
  controllers: [SuggestionsController],
  providers: [SuggestionAuthors, SuggestionRegister, SuggestionRepository, Suggestions],
  exports: [SuggestionAuthors, SuggestionRegister],
})
export class SuggestionsModule {}
