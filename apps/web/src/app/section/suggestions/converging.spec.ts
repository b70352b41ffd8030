import { checkDocument, decidedJson, documentFromUpdates, documentJson, documentText, documentVersion, suggestionsIn, suggestionStructs, textExtensions, updateFromJson, writtenPieces } from '@samenpen/dossier-document';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { heldMarks } from '../../live/held-marks';
import { ownCaret } from '../../live/own-caret';
import { suggesting } from './suggesting';

const START = ['Wie valt uit de boot?', 'Gezinnen zonder toestel.', 'De kust'];

/** A person at an own copy of the text; what is written waits until it is sent. */
class Writer {
  readonly doc: Y.Doc;
  readonly editor: Editor;
  readonly #ids = new Set<unknown>();

  constructor(
    update: Uint8Array,
    readonly isSuggesting: boolean,
  ) {
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

  does({ kind, at, length, text }: Act): void {
    const size = this.editor.state.doc.content.size;
    const from = 1 + Math.floor(at * (size - 1));
    const chain = this.editor.chain().setTextSelection({ from, to: Math.min(size, from + length) });
    if (kind === 'type') this.editor.chain().setTextSelection(from).insertContent(text).run();
    else if (kind === 'replace') chain.insertContent(text).run();
    else if (kind === 'erase') chain.deleteSelection().run();
    else if (kind === 'enter') this.editor.chain().setTextSelection(from).splitBlock().run();
    else if (kind === 'join') this.editor.chain().setTextSelection(from).joinTextblockBackward().run();
    else if (kind === 'bold') chain.toggleBold().run();
    else this.editor.commands.undo();
  }

  hears(other: Writer): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)), 'the server');
  }

  stop(): void {
    this.editor.destroy();
  }
}

type Act = { readonly kind: 'type' | 'replace' | 'erase' | 'enter' | 'join' | 'bold' | 'undo'; readonly at: number; readonly length: number; readonly text: string };
type Turn = { readonly who: number; readonly act: Act; readonly hears: number | null };

const turnOf = (...kinds: Act['kind'][]): fc.Arbitrary<Turn> => fc.record({
  who: fc.nat(2),
  act: fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 12 }),
    text: fc.constantFrom('a', 'zee', ' digipunt ', 'é'),
  }),
  hears: fc.option(fc.nat(2), { nil: null }),
});

const turn = turnOf('type', 'type', 'type', 'replace', 'erase', 'enter', 'join', 'bold', 'undo');
/** Without undo: that of a new paragraph in which somebody else has written leaves a paragraph, in any mode. */
const forwards = turnOf('type', 'type', 'type', 'replace', 'erase', 'enter', 'join', 'bold');

type Play = { readonly modes: readonly boolean[]; readonly isInTouch: boolean };

const take = ({ who, act, hears }: Turn, writers: readonly Writer[]): void => {
  writers[who]?.does(act);
  const other = hears === null ? undefined : writers[hears];
  if (other !== undefined) writers[who]?.hears(other);
};

const allHear = (writers: readonly Writer[]): void => {
  for (const one of writers) for (const other of writers) one.hears(other);
};

/** Each writes in a mode of their own; in touch: what one does reaches the others at once. */
const play = async (turns: readonly Turn[], { modes, isInTouch }: Play, check: (writers: readonly Writer[]) => void): Promise<void> => {
  const content = START.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  const update = updateFromJson({ type: 'doc', content }, { clientId: 1 });
  const writers = modes.map((isSuggesting) => new Writer(update, isSuggesting));
  // An editor is whole one turn after it was made.
  await new Promise((resolve) => setTimeout(resolve));
  try {
    for (const turn of turns) {
      take(turn, writers);
      if (isInTouch) allHear(writers);
      // What an editor has to tidy, it does when its turn comes.
      await Promise.resolve();
    }
    // Everything arrives in the end; twice round, because somebody's tidying may answer what came.
    for (let round = 0; round < 4; round += 1) {
      allHear(writers);
      await Promise.resolve();
    }
    check(writers);
  } finally {
    for (const writer of writers) writer.stop();
  }
};

const runs = { numRuns: 25 };

describe('people who write as usual and people who suggest, in the same paragraphs', () => {
  it.each([
    ['one of them suggests', [false, false, true]],
    ['two of them suggest', [false, true, true]],
  ])('end with the same text on every screen, when %s', async (_, modes) => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 3, maxLength: 30 }), async (turns) => {
        await play(turns, { modes, isInTouch: false }, (writers) => {
          const [first, ...others] = writers.map(({ doc, editor }) => ({ version: documentVersion(doc), json: documentJson(doc), screen: editor.getJSON() }));
          for (const other of others) expect(other).toEqual(first);
        });
      }),
      runs,
    );
  });

  it('leave a text that is sound, also after any decision, and in which every suggestion is found by its letters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 3, maxLength: 30 }), async (turns) => {
        await play(turns, { modes: [false, true, true], isInTouch: false }, ([writer]) => {
          const { doc } = writer ?? { doc: new Y.Doc() };
          const json = documentJson(doc);
          const found = suggestionsIn(json).map(({ id }) => id);
          const some = new Set(found.filter((_id, index) => index % 2 === 0));

          expect(checkDocument(doc)).toEqual([]);
          expect([...suggestionStructs(doc).keys()].toSorted()).toEqual(found.toSorted());
          expect(writtenPieces(doc).map(({ text }) => text).join('')).toBe(documentText(doc));
          for (const take of ['accept', 'reject'] as const) {
            const left = suggestionsIn(decidedJson(json, { take, ids: some })).map(({ id }) => id);
            expect(left.filter((id) => some.has(id))).toEqual([]);
            expect(suggestionsIn(decidedJson(json, { take }))).toEqual([]);
          }
        });
      }),
      runs,
    );
  });

  const rejected = (writer: Writer | undefined): string => documentText(decidedJson(documentJson(writer?.doc ?? new Y.Doc()), { take: 'reject' }));

  it('take no word of the text with them when they are rejected, though two suggested at one place and one of them undid it', async () => {
    const at = (who: number, kind: Act['kind']): Turn => ({ who, act: { kind, at: 0, length: 1, text: 'a' }, hears: null });
    const turns = [at(0, 'type'), at(1, 'type'), at(0, 'undo'), at(0, 'type'), at(0, 'type'), at(0, 'type')];
    // Whose signs stand first goes by the ids of their clients, which are another chance each time.
    for (let round = 0; round < 4; round += 1) {
      await play(turns, { modes: [true, true, true], isInTouch: true }, ([writer]) => {
        expect(documentText(writer?.doc ?? new Y.Doc())).toBe(`aaaa${START.join('\n')}`);
        expect(rejected(writer)).toContain(START.join('\n'));
      });
    }
  });

  it('leave the text as it was when everything is rejected, as long as each sees what the others did', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(forwards, { minLength: 3, maxLength: 30 }), async (turns) => {
        await play(turns, { modes: [true, true, true], isInTouch: true }, ([writer]) => {
          expect(rejected(writer)).toBe(START.join('\n'));
        });
      }),
      runs,
    );
  });
});
