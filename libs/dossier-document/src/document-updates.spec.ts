import * as fc from 'fast-check';
import * as Y from 'yjs';
import { checkDocument, checkJson } from './check-document';
import { editToJson } from './document-change';
import { documentJson } from './document-json';
import type { DocumentNode } from './document-json';
import { documentText } from './document-text';
import { documentContent, documentFromUpdates, emptyTextUpdate, updateFromJson } from './document-updates';
import { FRAGMENT } from './schema-version';
import { textSchema } from './text-extensions';

const words = (text: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', ...(content.length > 0 ? { content } : {}) });
const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content });
const cell = (type: 'tableCell' | 'tableHeader', text: string): DocumentNode => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [paragraph(words(text))],
});
const row = (...cells: DocumentNode[]): DocumentNode => ({ type: 'tableRow', content: cells });

const everything = doc(
  { type: 'heading', attrs: { level: 2 }, content: [words('Noden')] },
  paragraph(words('In '), words('vier', 'bold', 'italic'), words(' gemeenten'), { type: 'hardBreak' }, words('aan zee')),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words('wifi'))] }] },
  { type: 'orderedList', attrs: { start: 1 }, content: [{ type: 'listItem', content: [paragraph(words('eerst', 'underline'))] }] },
  { type: 'blockquote', content: [paragraph(words('H'), words('2', 'subscript'), words('O'))] },
  paragraph({ type: 'mention', attrs: { kind: 'partner', id: 'p1', label: 'Damme' } }, words(' en '), {
    type: 'text',
    text: 'de oproep',
    marks: [{ type: 'link', attrs: { href: 'https://www.vlaanderen.be' } }],
  }),
  {
    type: 'table',
    content: [row(cell('tableHeader', 'Gemeente')), row(cell('tableCell', 'Zuienkerke'))],
  },
  { type: 'image', attrs: { src: '/api/attachments/1', alt: 'Kaart' } },
);

function textOf(one: Y.Doc): Y.XmlText {
  const found = one.getXmlFragment(FRAGMENT).firstChild;
  if (!(found instanceof Y.XmlElement && found.firstChild instanceof Y.XmlText)) throw new Error('no paragraph with text');
  return found.firstChild;
}

const opened = (json: DocumentNode): Y.Doc => documentFromUpdates([updateFromJson(json, { clientId: 7 })]);

describe('seeding a text section', () => {
  it('writes one empty paragraph, always in the same bytes', () => {
    expect(documentJson(documentFromUpdates([emptyTextUpdate()]))).toEqual(doc(paragraph()));
    expect(emptyTextUpdate()).toEqual(emptyTextUpdate());
  });

  it('keeps everything a text may hold', () => {
    const seeded = opened(everything);

    expect(textSchema.nodeFromJSON(documentJson(seeded)).toJSON()).toEqual(textSchema.nodeFromJSON(everything).toJSON());
    expect(checkDocument(seeded)).toEqual([]);
  });

  it('reads letters as one piece when marks between them change nothing', () => {
    const here = opened(doc(paragraph(words('gemeenten'))));
    const there = documentFromUpdates([Y.encodeStateAsUpdate(here)]);
    textOf(here).format(2, 2, { bold: {} });
    textOf(there).delete(2, 2);

    const merged = documentFromUpdates([there, here].map((one) => Y.encodeStateAsUpdate(one)));

    expect(textOf(merged).toDelta()).toHaveLength(2);
    expect(documentJson(merged)).toEqual(doc(paragraph(words('geenten'))));
    expect(editToJson(merged, doc(paragraph(words('geenten'))), { clientId: 9 })).toBeNull();
  });

  it('takes a mark that a script says as `true` for the same as one without attributes', () => {
    const mixed = opened(doc(paragraph(words('een', 'bold'))));
    textOf(mixed).insert(3, ' twee', { bold: true });

    expect(textOf(mixed).toDelta()).toHaveLength(2);
    expect(documentJson(mixed)).toEqual(doc(paragraph(words('een twee', 'bold'))));
    expect(editToJson(mixed, doc(paragraph(words('een twee', 'bold'))), { clientId: 9 })).toBeNull();
  });

  it('refuses content that the schema does not know', () => {
    expect(() => updateFromJson(doc({ type: 'video' }), { clientId: 7 })).toThrow(RangeError);
    expect(() => updateFromJson(doc(row(cell('tableCell', 'los'))), { clientId: 7 })).toThrow(RangeError);
  });

  it('refuses an image without a text for those who cannot see it', () => {
    expect(() => updateFromJson(doc({ type: 'image', attrs: { src: '/api/attachments/1' } }), { clientId: 7 })).toThrow(RangeError);
  });
});

describe('the plain text', () => {
  it('has one line for each paragraph, heading, list item and cell, and each line break', () => {
    expect(documentText(everything)).toBe(
      ['Noden', 'In vier gemeenten', 'aan zee', 'wifi', 'eerst', 'H2O', 'Damme en de oproep', 'Gemeente', 'Zuienkerke'].join('\n'),
    );
  });

  it('is the same from the document and from its JSON', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 3 }), { minLength: 1, maxLength: 6 }), (paragraphs) => {
        const json = doc(...paragraphs.map((runs) => paragraph(...runs.map((run) => words(run)))));

        expect(documentContent(opened(json)).text).toBe(documentText(json));
        expect(documentText(json)).toBe(paragraphs.map((runs) => runs.join('')).join('\n'));
      }),
    );
  });

  it('leaves out what was proposed for deletion', () => {
    expect(documentText(doc(paragraph(words('oude '), words('weg', 'deletion'), words('tekst'))))).toBe('oude tekst');
  });
});

describe('checking a document', () => {
  it('names a root that is not the text', () => {
    const seeded = opened(everything);
    seeded.getMap('rows').set('a', 1);

    expect(checkDocument(seeded)).toEqual([{ code: 'foreign-root', path: [], name: 'rows' }]);
  });

  it('names each node and mark that is unknown, with its place, and changes nothing', () => {
    const seeded = opened(doc(paragraph(words('een')), paragraph(words('twee'))));
    seeded.getXmlFragment('default').insert(1, [new Y.XmlElement('script')]);
    const before = documentContent(seeded).version;

    expect(checkDocument(seeded)).toEqual([{ code: 'unknown-node', path: [1], name: 'script' }]);
    expect(documentContent(seeded).version).toBe(before);
    expect(checkJson(doc(paragraph(words('rood', 'color'))))).toEqual([{ code: 'unknown-mark', path: [0, 0], name: 'color' }]);
  });

  it('refuses a link that runs something', () => {
    const link: DocumentNode = { type: 'text', text: 'klik', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] };

    expect(checkJson(doc(paragraph(link)))).toEqual([{ code: 'unsafe-link', path: [0, 0], name: 'javascript:alert(1)' }]);
  });

  it('asks for a header row, a text with every image, and headings of level 2 to 4', () => {
    const found = checkJson(
      doc(
        { type: 'table', content: [row(cell('tableCell', 'Damme'))] },
        { type: 'image', attrs: { src: '/api/attachments/1', alt: ' ' } },
        { type: 'heading', attrs: { level: 1 }, content: [words('Titel')] },
      ),
    );

    expect(found.map(({ code, path }) => [code, path])).toEqual([
      ['table-without-header-row', [0]],
      ['image-without-text', [1]],
      ['wrong-attribute', [2]],
    ]);
  });

  it('names content that stands where it may not', () => {
    expect(checkJson(doc(words('los')))).toMatchObject([{ code: 'invalid-content' }]);
  });
});
