import { HttpErrorResponse } from '@angular/common/http';
import { isPassing, requestFault } from './problems';

const problem = (status: number) => ({ type: 'about:blank', title: 'x', status, code: 'internal', detail: '' });
const refused = (status: number, error: unknown) => isPassing(requestFault(new HttpErrorResponse({ status, error })));

describe('a question that got no good answer', () => {
  it('may be answered later when the server is away, failing or busy, whatever it says of it', () => {
    expect([refused(0, new ProgressEvent('error')), refused(500, problem(500)), refused(502, '<html>'), refused(503, null), refused(429, 'slow down')]).toEqual(Array(5).fill(true));
  });

  it('is not answered otherwise later when it was refused, or when its answer cannot be read', () => {
    expect([refused(403, problem(403)), refused(404, '<html>'), refused(200, { error: new SyntaxError('x'), text: '<html>' })]).toEqual(Array(3).fill(false));
    expect(isPassing(requestFault(new TypeError('not as the contract says')))).toBe(false);
  });
});
