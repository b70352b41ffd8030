import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CALL_DESCRIPTION, type CallDescription } from '../platform/answers.decorator';
import { Problem } from '../platform/problem';
import { isAllowedOrigin, refuseForgery } from '../platform/request-checks';
import { SETTINGS, type Settings } from '../platform/settings';
import { CredentialReader } from './credential-reader';
import type { AskedRequest, SignedIn } from './signed-in';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Stands before every call: who asks, and is it really their own page that asks? A token proves both. A
 * cookie is sent along by any page, so a change also needs our header and our Origin.
 */
@Injectable()
export class LoginGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly credentials: CredentialReader,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // The gateway of /live asks for itself, per document.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const description = this.reflector.get<CallDescription | undefined>(
      CALL_DESCRIPTION,
      context.getHandler(),
    );
    const isPublic = description?.isPublic === true;
    const signedIn = await this.#whoAsks(request, description);
    if (signedIn !== null) request.signedIn = signedIn;
    if (!READS.includes(request.method)) this.#refuseForgery(request, signedIn, isPublic);
    if (isPublic) return true;
    if (signedIn === null) throw new Problem('not-signed-in');
    // A cookie is the browser's: a page of one person brings the login of whoever signed in last in another window.
    const meant = request.headers['x-samenpen-person'];
    if (meant !== undefined && meant !== signedIn.personId) throw new Problem('another-login');
    return true;
  }

  async #whoAsks(
    { headers: { authorization, cookie } }: AskedRequest,
    description: CallDescription | undefined,
  ): Promise<SignedIn | null> {
    if (authorization === undefined)
      return description?.countsAsUse === false
        ? this.credentials.glanceAtCookie(cookie)
        : this.credentials.fromCookie(cookie);
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    // A token that is no good is told, not passed over for the cookie beside it.
    const signedIn = token === undefined ? null : await this.credentials.fromToken(token);
    if (signedIn === null) throw new Problem('not-signed-in');
    return signedIn;
  }

  #refuseForgery(request: AskedRequest, signedIn: SignedIn | null, isPublic: boolean): void {
    const { origin } = request.headers;
    const { allowedOrigins } = this.settings;
    if (signedIn?.loginKind === 'token') return;
    if (!isPublic) {
      refuseForgery(request, allowedOrigins);
      return;
    }
    // Signing in: a script has no Origin, a page of another website cannot hide its own.
    if (origin !== undefined && !isAllowedOrigin(origin, allowedOrigins))
      throw new Problem('foreign-origin');
  }
}
