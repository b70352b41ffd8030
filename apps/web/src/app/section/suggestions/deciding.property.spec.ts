import { decidedJson, documentFromUpdates, documentJson, documentText, editToJson, suggestionsIn, textExtensions, updateFromJson } from '@samenpen/dossier-document';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { heldMarks } from '../../live/held-marks';
import { ownCaret } from '../../live/own-caret';
import { suggesting } from './suggesting';

/*
 * One paragraph of numbered words. Each word belongs to one of three people: two suggest, one writes as usual. So each
 * decision has one text that it must lead to, and it can be told before anybody decides.
 */

const WORDS = Array.from({ length: 12 }, (_, at) => `woord${String(at).padStart(2, '0')}`);
const SUGGESTING = [true, true, false];

type Take = 'accept' | 'reject';
type Kind = 'replace' | 'erase' | 'add';
type Change = { readonly word: number; readonly kind: Kind; readonly hears: number | null };

const ownerOf = (word: number): number => word % SUGGESTING.length;
const numberOf = (word: string): string => word.slice(-2);

/** How a word reads once a change of it holds. */
const changed = (word: string, kind: Kind | undefined): string => {
  if (kind === 'erase') return '';
  if (kind === 'replace') return `nieuw${numberOf(word)}`;
  return kind === 'add' ? `${word}-ook${numberOf(word)}` : word;
};

class Writer {
  readonly doc: Y.Doc;
  readonly editor: Editor;
  readonly #ids = new Set<unknown>();

  constructor(update: Uint8Array, isSuggesting: boolean) {
    this.doc = documentFromUpdates([update]);
    const begin = (): string => {
      const id = crypto.randomUUID();
      this.#ids.add(id);
      return id;
    };
    this.editor = new Editor({
      element: document.body.appendChild(document.createElement('div')),
      injectCSS: false,
      extensions: [
        ...textExtensions,
        Collaboration.configure({ document: this.doc }),
        heldMarks,
        ownCaret,
        suggesting.configure({ isOn: () => isSuggesting, own: { has: (id) => this.#ids.has(id), begin }, onRefused: () => undefined }),
      ],
    });
  }

  does({ word, kind }: Change): void {
    const words = WORDS[word] ?? '';
    let from = -1;
    this.editor.state.doc.descendants((node, position) => {
      const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
      if (at !== -1) from = position + at;
    });
    const range = { from, to: from + words.length };
    if (kind === 'erase') this.editor.chain().setTextSelection(range).deleteSelection().run();
    else if (kind === 'replace') this.editor.chain().setTextSelection(range).insertContent(changed(words, kind)).run();
    else this.editor.chain().setTextSelection(range.to).insertContent(changed(words, kind).slice(words.length)).run();
  }

  hears(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'the server');
  }
}

/** Decides one suggestion as the server does: an edit of its own, made from the text that it holds. */
function decide(doc: Y.Doc, id: string, take: Take): void {
  const clientId = 1_000_000 + doc.store.clients.size;
  editToJson(doc, decidedJson(documentJson(doc), { take, ids: new Set([id]) }), { clientId });
}

const everybodyHears = (docs: readonly Y.Doc[]): void => {
  for (const one of docs) for (const other of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)), 'the server');
};

type Decided = { readonly takes: readonly Take[]; readonly order: readonly number[] };

/** The ids of open suggestions by the number of the word that they change. */
function idsByWord(doc: Y.Doc): Map<string, string> {
  const open = suggestionsIn(documentJson(doc));
  return new Map(open.map(({ id, removed, added }) => [numberOf(removed === '' ? added : removed), id]));
}

const isSuggestion = ({ word }: Change): boolean => SUGGESTING[ownerOf(word)] === true;
const nameOf = ({ word }: Change): string => numberOf(WORDS[word] ?? '');

/** The text that must stand there once everything is decided. */
const textAfter = (changes: readonly Change[], takes: readonly Take[]): string =>
  WORDS.map((word, at) => {
    const change = changes.find((one) => one.word === at);
    const holds = change !== undefined && (!isSuggestion(change) || takes[at] === 'accept');
    return changed(word, holds ? change.kind : undefined);
  }).join(' ');

/** Each in their own copy, seeing of the others what is said; in the end everything arrives. */
async function write(writers: readonly Writer[], changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const writer = writers[ownerOf(change.word)];
    writer?.does(change);
    const other = change.hears === null ? undefined : writers[change.hears];
    if (other) writer?.hears(Y.encodeStateAsUpdate(other.doc));
    // What an editor has to tidy, it does when its turn comes.
    await Promise.resolve();
  }
  await everythingArrives(writers.map(({ doc }) => doc));
}

async function everythingArrives(docs: readonly Y.Doc[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    everybodyHears(docs);
    await Promise.resolve();
  }
}

async function play(changes: readonly Change[], { takes, order }: Decided): Promise<void> {
  const update = updateFromJson({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: WORDS.join(' ') }] }] }, { clientId: 1 });
  const writers = SUGGESTING.map((isSuggesting) => new Writer(update, isSuggesting));
  // An editor is whole one turn after it was made.
  await new Promise((resolve) => setTimeout(resolve));
  try {
    await write(writers, changes);
    const docs = writers.map(({ doc }) => doc);
    const server = documentFromUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc)));
    const otherwise = documentFromUpdates([Y.encodeStateAsUpdate(server)]);
    const ids = idsByWord(server);
    const suggested = changes.filter(isSuggestion).toSorted((one, other) => (order[one.word] ?? 0) - (order[other.word] ?? 0));
    expect([...ids.keys()].toSorted()).toEqual(suggested.map(nameOf).toSorted());

    for (const [at, change] of suggested.entries()) {
      decide(server, ids.get(nameOf(change)) ?? '', takes[change.word] ?? 'reject');
      // One of them sees each decision at once, the others later.
      writers[at % writers.length]?.hears(Y.encodeStateAsUpdate(server));
      await Promise.resolve();
    }
    for (const change of suggested.toReversed()) decide(otherwise, ids.get(nameOf(change)) ?? '', takes[change.word] ?? 'reject');
    await everythingArrives([server, ...docs]);

    const expected = textAfter(changes, takes);
    expect([documentText(server), documentText(otherwise)]).toEqual([expected, expected]);
    expect(suggestionsIn(documentJson(server))).toEqual([]);
    for (const { doc, editor } of writers) expect([documentJson(doc), editor.getText()]).toEqual([documentJson(server), expected]);
  } finally {
    for (const { editor } of writers) editor.destroy();
  }
}

const anyChanges = fc.uniqueArray(
  fc.record({ word: fc.nat(WORDS.length - 1), kind: fc.constantFrom<Kind>('replace', 'erase', 'add'), hears: fc.option(fc.nat(2), { nil: null }) }),
  { selector: ({ word }) => word, minLength: 2, maxLength: WORDS.length },
);
const anyDecisions = fc.record({
  takes: fc.array(fc.constantFrom<Take>('accept', 'reject'), { minLength: WORDS.length, maxLength: WORDS.length }),
  order: fc.array(fc.nat(100), { minLength: WORDS.length, maxLength: WORDS.length }),
});

describe('suggestions of two people in one paragraph, in which a third writes', () => {
  it('lead to exactly the text that was decided, in whatever order, and to the same text on every screen', async () => {
    await fc.assert(fc.asyncProperty(anyChanges, anyDecisions, play), { numRuns: 100, seed: 26 });
  });
});
