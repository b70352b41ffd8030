import * as fc from 'fast-check';
import { beginningOf } from './news';

/** Half of a surrogate pair. */
const HALF = /\p{Surrogate}/u;

describe('how long words begin', () => {
  it('are short words as they are, on one line', () => {
    expect(beginningOf(' Vul de\n cijfers  aan. ')).toBe('Vul de cijfers aan.');
  });

  it('is cut between words', () => {
    expect(beginningOf('woord '.repeat(100))).toMatch(/^(woord )+woord…$/);
  });

  it('is never longer than a few lines, and never half a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 300, maxLength: 900 }), (text) => {
        const beginning = beginningOf(text);

        expect(beginning.length).toBeLessThanOrEqual(400);
        if (!HALF.test(text)) expect(beginning).not.toMatch(HALF);
      }),
    );
  });
});
