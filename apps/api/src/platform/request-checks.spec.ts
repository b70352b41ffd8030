import type { Request, Response } from 'express';
import { refuseUnstorable } from './request-checks';

/** Why a request with this name in it is refused; undefined when it goes on. */
function refusal(name: string): unknown {
  const next = jest.fn();
  // What the check looks at of a request.
  refuseUnstorable({ body: { name }, originalUrl: '/api/tokens' } as Request, {} as Response, next);
  return next.mock.lastCall?.[0];
}

describe('a text that cannot be stored', () => {
  it('is refused: one with a NUL, or with half of a character', () => {
    for (const name of ['a\u0000b', 'a\ud800b', '\udc00', '\\\ud800']) expect(refusal(name)).toMatchObject({ code: 'bad-request' });
  });

  it('is not one that only looks like it', () => {
    for (const name of ['\u{1f600}', '\\u0000', '\\\\ud800', 'd800']) expect(refusal(name)).toBeUndefined();
  });
});
