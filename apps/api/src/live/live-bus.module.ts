import { Module } from '@nestjs/common';
import { SCHEMA_VERSION } from '@samenpen/dossier-document';
import type { Logger } from 'pino';
import { HealthService } from '../platform/health.service';
import { InstanceFactRepository } from '../platform/instance-fact.repository';
import { LOGGER } from '../platform/logger';
import { SETTINGS, type Settings } from '../platform/settings';
import { RedisBus } from './redis-bus';
import { SchemaBus } from './schema-bus';

/** Injects the `Bus` of libs/live-room between the instances of this installation; null without `REDIS_URL`. */
export const LIVE_BUS = Symbol('live bus');
/** What it goes over. */
const REDIS_BUS = Symbol('Redis bus');

/** The bus for everybody who tells other instances something. */
@Module({
  providers: [
    {
      provide: LIVE_BUS,
      inject: [REDIS_BUS],
      useFactory: (redis: RedisBus | null) => redis && new SchemaBus(redis, SCHEMA_VERSION),
    },
    {
      provide: REDIS_BUS,
      inject: [SETTINGS, InstanceFactRepository, HealthService, LOGGER],
      useFactory: async ({ redisUrl }: Settings, facts: InstanceFactRepository, ...reporting: [HealthService, Logger]) =>
        redisUrl === null ? null : aBus(redisUrl, await facts.installation(), ...reporting),
    },
  ],
  exports: [LIVE_BUS],
})
export class LiveBusModule {}

function aBus(url: string, installation: string, ...[health, log]: [HealthService, Logger]): RedisBus {
  const bus = new RedisBus({
    url,
    prefix: `samenpen:${installation}:`,
    changed: (isConnected, reason) => {
      if (isConnected) log.info('Redis is there: instances hear one another at once');
      else log.warn({ reason }, 'Redis is away: instances hear one another by polling');
    },
  });
  health.watch('redis', () => !bus.isConnected);
  return bus.start();
}
