import { documentFromUpdates, editToJson, textSchema, textVocabulary, updateFromJson } from '@samenpen/dossier-document';
import { defaultLimits } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { Chance } from '../testing/fuzz/chance';
import { craftedUpdate } from '../testing/fuzz/crafted-update';
import { decodeUpdate } from './decode-update';
import type { DecodedUpdate } from './decode-update';
import { judgeUpdate } from './judge-update';
import { Refusal } from './refusal';
import { checkVocabulary } from './vocabulary';

const caps = { ...defaultLimits, roots: new Set(['default']) };

const words = (text: string, ...marks: object[]): object => ({ type: 'text', text, marks });
const paragraph = (...content: object[]): object => ({ type: 'paragraph', content });
const document = (...content: object[]): object => ({ type: 'doc', content });

/** A script on a text of two paragraphs, and what it sends when it writes. */
function written(write: (fragment: Y.XmlFragment, first: Y.XmlText) => void): { doc: Y.Doc; update: Uint8Array } {
  const doc = documentFromUpdates([updateFromJson(document(paragraph(words('De kust')), paragraph(words('vergrijst'))), { clientId: 7 })]);
  const script = new Y.Doc();
  Y.applyUpdate(script, Y.encodeStateAsUpdate(doc));
  const fragment = script.getXmlFragment('default');
  script.transact(() => write(fragment, (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText));
  return { doc, update: Y.encodeStateAsUpdate(script, Y.encodeStateVector(doc)) };
}

function verdict(doc: Y.Doc, update: Uint8Array): string {
  const decoded = decodeUpdate(update, caps);
  expect(['new', 'known']).toContain(judgeUpdate(doc, decoded).kind);
  return outcome(() => checkVocabulary(doc, decoded, textVocabulary));
}

/** `taken`, or why not; throws whatever is no refusal. */
function outcome(check: () => unknown): string {
  try {
    check();
    return 'taken';
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return fault.reason;
  }
}

/** Null for what never gets as far as the schema. */
function newOrNull(doc: Y.Doc, update: Uint8Array): DecodedUpdate | null {
  const found: DecodedUpdate[] = [];
  outcome(() => {
    const decoded = decodeUpdate(update, caps);
    if (judgeUpdate(doc, decoded).kind === 'new') found.push(decoded);
  });
  return found[0] ?? null;
}

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};

// A script is bound by no type.
const asElement = (anything: unknown): Y.XmlElement => anything as Y.XmlElement;

describe('what no editor writes', () => {
  it.each<readonly [string, (fragment: Y.XmlFragment, first: Y.XmlText) => void]>([
    ['an unknown node with words in it', (fragment) => fragment.push([element('video', new Y.XmlText('Ook dit.'))])],
    ['an unknown node within a known one', (fragment) => fragment.push([element('blockquote', element('box', new Y.XmlText('in')))])],
    ['the whole within itself', (fragment) => fragment.push([element('doc', element('paragraph'))])],
    ['a node called text', (fragment) => fragment.push([element('text')])],
    ['a node called like something of JavaScript', (fragment) => fragment.push([element('constructor')])],
    ['an unknown mark', (_, first) => first.format(0, 2, { blink: true })],
    ['an unknown mark under the name of a known one and more', (_, first) => first.format(0, 2, { 'bold--x': true })],
    ['a type that is no XML', (fragment) => fragment.push([asElement(new Y.Map())])],
    ['a value among the blocks', (fragment) => fragment.push([asElement('los')])],
    ['words among the blocks', (fragment) => fragment.push([asElement(new Y.XmlText('los'))])],
    ['an embed among the words', (_, first) => first.insertEmbed(2, { html: '<b>' })],
    ['a paragraph among the words', (_, first) => first.insertEmbed(2, element('paragraph'))],
    ['an attribute of which no text can be made', (fragment) => (fragment.get(0) as Y.XmlElement).setAttribute('level', { toString: 5, valueOf: 5 } as never)],
    ['an attribute that JSON cannot say', (fragment) => (fragment.get(0) as Y.XmlElement).setAttribute('level', 2n as never)],
    ['a link to something of which no text can be made', (_, first) => first.format(0, 2, { link: { href: { toString: 5 } } })],
    ['a type in an attribute', (fragment) => (fragment.get(0) as Y.XmlElement).setAttribute('level', new Y.XmlText('2') as never)],
  ])('is refused: %s', (_what, write) => {
    const { doc, update } = written(write);
    expect(verdict(doc, update)).toBe('schema-violation');
  });

  it('is refused as a value under a name on the root, which has only children', () => {
    const script = new Y.Doc();
    script.getMap('default').set('evil', 1);
    expect(verdict(written(() => undefined).doc, Y.encodeStateAsUpdate(script))).toBe('schema-violation');
  });

  it('is refused as letters beside a block, too, which Yjs itself never writes', () => {
    const { doc } = written(() => undefined);
    const block = doc.getXmlFragment('default')._start?.id;
    const letters = Uint8Array.of(1, 1, 5, 0, 0x84, block?.client ?? 0, block?.clock ?? 0, 1, 0x78, 0);
    expect(verdict(doc, letters)).toBe('schema-violation');
  });
});

describe('what a hostile client makes up', () => {
  it('is taken or refused, and nothing else, whatever its structs name', () => {
    const reasons = new Set<string>();
    const { doc } = written(() => undefined);
    for (let seed = 1; seed <= 3_000; seed++) {
      const decoded = newOrNull(doc, craftedUpdate(new Chance(seed), doc));
      if (decoded !== null) reasons.add(outcome(() => checkVocabulary(doc, decoded, textVocabulary)));
    }
    expect([...reasons].sort()).toEqual(['schema-violation', 'taken']);
  });
});

describe('what is none of the schema’s business at the door', () => {
  it.each<readonly [string, (fragment: Y.XmlFragment, first: Y.XmlText) => void]>([
    ['a mark as scripts write it', (_, first) => first.format(0, 2, { bold: true })],
    ['the end of a mark, also of an unknown one', (_, first) => first.format(0, 2, { blink: null })],
    ['an attribute that is mended later', (fragment) => (fragment.get(0) as Y.XmlElement).setAttribute('onclick', 'x')],
    ['a block in a place that is mended later', (fragment) => fragment.push([element('listItem', element('paragraph'))])],
    ['words after words', (fragment) => (fragment.get(0) as Y.XmlElement).push([new Y.XmlText('!')])],
    ['a deletion', (fragment) => fragment.delete(0, 1)],
  ])('is taken: %s', (_what, write) => {
    const { doc, update } = written(write);
    expect(verdict(doc, update)).toBe('taken');
  });

  it('is what is known already, from before the schema asked', () => {
    const { doc, update } = written((fragment) => fragment.push([element('video', new Y.XmlText('Oud.'))]));
    Y.applyUpdate(doc, update);
    expect(verdict(doc, update)).toBe('taken');
  });

  it('is what stands in a paragraph that somebody else took out meanwhile', () => {
    const { doc, update } = written((_, first) => first.insert(1, 'x', { italic: {} }));
    doc.getXmlFragment('default').delete(0, 1);
    expect(verdict(doc, update)).toBe('taken');
  });
});

describe('a node or a mark of the schema', () => {
  /** Every node that can stand somewhere, as ProseMirror fills it. */
  const blocks = Object.values(textSchema.nodes).flatMap((type) => {
    if (type.isText || type === textSchema.topNodeType) return [];
    const attrs = Object.fromEntries(Object.entries(type.spec.attrs ?? {}).map(([name, spec]) => [name, 'default' in spec ? spec.default : '/api/attachments/1']));
    const node = type.createAndFill(attrs);
    const wrapping = node === null ? null : textSchema.topNodeType.contentMatch.findWrapping(type);
    if (node === null || wrapping === null) return [];
    return [[type.name, wrapping.reduceRight((inner, outer) => outer.createChecked(null, inner), node).toJSON()] as const];
  });

  it('is known in every place that it can stand in', () => {
    expect(blocks.length).toBeGreaterThan(8);
    for (const [name, json] of blocks) {
      const doc = new Y.Doc();
      expect([name, verdict(doc, updateFromJson(document(json), { clientId: 5 }))]).toEqual([name, 'taken']);
    }
  });

  it('is known when the binding of the editor writes it beside something else', () => {
    const { doc } = written(() => undefined);
    const before = Y.encodeStateVector(doc);
    const copy = documentFromUpdates([Y.encodeStateAsUpdate(doc)]);
    const marks = Object.values(textSchema.marks).map(({ name, spec }) => {
      const attrs = Object.fromEntries(Object.entries(spec.attrs ?? {}).map(([attribute, it]) => [attribute, 'default' in it ? it.default : '1']));
      return paragraph(words('x'), words('y', { type: name, attrs }), words('z'));
    });

    const first = paragraph(words('De '), words('oude', { type: 'bold' }), words(' kust'));
    editToJson(copy, document(first, ...marks, ...blocks.map(([, json]) => json)), { clientId: 9 });

    expect(verdict(doc, Y.encodeStateAsUpdate(copy, before))).toBe('taken');
  });
});
