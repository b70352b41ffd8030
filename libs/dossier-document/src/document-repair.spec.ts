import * as fc from 'fast-check';
import * as Y from 'yjs';
import { checkDocument, checkJson } from './check-document';
import type { DocumentNode } from './document-json';
import { documentJson } from './document-json';
import { repairable, repairDocument } from './document-repair';
import { documentText } from './document-text';
import { documentFromUpdates, updateFromJson } from './document-updates';
import { FRAGMENT } from './schema-version';
import { soundJson } from './sound-json';

const HOSTILE = 666;

/** A sound text of two paragraphs, into which somebody writes by hand. */
function damaged(write: (fragment: Y.XmlFragment) => void): Y.Doc {
  const content = ['De kust', 'vergrijst'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  const doc = documentFromUpdates([updateFromJson({ type: 'doc', content }, { clientId: 7 })]);
  doc.clientID = HOSTILE;
  doc.transact(() => write(doc.getXmlFragment(FRAGMENT)));
  return doc;
}

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};

const firstText = (fragment: Y.XmlFragment): Y.XmlText => {
  const block = fragment.get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('the first block has no text');
  return text;
};

describe('repairing a document', () => {
  it.each<[what: string, write: (fragment: Y.XmlFragment) => void, text: string]>([
    ['an unknown node, whose text it keeps', (f) => f.insert(1, [element('video', new Y.XmlText('hallo'))]), 'De kust\nhallo\nvergrijst'],
    ['an unknown node around blocks', (f) => f.insert(1, [element('box', element('paragraph', new Y.XmlText('in')))]), 'De kust\nin\nvergrijst'],
    ['an unknown mark', (f) => firstText(f).format(0, 2, { blink: true }), 'De kust\nvergrijst'],
    ['a link that runs', (f) => firstText(f).format(0, 2, { link: { href: 'javascript:alert(1)' } }), 'De kust\nvergrijst'],
    ['an attribute that nobody knows', (f) => (f.get(0) as Y.XmlElement).setAttribute('onclick', 'alert(1)'), 'De kust\nvergrijst'],
    ['a paragraph in a paragraph', (f) => (f.get(0) as Y.XmlElement).push([element('paragraph', new Y.XmlText(' in'))]), 'De kust in\nvergrijst'],
    ['a list item without a list', (f) => f.insert(1, [element('listItem', element('paragraph', new Y.XmlText('los')))]), 'De kust\nlos\nvergrijst'],
    ['a list without items', (f) => f.insert(1, [element('bulletList')]), 'De kust\nvergrijst'],
    ['text between the blocks', (f) => f.insert(1, [new Y.XmlText('los')]), 'De kust\nlos\nvergrijst'],
    ['a type that is no text', (f) => f.insert(1, [new Y.Map() as unknown as Y.XmlText]), 'De kust\nvergrijst'],
    ['an embed in a text', (f) => firstText(f).insertEmbed(2, { html: '<script>' }), 'De kust\nvergrijst'],
    ['an image from elsewhere', (f) => f.insert(1, [anImage('https://example.org/x.png')]), 'De kust\nvergrijst'],
  ])('mends %s', (_, write, text) => {
    const doc = damaged(write);
    expect(repairable(doc)).not.toEqual([]);

    const repair = repairDocument(doc, { clientId: 9 });

    expect(documentText(doc)).toBe(text);
    expect([repairable(doc), checkDocument(doc)]).toEqual([[], []]);
    expect(repair?.found.length).toBeGreaterThan(0);
    expect(repairDocument(doc, { clientId: 10 })).toBeNull();
  });

  it('names whose structs no editor can have written, and nobody for what honest writers may bring about', () => {
    const unknown = damaged((f) => f.insert(1, [element('video')]));
    const emptyList = damaged((f) => f.insert(1, [element('bulletList')]));

    expect(repairDocument(unknown, { clientId: 9 })?.foreign).toMatchObject([{ name: 'video', clientId: HOSTILE }]);
    expect(repairDocument(emptyList, { clientId: 9 })?.foreign).toEqual([]);
  });

  it('leaves everything that is sound with its authors', () => {
    const doc = damaged((f) => f.insert(1, [element('video')]));
    const ids = doc.getXmlFragment(FRAGMENT).toArray().map((block) => block._item?.id);

    repairDocument(doc, { clientId: 9 });

    expect(doc.getXmlFragment(FRAGMENT).toArray().map((block) => block._item?.id)).toEqual([ids[0], ids[2]]);
  });

  it('leaves a table without a header row and an image without a text to people', () => {
    const cell = { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [{ type: 'paragraph' }] };
    const table = { type: 'doc', content: [{ type: 'table', content: [{ type: 'tableRow', content: [cell] }] }] };
    const doc = documentFromUpdates([updateFromJson(table, { clientId: 7 })]);

    expect(checkDocument(doc).map(({ code }) => code)).toEqual(['table-without-header-row']);
    expect(repairDocument(doc, { clientId: 9 })).toBeNull();
  });

  const name = fc.constantFrom('doc', 'paragraph', 'heading', 'bulletList', 'listItem', 'table', 'tableRow', 'tableCell', 'image', 'mention', 'hardBreak', 'video');
  const anything = fc.letrec<{ node: DocumentNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      fc.record({ type: fc.constant('text'), text: fc.constantFrom('kust', 'zee'), marks: fc.subarray(['bold', 'blink', 'link']).map((types) => types.map((type) => ({ type }))) }),
      fc.record({
        type: name,
        attrs: fc.dictionary(fc.constantFrom('level', 'colspan', 'src', 'alt', 'x'), fc.oneof(fc.integer(), fc.string(), fc.constant(null)), { maxKeys: 2 }),
        content: fc.array(tie('node'), { maxLength: 4 }),
      }),
    ),
  })).node;

  it('makes sound JSON of anything', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (content) => {
        const sound = soundJson({ type: 'doc', content });

        expect(checkJson(sound).filter(({ code }) => code !== 'table-without-header-row' && code !== 'image-without-text')).toEqual([]);
        expect(soundJson(sound)).toEqual(sound);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing that is sound already', () => {
    const doc = damaged(() => undefined);

    expect(soundJson(documentJson(doc))).toEqual(documentJson(doc));
  });
});

function anImage(src: string): Y.XmlElement {
  const image = new Y.XmlElement('image');
  image.setAttribute('src', src);
  image.setAttribute('alt', 'x');
  return image;
}
