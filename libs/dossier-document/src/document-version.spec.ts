import * as fc from 'fast-check';
import * as Y from 'yjs';
import { documentVersion } from './document-version';
import { documentJson } from './document-json';
import { documentText } from './document-text';
import { faithfulDocument } from './faithful-document';
import { FRAGMENT } from './schema-version';

type Edit = { readonly writer: number; readonly at: number; readonly text: string; readonly kind: 'insert' | 'delete' | 'bold' | 'plain' };

const edit = fc.record({
  writer: fc.nat(2),
  at: fc.nat(16),
  text: fc.string({ minLength: 1, maxLength: 5 }),
  kind: fc.constantFrom('insert', 'delete', 'bold', 'plain'),
});

const written = (doc: Y.Doc): Y.XmlText => {
  const fragment = doc.getXmlFragment(FRAGMENT);
  const paragraph = fragment.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (text instanceof Y.XmlText) return text;
  const fresh = new Y.XmlText();
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [fresh]);
  fragment.insert(0, [element]);
  return fresh;
};

const apply = (text: Y.XmlText, { at, text: typed, kind }: Edit): void => {
  const place = Math.min(at, text.length);
  const length = Math.min(3, text.length - place);
  if (kind === 'insert') text.insert(place, typed);
  else if (kind === 'delete') text.delete(place, length);
  else text.format(place, length, { bold: kind === 'bold' ? {} : null });
};

/** The updates of three writers who exchange what they wrote only at the end. */
const session = (edits: readonly Edit[]): Uint8Array[] => {
  const seed = new Y.Doc();
  seed.clientID = 1;
  written(seed).insert(0, 'samen digitaal');
  const first = Y.encodeStateAsUpdate(seed);
  const updates = [first];
  const writers = [2, 3, 4].map((clientId) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    Y.applyUpdate(doc, first);
    doc.on('update', (update) => updates.push(update));
    return doc;
  });
  for (const one of edits) {
    const doc = writers[one.writer];
    if (doc) apply(written(doc), one);
  }
  return updates;
};

const replica = (updates: readonly Uint8Array[], { gc }: { gc: boolean }): Y.Doc => {
  const doc = faithfulDocument();
  doc.gc = gc;
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};

describe('the version of a document', () => {
  it('is the same for every order of arrival, with and without garbage collection, in both encodings', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (edits, order) => {
        const updates = session(edits);
        const shuffled = [...updates].sort(() => ((order.next().value ?? 0) % 2 === 0 ? 1 : -1));
        const collected = replica(updates, { gc: true });
        const kept = replica(shuffled, { gc: false });
        const fromState = replica([Y.encodeStateAsUpdate(kept)], { gc: true });
        const fromSecondEncoding = faithfulDocument();
        Y.applyUpdateV2(fromSecondEncoding, Y.encodeStateAsUpdateV2(collected));

        const versions = [collected, kept, fromState, fromSecondEncoding].map(documentVersion);

        expect(new Set(versions).size).toBe(1);
        expect(documentText(kept)).toBe(documentText(collected));
        expect(documentJson(kept)).toEqual(documentJson(collected));
      }),
      { numRuns: 150 },
    );
  });

  it('changes with every edit, also with one that only deletes', () => {
    const doc = new Y.Doc();
    const text = written(doc);
    text.insert(0, 'digipunt');
    const before = documentVersion(doc);

    text.delete(0, 4);
    const afterDeletion = documentVersion(doc);
    text.insert(0, 'x');

    expect(afterDeletion).not.toBe(before);
    expect(documentVersion(doc)).not.toBe(afterDeletion);
  });

  it('is written in 43 characters that may stand in an address', () => {
    expect(documentVersion(new Y.Doc())).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});
