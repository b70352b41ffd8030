import * as fc from 'fast-check';
import * as Y from 'yjs';
import { checkDocument, checkJson } from './check-document';
import { documentJson } from './document-json';
import { repairable, repairDocument } from './document-repair';
import { documentText } from './document-text';
import { documentContent, documentFromUpdates, updateFromJson } from './document-updates';
import { FRAGMENT } from './schema-version';
import { soundJson } from './sound-json';
import { storableText } from './storable';
import { suggestionStructs } from './suggestion-structs';
import { suggestionsIn } from './suggestions-in';
import { writtenPieces } from './written-pieces';

/** A text of one paragraph, after which a raw client writes by hand. */
function written(write: (fragment: Y.XmlFragment) => void): Y.Doc {
  const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'De kust' }] }];
  const doc = documentFromUpdates([updateFromJson({ type: 'doc', content }, { clientId: 7 })]);
  doc.clientID = 666;
  doc.transact(() => write(doc.getXmlFragment(FRAGMENT)));
  return doc;
}

type Block = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>>; readonly text: string; readonly marks?: object };

/** A block with one text; Yjs types attributes as strings, which binds nobody. */
function block({ type, attrs = {}, text, marks = {} }: Block): Y.XmlElement {
  const [element, inner] = [new Y.XmlElement(type), new Y.XmlText()];
  for (const [attribute, value] of Object.entries(attrs)) element.setAttribute(attribute, value as string);
  inner.insert(0, text, { ...marks });
  element.insert(0, [inner]);
  return element;
}

const toBlind = { toString: 5, valueOf: 5 };
const strangeText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\0b', 'x\ud800y', '\udc00', '🌊'));
// All that an attribute can be encoded from.
const strangeValue = fc.oneof(
  fc.anything({ withBigInt: true, maxDepth: 2 }),
  strangeText,
  fc.constantFrom<unknown>(2n, Number.NaN, Infinity, undefined, null, 2, true, new Uint8Array(3), [1], {}, toBlind),
);
// Marks come as JSON.
const strangeSaid = fc.oneof(fc.jsonValue({ maxDepth: 2 }), strangeText, fc.constant(toBlind));
const attributeName = fc.constantFrom('level', 'start', 'colspan', 'label', 'src', 'alt', 'insertedBreak', 'deletedBreak', 'zz\0', '__proto__', 'constructor', '__defineGetter__');
const attributes = fc.array(fc.tuple(attributeName, strangeValue), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs) as Record<string, unknown>);
const marks = fc.oneof(
  fc.constant({}),
  fc.tuple(fc.constantFrom('link', 'bold', 'insertion'), fc.oneof(fc.record({ href: strangeSaid }), fc.record({ id: strangeSaid }))).map((pair) => Object.fromEntries([pair])),
);
const strangeBlock = fc.record({
  type: fc.constantFrom('paragraph', 'heading', 'orderedList', 'tableCell', 'mention', 'image'),
  attrs: attributes,
  text: strangeText,
  marks,
});

const isStorable = (value: unknown): boolean => {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' || value === null;
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner));
};

describe('what is read of a document that somebody wrote by hand', () => {
  it('can be said in JSON and stored, whatever it was', () => {
    fc.assert(
      fc.property(fc.array(strangeBlock, { maxLength: 4 }), (blocks) => {
        const doc = written((fragment) => fragment.push(blocks.map((each) => block(each))));
        const { json, text } = documentContent(doc);

        expect([isStorable(json), isStorable(text), isStorable(suggestionsIn(json))]).toEqual([true, true, true]);
        expect(() => JSON.stringify(json)).not.toThrow();
        expect(writtenPieces(doc).map((piece) => piece.text).join('')).toHaveLength(text.length);
        expect(() => [suggestionStructs(doc), checkDocument(doc)]).not.toThrow();
        expect(isStorable(repairable(doc))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('shows U+FFFD for each letter that cannot be stored, so that the places of the others stay', () => {
    expect(storableText('a\0b\ud800c🌊\udf0a')).toBe('a\uFFFDb\uFFFDc🌊\uFFFD');

    const doc = written((fragment) => fragment.push([block({ type: 'paragraph', text: 'a\0b' })]));
    expect(documentText(doc)).toBe('De kust\na\uFFFDb');
    expect(writtenPieces(doc).map((piece) => piece.text)).toEqual(['De kust', '\n', 'a\uFFFDb']);
  });

  it('has no attribute of which no value of the schema can be made', () => {
    for (const value of [2n, Number.NaN, undefined, [2], new Uint8Array(1), toBlind]) {
      const doc = written((fragment) => fragment.push([block({ type: 'heading', attrs: { level: value }, text: 'Kop' })]));
      expect(documentJson(doc).content?.[1]).toEqual({ type: 'heading', content: [{ type: 'text', text: 'Kop' }] });
    }
  });
});

describe('repairing what somebody wrote by hand', () => {
  it('leaves nothing of it, whatever it was', () => {
    fc.assert(
      fc.property(fc.array(strangeBlock, { maxLength: 4 }), (blocks) => {
        const doc = written((fragment) => fragment.push(blocks.map((each) => block(each))));
        repairDocument(doc, { clientId: 9 });

        expect(repairable(doc)).toEqual([]);
        expect(repairDocument(doc, { clientId: 10 })).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('is not hindered by one node of which no text can be made', () => {
    const link = { link: { href: 'javascript:alert(1)' } };
    const heading = block({ type: 'heading', attrs: { level: toBlind }, text: 'Kop' });
    const doc = written((fragment) => fragment.push([heading, block({ type: 'paragraph', attrs: { onclick: 'x' }, text: 'klik', marks: link })]));

    expect(repairDocument(doc, { clientId: 9 })?.foreign.map(({ name }) => name)).toEqual(['heading.level', 'paragraph.onclick', 'link']);
    expect(documentJson(doc).content?.slice(1)).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Kop' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'klik' }] },
    ]);
  });

  it('writes U+FFFD for letters that cannot be stored, and accuses nobody of what may have been pasted', () => {
    const href = 'https://kust.example/\ud800';
    const pasted = written((fragment) => fragment.push([block({ type: 'paragraph', text: 'a\0b' })]));
    const linked = written((fragment) => fragment.push([block({ type: 'paragraph', text: 'klik', marks: { link: { href } } })]));

    expect(repairDocument(pasted, { clientId: 9 })).toMatchObject({ found: ['unstorable characters'], foreign: [] });
    expect(pasted.getXmlFragment(FRAGMENT).toString()).toBe('<paragraph>De kust</paragraph><paragraph>a\uFFFDb</paragraph>');
    repairDocument(linked, { clientId: 9 });
    expect(linked.getXmlFragment(FRAGMENT).toString()).toContain('<link href="https://kust.example/\uFFFD">klik</link>');
  });

  it('takes out attributes that are called like something that every object has', () => {
    const names = ['__proto__', 'constructor', 'toString', '__defineGetter__'];
    const attrs = Object.fromEntries(names.map((name) => [name, { a: 1 }]));
    const doc = written((fragment) => fragment.push([block({ type: 'paragraph', attrs, text: 'zee' })]));

    expect(repairDocument(doc, { clientId: 9 })?.found).toEqual(expect.arrayContaining(names.map((name) => `foreign paragraph.${name}`)));
    expect(repairable(doc)).toEqual([]);
  });
});

describe('judging JSON', () => {
  it('throws at no value, and makes it sound', () => {
    fc.assert(
      fc.property(fc.array(strangeBlock, { maxLength: 4 }), (blocks) => {
        const content = blocks.map(({ type, attrs, text, marks: said }) => ({
          type,
          attrs,
          content: [{ type: 'text', text, marks: Object.entries(said).map(([mark, inner]) => ({ type: mark, attrs: inner })) }],
        }));

        expect(() => checkJson({ type: 'doc', content })).not.toThrow();
        expect(isStorable(soundJson({ type: 'doc', content }))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
