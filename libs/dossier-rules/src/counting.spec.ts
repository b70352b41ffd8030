import fc from 'fast-check';
import { countCharacters, countWords } from './counting';

describe('counting characters', () => {
  it('counts spaces, punctuation and a paragraph break as one each', () => {
    expect(countCharacters('')).toBe(0);
    expect(countCharacters('Iedereen mee.')).toBe(13);
    expect(countCharacters('Eén.\nTwee.')).toBe(10);
  });
  it('counts a paragraph break once in every line ending', () => {
    expect(countCharacters('a\r\nb')).toBe(3);
  });
  it('counts a letter once, with its accent typed before or after', () => {
    expect(countCharacters('co\u00F6rdinatie')).toBe(11);
    expect(countCharacters('coo\u0308rdinatie')).toBe(11);
  });
  it('counts a character outside the basic plane once', () => {
    expect(countCharacters('👍')).toBe(1);
  });
  it('of paragraphs is the sum of theirs and one per break', () => {
    const paragraph = fc.string().map((text) => text.replaceAll(/[\r\n]/gu, ''));

    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1 }), (paragraphs) => {
        const sum = paragraphs.reduce((total, text) => total + countCharacters(text), 0);
        return countCharacters(paragraphs.join('\n')) === sum + paragraphs.length - 1;
      }),
    );
  });
});

describe('counting words', () => {
  it('splits at white space as Word does', () => {
    expect(countWords('')).toBe(0);
    expect(countWords('  \n ')).toBe(0);
    expect(countWords('e-inclusie voor 2021-2024, samen!')).toBe(4);
    expect(countWords('een\ntwee\tdrie  vier')).toBe(4);
  });
  it('gives the number of words joined by any white space', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => !/\s/u.test(text));
    const gap = fc.constantFrom(' ', '  ', '\n', '\t', ' \n ');

    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap)), (pairs) => countWords(pairs.flat().join('')) === pairs.length),
    );
  });
  it('never gives more words than characters', () => {
    fc.assert(fc.property(fc.string(), (text) => countWords(text) <= countCharacters(text)));
  });
});
