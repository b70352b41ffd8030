import type { NextFunction, Request, Response } from 'express';
import { Problem } from './problem';

/** Bytes of a request body. The largest request of this API is a reason of 2,000 characters. */
export const BODY_LIMIT = 64 * 1024;

/** A body that is not JSON is refused: also the one kind of request that a foreign form can send. */
export function onlyJson(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined ||
    Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && request.is('application/json') === false) next(new Problem('not-json'));
  else next();
}

/** No text of ours holds a NUL or half of a surrogate pair, and PostgreSQL stores neither. Runs after the body was parsed. */
export function refuseUnstorable(request: Request, _response: Response, next: NextFunction): void {
  // JSON writes both as an escape; a backslash of the text itself stands there twice.
  const body = JSON.stringify(request.body ?? null);
  if (UNSTORABLE.test(body) || request.originalUrl.includes('%00'))
    next(new Problem('bad-request', { faults: [UNSTORABLE_FAULT] }));
  else next();
}

const UNSTORABLE = /(?<!\\)(?:\\{2})*\\u(?:0000|d[89a-f])/;
const UNSTORABLE_FAULT = { path: '', message: 'holds the character U+0000, or half of one' };

/** What a page of another website cannot do: set the header `X-Samenpen`, or lie about its Origin. */
export function refuseForgery(request: Request, allowedOrigins: readonly string[]): void {
  if (request.headers['x-samenpen'] !== '1') throw new Problem('missing-header');
  if (!isAllowedOrigin(request.headers.origin, allowedOrigins)) throw new Problem('foreign-origin');
}

/** Whether the Origin header names one of our own pages; a missing one does not. */
export function isAllowedOrigin(
  origin: string | undefined,
  allowedOrigins: readonly string[],
): boolean {
  return origin !== undefined && allowedOrigins.includes(origin);
}
