import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { unsubscribeScope } from '@samenpen/contracts';
import { Answers } from '../../platform/answers.decorator';
import { Unsubscribes } from './unsubscribe.service';

/**
 * The link in a mail. Looking at it changes nothing (mail filters look at links); only the POST does. It is the address
 * of the page too and takes any body, because a mail program posts `List-Unsubscribe=One-Click` to it (RFC 8058).
 */
@Controller()
export class UnsubscribeController {
  constructor(private readonly unsubscribes: Unsubscribes) {}

  @Get('unsubscribe/:token')
  @Answers({ summary: 'What the link of a mail would end', answer: unsubscribeScope, isPublic: true })
  scope(@Param('token') token: string) {
    return this.unsubscribes.scope(token);
  }

  @Post('afmelden/:token')
  @HttpCode(200)
  @Answers({ summary: 'Ends mail for whoever holds the link of a mail', answer: unsubscribeScope, isPublic: true })
  end(@Param('token') token: string) {
    return this.unsubscribes.end(token);
  }
}
