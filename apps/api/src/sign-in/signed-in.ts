import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Problem } from '../platform/problem';

/** Who asks, and by which login: a browser's session or a personal access token. */
export type SignedIn = {
  readonly personId: string;
  readonly loginId: string;
  readonly loginKind: 'session' | 'token';
  readonly name: string;
  readonly organisation: string;
};

/** A request after the guard looked at it. */
export type AskedRequest = Request & { signedIn?: SignedIn };

/** The signed-in person, as an argument of a controller's method. */
export const Who = createParamDecorator((_unused: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<AskedRequest>();
  if (signedIn === undefined) throw new Problem('not-signed-in');
  return signedIn;
});
