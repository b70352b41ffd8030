import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from './database.repository';
import { DossierClock } from './dossier-clock';
import { HealthController } from './health.controller';
import { HealthService } from './health.service';
import { InstanceFactRepository } from './instance-fact.repository';
import { LiveRooms } from './live-rooms';
import { LOGGER } from './logger';
import { Metrics } from './metrics';
import { SETTINGS, type Settings } from './settings';
import { SpareMemoryService } from './spare-memory.service';
import { TextSchema } from './text-schema.service';

const services = [Database, DossierClock, HealthService, InstanceFactRepository, LiveRooms, Metrics, TextSchema];

/** What every folder stands on: settings, log, database, clock, and the way to the live engine. */
@Global()
@Module({})
export class PlatformModule {
  static with(settings: Settings, logger: Logger): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        ...services,
        SpareMemoryService,
        { provide: SETTINGS, useValue: settings },
        { provide: LOGGER, useValue: logger },
      ],
      exports: [...services, SETTINGS, LOGGER],
    };
  }
}
