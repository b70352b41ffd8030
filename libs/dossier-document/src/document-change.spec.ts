import * as Y from 'yjs';
import { checkDocument } from './check-document';
import { changeToJson } from './document-change';
import { documentText } from './document-text';
import { documentFromUpdates, emptyTextUpdate } from './document-updates';
import { documentVersion } from './document-version';
import { FRAGMENT } from './schema-version';

const doc = (...lines: readonly string[]) => ({
  type: 'doc',
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

describe('changing a document in the name of its authors', () => {
  it('gives updates that build the same version when replayed', () => {
    const written = documentFromUpdates([emptyTextUpdate()]);

    const updates = [
      emptyTextUpdate(),
      changeToJson(written, doc('Wie valt uit de boot?'), { clientId: 11 }),
      changeToJson(written, doc('Wie valt uit de boot?', 'Gezinnen zonder computer.'), { clientId: 12 }),
      changeToJson(written, doc('Wie valt uit de boot?', 'Gezinnen zonder toestel.'), { clientId: 13 }),
    ];

    const replayed = documentFromUpdates(updates);
    expect(documentText(replayed)).toBe('Wie valt uit de boot?\nGezinnen zonder toestel.');
    expect(documentVersion(replayed)).toBe(documentVersion(written));
    expect(checkDocument(replayed)).toEqual([]);
  });

  it('leaves the text of others with its author', () => {
    const written = documentFromUpdates([emptyTextUpdate()]);
    changeToJson(written, doc('Wie valt uit de boot?'), { clientId: 11 });

    changeToJson(written, doc('Wie valt uit de boot?', 'Gezinnen zonder toestel.'), { clientId: 12 });

    const first = written.getXmlFragment(FRAGMENT).get(0);
    expect(first instanceof Y.XmlElement && first.get(0)._item?.id.client).toBe(11);
  });

  it('refuses content that the schema does not know', () => {
    const written = documentFromUpdates([emptyTextUpdate()]);

    expect(() => changeToJson(written, { type: 'doc', content: [{ type: 'video' }] }, { clientId: 11 })).toThrow(RangeError);
  });
});
