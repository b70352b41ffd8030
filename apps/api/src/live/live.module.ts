import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { DossiersModule } from '../dossiers/dossiers.module';
import { SectionsModule } from '../sections/sections.module';
import { SignInModule } from '../sign-in/sign-in.module';
import { SuggestionsModule } from '../suggestions/suggestions.module';
import { LiveHttpController } from './http/live-http.controller';
import { LiveHttpService } from './http/live-http.service';
import { LiveBusModule } from './live-bus.module';
import { LiveEngineService } from './live-engine.service';
import { LiveMetrics } from './live-metrics';
import { LiveObserver } from './live-observer.service';
import { LiveGateway } from './live.gateway';
import { MovedTextsRepository } from './moved-texts.repository';
import { MovedTexts } from './moved-texts.service';
import { NewSuggestions } from './new-suggestions';
import { RoomGateService } from './room-gate.service';
import { TextRepairRepository } from './text-repair.repository';
import { TextRepairService } from './text-repair.service';
import { WritersHeld } from './writers-held';

/** `/live` and `/live/http`: the room engine inside this server. */
@Module({
  imports: [AuditModule, DossiersModule, LiveBusModule, SectionsModule, SignInModule, SuggestionsModule],
  controllers: [LiveHttpController],
  providers: [LiveEngineService, LiveGateway, LiveHttpService, LiveMetrics, LiveObserver, MovedTexts, MovedTextsRepository, NewSuggestions, RoomGateService, TextRepairRepository, TextRepairService, WritersHeld],
})
export class LiveModule {}
