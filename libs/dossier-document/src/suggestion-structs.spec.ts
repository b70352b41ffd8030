import * as Y from 'yjs';
import { FRAGMENT } from './schema-version';
import { suggestionStructs } from './suggestion-structs';

const ID = '00000000-0000-4000-8000-000000000001';

/** A line by one client, under the mark of a suggestion from one letter to another. */
function suggestedLine(words: string, { from, to }: { from: number; to: number }): { doc: Y.Doc; text: Y.XmlText } {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const text = new Y.XmlText(words);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  doc.getXmlFragment(FRAGMENT).insert(0, [paragraph]);
  doc.clientID = 2;
  text.format(from, to - from, { insertion: { id: ID } });
  return { doc, text };
}

const writersOf = (doc: Y.Doc): number[] => [...new Set(suggestionStructs(doc).get(ID)?.letters.map(({ clientId }) => clientId))];

describe('the words of a suggestion', () => {
  it('are of whoever wrote them', () => {
    const { doc, text } = suggestedLine('Een oud woord.', { from: 3, to: 7 });
    text.insert(5, 'nieuw', { insertion: { id: ID } });

    expect(writersOf(doc)).toEqual([1, 2]);
  });

  it('are not of whoever wrote only a space that came under the mark', () => {
    const { doc, text } = suggestedLine('Een woord.', { from: 3, to: 4 });
    text.insert(4, 'nieuw', { insertion: { id: ID } });

    expect(writersOf(doc)).toEqual([2]);
    expect(suggestionStructs(doc).get(ID)?.marks).toMatchObject([{ clientId: 2 }]);
  });
});
