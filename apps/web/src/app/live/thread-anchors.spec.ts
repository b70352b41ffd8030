import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { documentFromUpdates, textExtensions, updateFromJson } from '@samenpen/dossier-document';
import * as Y from 'yjs';
import { anchorOn, placeOf, wordsAt } from './thread-anchors';
import type { RangeAnchor } from './thread-anchors';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** A person with the text open; what one writes reaches the others when it is said. */
class Writer {
  readonly editor: Editor;

  constructor(readonly doc: Y.Doc) {
    this.editor = new Editor({ element: document.createElement('div'), injectCSS: false, extensions: [...textExtensions, Collaboration.configure({ document: doc })] });
  }

  static of(...lines: string[]): Writer {
    return new Writer(documentFromUpdates([updateFromJson({ type: 'doc', content: lines.map(paragraph) }, { clientId: 1 })]));
  }

  /** Somebody else with the same text. */
  beside(): Writer {
    return new Writer(documentFromUpdates([Y.encodeStateAsUpdate(this.doc)]));
  }

  send(other: Writer): void {
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(other.doc)), 'from elsewhere');
  }

  positionOf(words: string): { from: number; to: number } {
    let from = -1;
    this.editor.state.doc.descendants((node, position) => {
      const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
      if (from === -1 && at !== -1) from = position + at;
    });
    if (from === -1) throw new Error(`${words} does not stand in ${this.editor.getText()}`);
    return { from, to: from + words.length };
  }

  anchor(words: string): RangeAnchor {
    const anchor = anchorOn(this.editor.state, this.positionOf(words));
    if (!anchor) throw new Error(`no anchor on ${words}`);
    return anchor;
  }

  wordsOf(anchor: RangeAnchor): string | null {
    const place = placeOf(this.editor.state, anchor);
    return place && wordsAt(this.editor.state.doc, place);
  }

  type(text: string, position: number): void {
    this.editor.view.dispatch(this.editor.state.tr.insertText(text, position));
  }

  remove(words: string): void {
    const { from, to } = this.positionOf(words);
    this.editor.view.dispatch(this.editor.state.tr.delete(from, to));
  }
}

const opened: Writer[] = [];
const aText = (...lines: string[]): Writer => remembered(Writer.of(...lines));
const remembered = (writer: Writer): Writer => {
  opened.push(writer);
  return writer;
};
afterEach(() => opened.splice(0).forEach(({ editor }) => editor.destroy()));

const LINE = 'Wie geen wagen heeft, geraakt moeilijk aan een loket in de buurt.';

describe('a thread on words of the text', () => {
  it('holds the words and what stands around them', () => {
    const an = aText('Eerste alinea.', LINE);

    expect(an.anchor('geen wagen')).toMatchObject({ quote: 'geen wagen', before: 'Eerste alinea.\nWie ', after: LINE.slice('Wie geen wagen'.length).slice(0, 64) });
  });

  it('is gone when nothing but the spaces around its words is left', () => {
    const an = aText(LINE);
    const anchors = [' geen wagen', 'geen wagen ', ' geen wagen '].map((words) => an.anchor(words));
    an.remove('geen wagen');

    expect(anchors.map((anchor) => an.wordsOf(anchor))).toEqual([null, null, null]);
  });

  it('is found while the shared text is ahead of what the editor shows', () => {
    const an = aText(LINE);
    const [anchor, earlier] = [an.anchor('buurt'), an.editor.state];
    an.type('Een nieuw begin dat langer is dan alles wat er stond, en nog wat. '.repeat(2), 1);

    expect(placeOf(earlier, anchor)).not.toBeNull();
    expect(an.wordsOf(anchor)).toBe('buurt');
  });

  it('keeps whole characters where it cuts off what stands around them', () => {
    const an = aText(`\u{1f3e1}${'a'.repeat(63)}hier${'b'.repeat(63)}\u{1f3e1}`);

    expect(an.anchor('hier')).toMatchObject({ before: 'a'.repeat(63), after: 'b'.repeat(63) });
  });

  it('stands on the same words for somebody else, also from the first letter of the text to the last', () => {
    const an = aText(LINE);
    const bert = remembered(an.beside());

    for (const words of ['Wie', 'geen wagen', 'buurt.', LINE]) expect(bert.wordsOf(an.anchor(words))).toBe(words);
  });

  it('goes along when others write before, inside and right behind it', () => {
    const an = aText('Eerste alinea.', LINE);
    const bert = remembered(an.beside());
    const anchor = an.anchor('geen wagen');

    bert.type('Helemaal vooraan. ', 1);
    bert.type('eigen ', bert.positionOf('wagen').from);
    bert.type(' (of fiets)', bert.positionOf('wagen').to);
    bert.send(an);

    expect(an.wordsOf(anchor)).toBe('geen eigen wagen');
    expect(bert.wordsOf(anchor)).toBe('geen eigen wagen');
  });

  it('keeps what is left of its words', () => {
    const an = aText(LINE);
    const anchor = an.anchor('geen wagen heeft');

    an.remove('geen ');

    expect(an.wordsOf(anchor)).toBe('wagen heeft');
  });

  it('is without text when its words are deleted, and has them back when that is undone, here and elsewhere', () => {
    const an = aText('Eerste alinea.', LINE);
    const bert = remembered(an.beside());
    const anchor = an.anchor('geen wagen');

    an.remove('geen wagen');
    an.send(bert);
    expect([an.wordsOf(anchor), bert.wordsOf(anchor)]).toEqual([null, null]);

    an.editor.commands.undo();
    an.send(bert);
    expect([an.wordsOf(anchor), bert.wordsOf(anchor)]).toEqual(['geen wagen', 'geen wagen']);
  });

  it('has more words than are quoted back when that is undone, all of them and also what is then written among them', () => {
    const long = Array.from({ length: 400 }, (_, at) => `woord ${String(at)}`).join(' ');
    for (const [before, after] of [['Ervoor. ', ' Erna.'], ['', ''], ['', ' Erna, en nog heel wat meer dan dat.']] as const) {
      const an = aText('Eerst.', `${before}${long}${after}`, 'Laatst.');
      const bert = remembered(an.beside());
      const anchor = an.anchor(long);
      const words = (): (string | null)[] => [an, bert].map((one) => one.wordsOf(anchor));
      expect(anchor.quote).toHaveLength(2_000);

      an.remove(long);
      an.send(bert);
      expect(words()).toEqual([null, null]);
      an.editor.commands.undo();
      an.send(bert);
      expect(words()).toEqual([long, long]);

      bert.type('nieuw ', bert.positionOf('woord 33').from);
      bert.send(an);
      const changed = long.replace('woord 33', 'nieuw woord 33');
      expect(words()).toEqual([changed, changed]);
    }
  });

  it('has many paragraphs back when their deletion is undone, and nothing while they are gone', () => {
    const lines = Array.from({ length: 60 }, (_, at) => `Punt ${String(at)}: wie geen wagen heeft, geraakt er niet.`);
    const an = aText('Eerst.', ...lines, 'Laatst.');
    const bert = remembered(an.beside());
    const [from, to] = [an.positionOf('Punt 0:').from, an.positionOf('Laatst.').from - 2];
    const anchor = anchorOn(an.editor.state, { from, to });
    if (!anchor) throw new Error('no anchor on the paragraphs');
    const words = (): (string | null)[] => [an, bert].map((one) => one.wordsOf(anchor));

    an.editor.view.dispatch(an.editor.state.tr.delete(from, to));
    an.send(bert);
    expect(words()).toEqual([null, null]);
    an.editor.commands.undo();
    an.send(bert);

    expect(words()).toEqual([lines.join('\n'), lines.join('\n')]);
  });

  it('takes in none of the other words that an undo brought back with it, here and elsewhere, when it is not whole again', () => {
    const an = Writer.of('Wij bouwen een digitaal loket in het station van Brugge.');
    const bert = an.beside();
    const anchor = an.anchor('een digitaal loket');

    an.remove('loket in het station');
    an.send(bert);
    bert.remove('digitaal ');
    an.editor.commands.undo();
    an.send(bert);
    bert.send(an);

    for (const writer of [an, bert]) {
      expect(writer.editor.getText()).toBe('Wij bouwen een loket in het station van Brugge.');
      expect(writer.wordsOf(anchor)).toBe('een loket');
    }
  });

  it('has its beginning back when that is undone and its middle is not', () => {
    const an = Writer.of('Wij bouwen een digitaal loket in het station van Brugge.');
    const bert = an.beside();
    const anchor = an.anchor('een digitaal loket');

    an.remove('bouwen een digitaal');
    an.send(bert);
    an.editor.commands.undo();
    an.send(bert);
    bert.remove('taal ');
    bert.send(an);

    for (const writer of [an, bert]) expect(writer.wordsOf(anchor)).toBe('een digiloket');
  });

  it('is without text when the whole paragraph goes', () => {
    const an = aText('Eerste alinea.', LINE, 'Laatste alinea.');
    const bert = remembered(an.beside());
    const anchor = an.anchor('geen wagen');
    const { from, to } = an.positionOf(LINE);

    an.editor.view.dispatch(an.editor.state.tr.delete(from - 1, to + 1));
    an.send(bert);

    expect([an.wordsOf(anchor), bert.wordsOf(anchor)]).toEqual([null, null]);
  });

  it('finds its words in the half of a paragraph that was split off', () => {
    const an = aText(LINE);
    const bert = remembered(an.beside());
    const anchor = an.anchor('moeilijk');

    an.editor.chain().setTextSelection(an.positionOf('geraakt').from).splitBlock().run();
    an.send(bert);

    expect([an.wordsOf(anchor), bert.wordsOf(anchor)]).toEqual(['moeilijk', 'moeilijk']);
  });

  it('finds its words in a document that was written anew, by what stands around them', () => {
    const lines = ['Zuienkerke: nog te bepalen.', 'Damme: nog te bepalen, na het college.'];
    const anchor = aText(...lines).anchor('te bepalen, na');
    const short = { ...anchor, quote: 'te bepalen', after: ', na het college.' };
    const rebuilt = aText(...lines);

    const place = placeOf(rebuilt.editor.state, short);
    expect(place?.from).toBe(rebuilt.positionOf('te bepalen, na').from);
  });

  it('does not take the same word elsewhere for its own', () => {
    const an = aText('Het loket in Damme is open.', 'Niemand kent het loket van de bib.');
    const anchor = an.anchor('loket');

    an.remove('Het loket in Damme is open.');

    expect(an.wordsOf(anchor)).toBeNull();
  });

  it('takes no selection without a letter, and no foreign nonsense', () => {
    const an = aText(LINE);

    expect(anchorOn(an.editor.state, { from: 3, to: 3 })).toBeNull();
    expect(an.wordsOf({ from: 'AAAA', to: 'zzzz', quote: 'nergens', before: '', after: '' })).toBeNull();
  });
});
