import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CredentialReader } from './credential-reader';
import { DeadlineRepository } from './deadline.repository';
import { LoginCookie } from './login-cookie';
import { LoginGuard } from './login.guard';
import { LoginRepository } from './login.repository';
import { PersonRepository } from './person.repository';
import { SessionController } from './session.controller';
import { SessionService } from './session.service';
import { SignInFailureRepository } from './sign-in-failure.repository';
import { SignInLimit } from './sign-in-limit';
import { SignInOptionsService } from './sign-in-options.service';
import { SignInService } from './sign-in.service';
import { TokenRepository } from './token.repository';
import { TokenService } from './token.service';
import { TokensController } from './tokens.controller';

/** Who asks: sessions, tokens, and the guard that stands before every call. */
@Module({
  controllers: [SessionController, TokensController],
  providers: [
    CredentialReader,
    DeadlineRepository,
    LoginCookie,
    LoginRepository,
    PersonRepository,
    SessionService,
    SignInFailureRepository,
    SignInLimit,
    SignInOptionsService,
    SignInService,
    TokenRepository,
    TokenService,
    { provide: APP_GUARD, useClass: LoginGuard },
  ],
  exports: [CredentialReader],
})
export class SignInModule {}
