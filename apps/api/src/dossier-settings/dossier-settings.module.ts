import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/dossiers.module';
import { EventsModule } from '../events/events.module';
import { DossierSettingsController } from './dossier-settings.controller';
import { DossierSettingsRepository } from './dossier-settings.repository';
import { DossierSettingsService } from './dossier-settings.service';

/** What the penhouder sets for a whole dossier. */
@Module({
  imports: [DossiersModule, EventsModule],
  controllers: [DossierSettingsController],
  providers: [DossierSettingsService, DossierSettingsRepository],
})
export class DossierSettingsModule {}
