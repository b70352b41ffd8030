import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { apiToken, createdToken, newToken, pageOf, type NewToken } from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { IdParam } from '../platform/id-param';
import { listQuery, type ListQuery } from '../platform/page';
import { Who, type SignedIn } from './signed-in';
import { TokenService } from './token.service';

@Controller('tokens')
export class TokensController {
  constructor(private readonly tokens: TokenService) {}

  @Get()
  @Answers({ summary: 'The personal access tokens that still work', answer: pageOf(apiToken) })
  list(@Who() who: SignedIn, @Query({ schema: listQuery }) query: ListQuery) {
    return this.tokens.list(who.personId, query);
  }

  @Get(':id')
  @Answers({ summary: 'A personal access token, without the token itself', answer: apiToken })
  one(@Who() who: SignedIn, @IdParam() id: string) {
    return this.tokens.one(who.personId, id);
  }

  @Post()
  @Answers({
    summary: 'Makes a token; this answer is the only one that holds it',
    answer: createdToken,
    problems: ['too-many-tokens'],
  })
  create(@Who() who: SignedIn, @Body({ schema: newToken }) request: NewToken) {
    return this.tokens.create(who.personId, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Answers({ summary: 'Ends a token, also on connections that are open' })
  end(@Who() who: SignedIn, @IdParam() id: string) {
    return this.tokens.end(who.personId, id);
  }
}
