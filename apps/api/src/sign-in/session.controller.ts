import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Ip,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  accountChange,
  newSession,
  session,
  signInOptions,
  type AccountChange,
  type NewSession,
} from '@samenpen/contracts';
import type { Response } from 'express';
import { z } from 'zod';
import { Answers } from '../platform/answers.decorator';
import { LoginCookie } from './login-cookie';
import { SessionService } from './session.service';
import { SignInOptionsService } from './sign-in-options.service';
import { SignInService } from './sign-in.service';
import { Who, type SignedIn } from './signed-in';

const signOutQuery = z.strictObject({ everywhere: z.enum(['0', '1']).default('0') });

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly signIns: SignInService,
    private readonly options: SignInOptionsService,
    private readonly cookie: LoginCookie,
  ) {}

  @Post()
  @HttpCode(200)
  @Answers({
    summary: 'Signs in and sets the cookie',
    answer: session,
    isPublic: true,
    problems: ['bad-credentials', 'too-many-failures'],
  })
  async signIn(
    @Body({ schema: newSession }) request: NewSession,
    @Ip() address: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { personId, setCookie } = await this.signIns.signIn(request, address);
    response.setHeader('Set-Cookie', setCookie);
    return this.sessions.sessionOf(personId);
  }

  @Get()
  @Answers({ summary: 'Who is signed in, with memberships', answer: session })
  current(@Who() who: SignedIn) {
    return this.sessions.sessionOf(who.personId);
  }

  @Get('options')
  @Answers({ summary: 'What the sign-in page may offer', answer: signInOptions, isPublic: true })
  signInOptions() {
    return this.options.options();
  }

  @Patch('person')
  @Answers({ summary: 'Changes the language or the theme', answer: session })
  change(@Who() who: SignedIn, @Body({ schema: accountChange }) change: AccountChange) {
    return this.sessions.change(who.personId, change);
  }

  @Delete()
  @HttpCode(204)
  @Answers({ summary: 'Signs out; with `everywhere=1` in every browser' })
  async signOut(
    @Who() who: SignedIn,
    @Query({ schema: signOutQuery }) { everywhere }: z.infer<typeof signOutQuery>,
    @Res({ passthrough: true }) response: Response,
  ) {
    response.setHeader('Set-Cookie', this.cookie.clear());
    await (everywhere === '1' ? this.signIns.signOutEverywhere(who) : this.signIns.signOut(who));
  }
}
