import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { documentFromUpdates, textExtensions, updateFromJson } from '@samenpen/dossier-document';
import { anchorOn } from '../../live/thread-anchors';
import { showMarks, threadMarks, threadsAt } from './thread-marks';
import type { Places, ThreadMark } from './thread-marks';

const LINE = 'Wie geen wagen heeft, geraakt moeilijk aan een loket.';

/** An editor on a line of text, with threads on some of its words. */
class Sheet {
  places: Places = new Map();
  readonly editor: Editor;

  constructor() {
    const json = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: LINE }] }] };
    this.editor = new Editor({
      element: document.createElement('div'),
      injectCSS: false,
      extensions: [
        ...textExtensions,
        Collaboration.configure({ document: documentFromUpdates([updateFromJson(json, { clientId: 1 })]) }),
        threadMarks.configure({ onPlaces: (places) => (this.places = places) }),
      ],
    });
  }

  mark(id: string, words: string, tone: ThreadMark['tone'] = 'shared'): ThreadMark {
    const from = LINE.indexOf(words) + 1;
    const anchor = anchorOn(this.editor.state, { from, to: from + words.length });
    if (!anchor) throw new Error(`no anchor on ${words}`);
    return { id, anchor, tone };
  }

  async show(marks: readonly ThreadMark[], active: string | null = null): Promise<void> {
    this.editor.view.dispatch(showMarks(this.editor.state, { marks, active }));
    await this.rest();
  }

  /** Lets the text rest, after which places are looked up. */
  async rest(): Promise<void> {
    await jest.advanceTimersByTimeAsync(1_000);
  }

  drawn(): string[] {
    return [...this.editor.view.dom.querySelectorAll('.remark')].map(({ textContent, className }) => `${textContent}: ${className}`);
  }
}

let sheet: Sheet;
beforeEach(() => {
  jest.useFakeTimers();
  sheet = new Sheet();
});
afterEach(() => {
  sheet.editor.destroy();
  jest.useRealTimers();
});

describe('threads in the text', () => {
  it('are drawn over their words, and the text stays as it was', async () => {
    await sheet.show([sheet.mark('one', 'geen wagen'), sheet.mark('two', 'loket', 'internal')]);

    expect(sheet.drawn()).toEqual(['geen wagen: remark shared', 'loket: remark internal']);
    expect(sheet.editor.getHTML()).toBe(`<p>${LINE}</p>`);
    expect(sheet.editor.can().undo()).toBe(false);
  });

  it('show where several lie over each other, and which one is looked at', async () => {
    await sheet.show([sheet.mark('one', 'geen wagen heeft'), sheet.mark('two', 'wagen')], 'one');

    expect(sheet.drawn()).toEqual(['geen : remark shared active', 'wagen: remark shared several active', ' heeft: remark shared active']);
    expect(threadsAt(sheet.editor.state, LINE.indexOf('wagen') + 3)).toEqual(['two', 'one']);
  });

  it('move with what is typed, at once', async () => {
    await sheet.show([sheet.mark('one', 'wagen')]);

    sheet.editor.view.dispatch(sheet.editor.state.tr.insertText('Kijk: ', 1));

    expect(sheet.drawn()).toEqual(['wagen: remark shared']);
    expect(sheet.places.get('one')).toEqual({ from: LINE.indexOf('wagen') + 7, to: LINE.indexOf('wagen') + 12 });
  });

  it('tell that their text is gone, and that it is back', async () => {
    await sheet.show([sheet.mark('one', 'geen wagen')]);

    const from = LINE.indexOf('geen') + 1;
    sheet.editor.view.dispatch(sheet.editor.state.tr.delete(from, from + 'geen wagen'.length));
    await sheet.rest();
    expect(sheet.places.get('one')).toBeNull();

    sheet.editor.commands.undo();
    await sheet.rest();
    expect(sheet.places.get('one')).toEqual({ from, to: from + 'geen wagen'.length });
  });
});
