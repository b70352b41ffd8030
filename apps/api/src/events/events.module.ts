import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module';
import { DossierEventRepository } from './dossier-event.repository';
import { DossierEvents } from './dossier-events.service';
import { EventsController } from './events.controller';

@Module({
  imports: [DossiersModule],
  controllers: [EventsController],
  providers: [DossierEvents, DossierEventRepository],
  exports: [DossierEvents],
})
export class EventsModule {}
