import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from './answers.decorator';
import { HealthService, health } from './health.service';

@Controller('health')
export class HealthController {
  constructor(private readonly service: HealthService) {}

  @Get('live')
  @Answers({
    summary: 'Whether the process answers',
    answer: z.object({ status: z.literal('ok') }),
    isPublic: true,
  })
  live() {
    return { status: 'ok' } as const;
  }

  @Get('ready')
  @Answers({
    summary: 'Whether everything that is needed is there, and what is reduced',
    answer: health,
    isPublic: true,
  })
  ready() {
    return this.service.ready();
  }
}
