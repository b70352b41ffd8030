import commentsEnglish from '../../assets/i18n/comments.en.json';
import commentsDutch from '../../assets/i18n/comments.nl.json';
import english from '../../assets/i18n/en.json';
import dutch from '../../assets/i18n/nl.json';
import reviewEnglish from '../../assets/i18n/review.en.json';
import reviewDutch from '../../assets/i18n/review.nl.json';
import sectionEnglish from '../../assets/i18n/section.en.json';
import sectionDutch from '../../assets/i18n/section.nl.json';
import versionsEnglish from '../../assets/i18n/versions.en.json';
import versionsDutch from '../../assets/i18n/versions.nl.json';

function leaves(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? [...leaves(value, `${path}${key}.`)] : [[`${path}${key}`, String(value)]],
    ),
  );
}

const valuesIn = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name).toSorted();

describe.each([
  ['the texts of the app', dutch, english],
  ['the texts of a section', sectionDutch, sectionEnglish],
  ['the texts of a review session', reviewDutch, reviewEnglish],
  ['the texts of versions', versionsDutch, versionsEnglish],
  ['the texts of comments', commentsDutch, commentsEnglish],
])('%s', (_name, nl, en) => {
  const inDutch = leaves(nl);
  const inEnglish = leaves(en);

  it('have the same keys in Dutch and in English', () => {
    expect([...inEnglish.keys()].toSorted()).toEqual([...inDutch.keys()].toSorted());
  });

  it('use the same values in both languages', () => {
    const different = [...inDutch].filter(([key, text]) => valuesIn(text).join() !== valuesIn(inEnglish.get(key) ?? '').join());

    expect(different).toEqual([]);
  });

  it('are nowhere empty', () => {
    expect([...inDutch, ...inEnglish].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have a form for more wherever there is one for one', () => {
    const beside = (key: string): number => [...inDutch.keys()].filter((other) => other.startsWith(key.replace(/one$/, ''))).length;
    const alone = [...inDutch.keys()].filter((key) => key.endsWith('.one') && beside(key) === 1);

    expect(alone).toEqual([]);
  });
});
