import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { liveHttpAnswer, liveHttpQuery, type LiveHttpQuery } from '@samenpen/contracts';
import type { Request, Response } from 'express';
import { Answers } from '../../platform/answers.decorator';
import { Who, type SignedIn } from '../../sign-in/signed-in';
import { LiveHttpService } from './live-http.service';

@Controller('live/http')
export class LiveHttpController {
  constructor(private readonly live: LiveHttpService) {}

  @Post()
  @HttpCode(200)
  @Answers({
    summary: 'Live editing where WebSockets are blocked: opens a connection, or sends messages on one',
    takesBytes: 'Connection, numbers and messages (libs/live-protocol/PROTOCOL.md, Over HTTP)',
    answer: liveHttpAnswer,
    problems: ['bad-request', 'payload-too-large', 'missing-header', 'foreign-origin', 'unknown-connection', 'sequence-gap', 'too-many-connections'],
    countsAsUse: false,
  })
  post(@Who() who: SignedIn, @Req() request: Request) {
    return this.live.post(who, request);
  }

  @Get(':id')
  @Answers({
    summary: 'The messages of such a connection: a stream, or with `poll=1` one answer',
    givesBytes: 'Messages (libs/live-protocol/PROTOCOL.md, Over HTTP)',
    problems: ['bad-request', 'unknown-connection'],
    countsAsUse: false,
  })
  get(@Who() who: SignedIn, @Param('id') id: string, @Query({ schema: liveHttpQuery }) query: LiveHttpQuery, @Res() response: Response) {
    return this.live.get(who, { id, ...query }, response);
  }
}
