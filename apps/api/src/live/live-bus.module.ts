import { Module } from '@nestjs/common';
import type { Bus } from '@samenpen/live-room';
import type { Logger } from 'pino';
import { HealthService } from '../platform/health.service';
import { InstanceFactRepository } from '../platform/instance-fact.repository';
import { LOGGER } from '../platform/logger';
import { SETTINGS, type Settings } from '../platform/settings';
import { RedisBus } from './redis-bus';

/** Injects the {@link Bus} between the instances of this installation; null without `REDIS_URL`. */
export const LIVE_BUS = Symbol('live bus');

/** The bus for everybody who tells other instances something. */
@Module({
  providers: [
    {
      provide: LIVE_BUS,
      inject: [SETTINGS, InstanceFactRepository, HealthService, LOGGER],
      useFactory: async ({ redisUrl }: Settings, facts: InstanceFactRepository, ...reporting: [HealthService, Logger]) =>
        redisUrl === null ? null : aBus(redisUrl, await facts.installation(), ...reporting),
    },
  ],
  exports: [LIVE_BUS],
})
export class LiveBusModule {}

function aBus(url: string, installation: string, ...[health, log]: [HealthService, Logger]): Bus {
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
