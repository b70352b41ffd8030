import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { documentFromUpdates, documentText, textExtensions, updateFromJson } from '@samenpen/dossier-document';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { anchorOn, placeOf, wordsAt } from './thread-anchors';
import type { RangeAnchor } from './thread-anchors';

/*
 * Three editors on the binding of the product, each at an own copy of one text; what one does reaches another when it is
 * said. Every letter of the text is another one and nobody types any of them, so each is known wherever it went.
 */

const LINES = [0, 1, 2].map((line) => Array.from({ length: 16 }, (_, at) => String.fromCharCode(0x4e00 + line * 16 + at)).join(''));
const LETTERS = LINES.join('');

type Act = { readonly kind: 'type' | 'replace' | 'erase' | 'enter' | 'join' | 'bold' | 'undo' | 'quote'; readonly at: number; readonly length: number; readonly text: string };
type Turn = { readonly who: number; readonly act: Act; readonly hears: number | null };

class Writer {
  readonly doc: Y.Doc;
  readonly editor: Editor;

  constructor(update: Uint8Array, clientId: number) {
    this.doc = documentFromUpdates([update]);
    // A found case is found again.
    this.doc.clientID = clientId;
    this.editor = new Editor({ element: document.createElement('div'), injectCSS: false, extensions: [...textExtensions, Collaboration.configure({ document: this.doc })] });
  }

  /** Carries it out; a quote answers where it hangs. */
  does({ kind, at, length, text }: Act): RangeAnchor | null {
    const size = this.editor.state.doc.content.size;
    const from = 1 + Math.floor(at * (size - 1));
    const range = { from, to: Math.min(size, from + length) };
    if (kind === 'quote') return anchorOn(this.editor.state, range);
    const chain = this.editor.chain().setTextSelection(range);
    if (kind === 'type') this.editor.chain().setTextSelection(from).insertContent(text).run();
    else if (kind === 'replace') chain.insertContent(text).run();
    else if (kind === 'erase') chain.deleteSelection().run();
    else if (kind === 'enter') this.editor.chain().setTextSelection(from).splitBlock().run();
    else if (kind === 'join') this.editor.chain().setTextSelection(from).joinTextblockBackward().run();
    else if (kind === 'bold') chain.toggleBold().run();
    else this.editor.commands.undo();
    return null;
  }

  hears(other: Writer): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)), 'the server');
  }

  wordsOf(anchor: RangeAnchor): string | null {
    const place = placeOf(this.editor.state, anchor);
    return place && wordsAt(this.editor.state.doc, place);
  }
}

const turnsOf = (...kinds: Act['kind'][]): fc.Arbitrary<Turn[]> =>
  fc.array(
    fc.record({
      who: fc.nat(2),
      act: fc.record({
        kind: fc.constantFrom(...kinds),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.integer({ min: 1, max: 12 }),
        text: fc.constantFrom('a', 'zee', ' digipunt ', 'é'),
      }),
      hears: fc.option(fc.nat(2), { nil: null }),
    }),
    { minLength: 4, maxLength: 20 },
  );

const first: Turn = { who: 0, act: { kind: 'quote', at: 0.4, length: 8, text: '' }, hears: null };

async function play(turns: readonly Turn[], check: (writers: readonly Writer[], anchors: readonly RangeAnchor[]) => void): Promise<void> {
  const content = LINES.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  const update = updateFromJson({ type: 'doc', content }, { clientId: 1 });
  const writers = [2, 4, 3].map((clientId) => new Writer(update, clientId));
  const anchors: RangeAnchor[] = [];
  // An editor is whole one turn after it was made.
  await new Promise((resolve) => setTimeout(resolve));
  try {
    for (const { who, act, hears } of [first, ...turns]) {
      const anchor = writers[who]?.does(act);
      if (anchor) anchors.push(anchor);
      const other = hears === null ? undefined : writers[hears];
      if (other) writers[who]?.hears(other);
    }
    for (let round = 0; round < 2; round += 1) for (const one of writers) for (const other of writers) one.hears(other);
    check(writers, anchors);
  } finally {
    for (const { editor } of writers) editor.destroy();
  }
}

const original = (text: string): string[] => [...text].filter((letter) => LETTERS.includes(letter));

describe('threads on words that three people write among, not always seeing each other', () => {
  const staysOnItsWords = (anchor: RangeAnchor, words: string | null): void => {
    if (words === null) return;
    // People type letters too, and quote what was typed.
    expect([...words].filter((letter) => anchor.quote.includes(letter))).not.toEqual([]);
    expect(original(words).filter((letter) => !anchor.quote.includes(letter))).toEqual([]);
  };

  /** What an undo brings back between its letters stands between them, as what somebody types there does. */
  const beginsAndEndsWithThem = (anchor: RangeAnchor, words: string | null): void => {
    if (words === null) return;
    const known = [...words].filter((letter) => LETTERS.includes(letter) || anchor.quote.includes(letter));
    expect(known).not.toEqual([]);
    expect([known[0], known.at(-1)].filter((letter) => !anchor.quote.includes(letter ?? ''))).toEqual([]);
  };

  it('stand on what is left of their words, or on deleted text, and never on others; the same for everybody', async () => {
    await fc.assert(
      fc.asyncProperty(turnsOf('quote', 'quote', 'type', 'type', 'replace', 'erase', 'erase', 'enter', 'join', 'bold'), async (played) => {
        await play(played, (writers, anchors) => {
          for (const anchor of anchors) {
            const [words, ...others] = writers.map((writer) => writer.wordsOf(anchor));
            staysOnItsWords(anchor, words ?? null);
            for (const other of others) expect(other).toBe(words);
          }
        });
      }),
      { numRuns: 25, seed: 26, endOnFailure: true },
    );
  });

  it('do so also when people undo', async () => {
    await fc.assert(
      fc.asyncProperty(turnsOf('quote', 'quote', 'type', 'replace', 'erase', 'erase', 'erase', 'undo', 'undo', 'undo', 'enter', 'join'), async (played) => {
        await play(played, (writers, anchors) => {
          for (const anchor of anchors) {
            const [words, ...others] = writers.map((writer) => writer.wordsOf(anchor));
            beginsAndEndsWithThem(anchor, words ?? null);
            for (const other of others) expect(other).toBe(words);
          }
        });
      }),
      { numRuns: 40, seed: 26, endOnFailure: true },
    );
  });

  it('keep all of their words while people only write between them and change how they look', async () => {
    await fc.assert(
      fc.asyncProperty(turnsOf('quote', 'type', 'type', 'bold'), async (played) => {
        await play(played, (writers, anchors) => {
          for (const anchor of anchors) {
            for (const writer of writers) expect(original(writer.wordsOf(anchor) ?? '')).toEqual(original(anchor.quote));
          }
        });
      }),
      { numRuns: 20, seed: 26, endOnFailure: true },
    );
  });

  it('come back when what took them away is undone, also for whoever saw them go', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.integer({ min: 1, max: 10 }), async (at, length) => {
        await play([], ([an, bert], [anchor]) => {
          if (!an || !bert || !anchor) throw new Error('nobody quoted');
          an.does({ kind: 'erase', at, length, text: '' });
          bert.hears(an);
          an.does({ kind: 'undo', at, length, text: '' });
          bert.hears(an);

          expect(documentText(bert.doc)).toBe(LINES.join('\n'));
          for (const writer of [an, bert]) expect(writer.wordsOf(anchor)).toBe(anchor.quote);
        });
      }),
      { numRuns: 20, seed: 26, endOnFailure: true },
    );
  });
});
