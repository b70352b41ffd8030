import { documentFromUpdates, textExtensions, updateFromJson } from '@samenpen/dossier-document';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { NodeSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { ownCaret } from './own-caret';
import { caretAsShown } from './unread-caret';

const editors: Editor[] = [];
afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** Where the two lines begin. */
const [FIRST, SECOND] = [1, 14];

/** An editor on two lines, with the focus in the first, and somebody else who writes before the first word. */
const open = () => {
  const update = updateFromJson({ type: 'doc', content: [paragraph('Eerste lijn'), paragraph('Tweede lijn')] }, { clientId: 1 });
  const [doc, other] = [documentFromUpdates([update]), documentFromUpdates([update])];
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [...textExtensions, Collaboration.configure({ document: doc }), ownCaret, caretAsShown],
    editorProps: { attributes: { tabindex: '0' } },
  });
  editors.push(editor);
  editor.view.focus();
  editor.commands.setTextSelection(FIRST + 3);
  /** Moves the caret as keys do: the editor has not heard of it when this returns. */
  const move = (line: number, [from, to = from]: readonly number[]): void => {
    const text = editor.view.dom.querySelectorAll('p')[line]?.firstChild;
    if (!text || from === undefined || to === undefined) throw new Error(`there is no line ${line}`);
    document.getSelection()?.setBaseAndExtent(text, from, text, to);
  };
  const othersWrite = (words: string): void => {
    // The first line of the text.
    const line = (other.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    line.insert(0, words);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), 'the server');
  };
  const redraw = (): void => editor.view.dispatch(editor.state.tr.setMeta('addToHistory', false));
  const place = (): number[] => [editor.state.selection.anchor, editor.state.selection.head];
  return { editor, doc, move, othersWrite, redraw, place };
};

describe('a caret that the editor has not read yet', () => {
  it('is where it was put when others write before it', () => {
    const { editor, move, othersWrite, place } = open();

    move(1, [6]);
    expect(place()).toEqual([FIRST + 3, FIRST + 3]);
    othersWrite('Zie: ');

    expect(place()).toEqual([SECOND + 5 + 6, SECOND + 5 + 6]);
    editor.view.dispatch(editor.state.tr.insertText('!'));
    expect(editor.getText()).toBe('Zie: Eerste lijn\n\nTweede! lijn');
  });

  it('keeps both ends of what was selected, and its direction', () => {
    const { move, othersWrite, place } = open();

    move(1, [6, 2]);
    othersWrite('Zie: ');

    expect(place()).toEqual([SECOND + 5 + 6, SECOND + 5 + 2]);
  });

  it('is where it was put when something is redrawn that nobody typed', () => {
    const { move, redraw, place } = open();

    move(1, [6]);
    redraw();

    expect(place()).toEqual([SECOND + 6, SECOND + 6]);
  });

  it.each(['keydown', 'paste', 'cut', 'copy'])('is read before the editor acts on: %s', (event) => {
    const { editor, move, place } = open();

    move(1, [6]);
    editor.view.dom.dispatchEvent(new Event(event, { bubbles: true, cancelable: true }));

    expect(place()).toEqual([SECOND + 6, SECOND + 6]);
  });

  it('follows what the editor itself does with the caret, and an edit of one’s own', () => {
    const { editor, move, place } = open();

    move(1, [6]);
    editor.commands.setTextSelection(FIRST + 1);
    expect(place()).toEqual([FIRST + 1, FIRST + 1]);

    move(1, [6]);
    editor.view.dispatch(editor.state.tr.insertText('!'));
    expect(editor.getText()).toBe('E!erste lijn\n\nTweede lijn');
  });

  it('is none where the text does not have the focus', () => {
    const { editor, move, othersWrite, place } = open();

    editor.view.dom.blur();
    move(1, [6]);
    othersWrite('Zie: ');

    expect(place()).toEqual([FIRST + 5 + 3, FIRST + 5 + 3]);
  });

  it('is none where something else than text is selected in the editor', () => {
    const { editor, move, redraw } = open();

    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 0)));
    move(1, [6]);
    redraw();

    expect(editor.state.selection).toBeInstanceOf(NodeSelection);
  });

  it('is not the start of the text right after the focus came, where the browser may have put it', () => {
    jest.useFakeTimers();
    try {
      const { editor, move, redraw, place } = open();
      jest.runAllTimers();

      editor.view.dom.blur();
      editor.view.dom.focus();
      move(0, [0]);
      redraw();
      expect(place()).toEqual([FIRST + 3, FIRST + 3]);

      jest.advanceTimersByTime(1_000);
      move(0, [0]);
      redraw();
      expect(place()).toEqual([FIRST, FIRST]);
    } finally {
      jest.useRealTimers();
    }
  });
});
