import { reasonCode } from '@samenpen/contracts';
import { refusalSentence } from './refusal-sentences';

describe('the sentence of a refusal', () => {
  it.each(reasonCode.options)('stands in both languages for %s', (reason) => {
    for (const language of ['nl', 'en'] as const) {
      expect(refusalSentence(reason, language)).toMatch(/^[A-Z].{15,}\.$/u);
    }
  });
  it('speaks to the person with je', () => {
    const dutch = reasonCode.options.map((reason) => refusalSentence(reason, 'nl')).join(' ');

    expect(dutch).not.toMatch(/\b(u|uw|gij)\b/iu);
  });
  it('is another one for every reason', () => {
    const dutch = reasonCode.options.map((reason) => refusalSentence(reason, 'nl'));

    expect(new Set(dutch).size).toBe(dutch.length);
  });
});
