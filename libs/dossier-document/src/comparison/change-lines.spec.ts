import type { DocumentNode } from '../document-json';
import { changeLines } from './change-lines';
import { decidedJson } from '../decide-suggestions';
import { compareTexts } from './compare-texts';

const paragraph = (text: string, ...marks: string[]): DocumentNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) }],
});
const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content });

describe('the changes of a comparison as lines', () => {
  it('say what came, what went and what became something else, in reading order', () => {
    const before = doc(paragraph('De kust vergrijst snel.'), paragraph('Dit gaat weg.'));
    const after = doc(paragraph('Dit is nieuw, en staat vooraan.'), paragraph('De kust vergrijst traag.'));

    expect(changeLines(compareTexts(before, after))).toEqual([
      { change: 1, kind: 'added', before: '', after: 'Dit is nieuw, en staat vooraan.' },
      { change: 2, kind: 'replaced', before: 'snel', after: 'traag' },
      { change: 3, kind: 'removed', before: 'Dit gaat weg.', after: '' },
    ]);
  });

  it('say that words only look otherwise', () => {
    const lines = changeLines(compareTexts(doc(paragraph('Dringend werk.')), doc(paragraph('Dringend werk.', 'bold'))));

    expect(lines).toEqual([{ change: 1, kind: 'formatted', before: 'Dringend werk.', after: 'Dringend werk.' }]);
  });

  it('say that what nobody decided on yet is only suggested, apart from what somebody wrote beside it', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const suggested = (type: string, words: string): DocumentNode => ({ type: 'text', text: words, marks: [{ type, attrs: { id } }] });
    const plain = (words: string): DocumentNode => ({ type: 'text', text: words });
    const before = doc(paragraph('De kust vergrijst snel.'), paragraph('Dit blijft.'), paragraph('Dit sluit aan.'));
    const after = doc(
      { type: 'paragraph', content: [plain('De hele kust vergrijst '), suggested('deletion', 'snel'), suggested('insertion', 'traag'), plain('.')] },
      paragraph('Dit blijft.'),
      { ...paragraph('Dit sluit aan.'), attrs: { deletedBreak: id } },
      { type: 'paragraph', attrs: { insertedBreak: id }, content: [suggested('insertion', 'En Damme ook.')] },
    );

    expect(changeLines(compareTexts(before, after))).toEqual([
      { change: 1, kind: 'added', before: '', after: 'hele' },
      { change: 2, kind: 'proposed-removal', before: 'snel', after: '' },
      { change: 3, kind: 'proposed', before: '', after: 'traag' },
      { change: 4, kind: 'proposed-removal', before: '¶', after: '' },
      { change: 5, kind: 'proposed', before: '', after: 'En Damme ook.' },
    ]);
  });

  it('say of an accepted suggestion what came and what went', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const suggested = (type: string, words: string): DocumentNode => ({ type: 'text', text: words, marks: [{ type, attrs: { id } }] });
    const plain = (words: string): DocumentNode => ({ type: 'text', text: words });
    const before = doc(
      { type: 'paragraph', content: [plain('De kust vergrijst '), suggested('deletion', 'snel'), suggested('insertion', 'traag'), plain(', zegt men.')] },
      { type: 'paragraph', attrs: { insertedBreak: id }, content: [suggested('insertion', 'En Damme ook.')] },
    );

    const accepted = changeLines(compareTexts(before, decidedJson(before, { take: 'accept' })));
    const rejected = changeLines(compareTexts(before, decidedJson(before, { take: 'reject' })));

    expect(accepted).toEqual([
      { change: 1, kind: 'removed', before: 'snel', after: '' },
      { change: 2, kind: 'added', before: '', after: 'traag' },
      { change: 3, kind: 'added', before: '', after: 'En Damme ook.' },
    ]);
    expect(rejected).toEqual([
      { change: 1, kind: 'added', before: '', after: 'snel' },
      { change: 2, kind: 'removed', before: 'traag', after: '' },
      { change: 3, kind: 'removed', before: 'En Damme ook.', after: '' },
    ]);
  });

  it('cut long words off where the asker wants', () => {
    const [line] = changeLines(compareTexts(doc(paragraph('Kort.')), doc(paragraph('Kort.'), paragraph('x'.repeat(300)))), 240);

    expect(line?.after).toBe(`${'x'.repeat(240)}…`);
  });

  it('are none for the same text', () => {
    expect(changeLines(compareTexts(doc(paragraph('Gelijk.')), doc(paragraph('Gelijk.'))))).toEqual([]);
  });
});
