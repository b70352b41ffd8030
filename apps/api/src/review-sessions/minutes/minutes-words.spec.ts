import { minutesWords } from './minutes-words';

describe('the words of minutes', () => {
  it('name a paragraph without words, in which there is nothing to quote', () => {
    expect(minutesWords('nl').change.added('', ' ')).toBe('toegevoegd: een lege alinea');
    expect(minutesWords('en').change.removed('', '')).toBe('removed: an empty paragraph');
    expect(minutesWords('nl').change.replaced('pakken', 'dichten')).toBe('“pakken” werd “dichten”');
  });
});
