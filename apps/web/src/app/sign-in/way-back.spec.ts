import { wayBack } from './way-back';

describe('after signing in', () => {
  it('one comes back to where one wanted to be', () => {
    expect(wayBack('/dossiers/noord/lezen#s1')).toBe('/dossiers/noord/lezen#s1');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/aanmelden', '', null, undefined])(
    'one does not follow %p out of the product or in a circle',
    (asked) => {
      expect(wayBack(asked)).toBe('/');
    },
  );
});
