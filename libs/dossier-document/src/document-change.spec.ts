import * as Y from 'yjs';
import { checkDocument } from './check-document';
import { changeToJson, editToJson } from './document-change';
import { documentJson } from './document-json';
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

  it('leaves what stands between two changed paragraphs as it is, also when one came in between', () => {
    const written = documentFromUpdates([emptyTextUpdate()]);
    changeToJson(written, doc('een', 'twee', 'drie', 'vier'), { clientId: 11 });
    const third = written.getXmlFragment(FRAGMENT).get(2)._item?.id;

    changeToJson(written, doc('een!', 'nieuw', 'twee', 'drie', 'vier!'), { clientId: 12 });

    expect(documentText(written)).toBe('een!\nnieuw\ntwee\ndrie\nvier!');
    expect(written.getXmlFragment(FRAGMENT).get(3)._item?.id).toEqual(third);
  });

  it('gives the marks that were asked for and takes the others', () => {
    const written = documentFromUpdates([emptyTextUpdate()]);
    const marked = (first: string, second: string) => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'De ', marks: [{ type: first }] }, { type: 'text', text: 'kust', marks: [{ type: second }] }] }],
    });
    changeToJson(written, marked('bold', 'italic'), { clientId: 11 });

    changeToJson(written, marked('italic', 'underline'), { clientId: 12 });

    expect(documentJson(written).content?.[0]?.content?.map(({ text, marks }) => [text, marks])).toEqual([
      ['De ', [{ type: 'italic' }]],
      ['kust', [{ type: 'underline' }]],
    ]);
    expect(editToJson(written, marked('italic', 'underline'), { clientId: 13 })).toBeNull();
  });
});
