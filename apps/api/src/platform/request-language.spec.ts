import { requestLanguage } from './request-language';

describe('the language of an answer', () => {
  it('is Dutch unless something else is asked', () => {
    expect(requestLanguage(undefined)).toBe('nl');
    expect(requestLanguage('')).toBe('nl');
    expect(requestLanguage('fr-BE, de;q=0.5')).toBe('nl');
  });

  it('is the one with the highest weight that we speak', () => {
    expect(requestLanguage('en-GB,en;q=0.9')).toBe('en');
    expect(requestLanguage('fr;q=1, en;q=0.4, nl-BE;q=0.8')).toBe('nl');
    expect(requestLanguage('nl;q=0, en')).toBe('en');
  });
});
