import { changeToJson, documentFromUpdates, documentText, emptyTextUpdate, updateFromJson } from '@samenpen/dossier-document';
import type { Editor } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openEditor } from './open-editor';

const nothing = () => undefined;
const editors: Editor[] = [];

const open = (doc: Y.Doc, onPasteTooLarge: (characters: number) => void = nothing): Editor => {
  const editor = openEditor({
    element: document.body.appendChild(document.createElement('div')),
    text: { doc, awareness: new Awareness(doc) },
    isEditable: true,
    attributes: { role: 'textbox' },
    onToolbar: nothing,
    onFind: nothing,
    onLink: nothing,
    onSuggest: nothing,
    suggesting: { isOn: () => false, own: { has: () => false, begin: () => '' }, onRefused: nothing, onPressed: nothing },
    onPasteTooLarge,
    onMention: nothing,
    onMentionKey: () => false,
  });
  editors.push(editor);
  return editor;
};

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** Somebody else brings the text to this, and it arrives here. */
const arrives = (doc: Y.Doc, ...lines: string[]): void => {
  const theirs = documentFromUpdates([Y.encodeStateAsUpdate(doc)]);
  const update = changeToJson(theirs, { type: 'doc', content: lines.map(paragraph) }, { clientId: 2 });
  Y.applyUpdate(doc, update, 'the server');
};

// jsdom has no clipboard events; the editor only hands it on.
const pasting = () => new Event('paste') as ClipboardEvent;

afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));

describe('the editor on a live text', () => {
  it('undoes only what this person typed, also when somebody else wrote after it', () => {
    const doc = documentFromUpdates([updateFromJson({ type: 'doc', content: [paragraph('begin')] }, { clientId: 1 })]);
    const editor = open(doc);

    editor.commands.insertContentAt(6, ' van Damme');
    arrives(doc, 'begin van Damme', 'van Knokke');
    editor.commands.undo();

    expect(documentText(doc)).toBe('begin\nvan Knokke');
  });

  it('leaves one’s caret in one’s own paragraph when somebody begins another one at the same moment', () => {
    const doc = documentFromUpdates([updateFromJson({ type: 'doc', content: [paragraph('begin')] }, { clientId: 1 })]);
    const editor = open(doc);
    const theirs = documentFromUpdates([Y.encodeStateAsUpdate(doc)]);
    const begun = changeToJson(theirs, { type: 'doc', content: [paragraph('begin'), paragraph('van Knokke')] }, { clientId: 2 });

    editor.chain().setTextSelection(6).splitBlock().insertContent('van D').run();
    Y.applyUpdate(doc, begun, 'the server');
    editor.commands.insertContent('amme');

    expect(documentText(doc).split('\n').toSorted()).toEqual(['begin', 'van Damme', 'van Knokke']);
  });

  it('does not scroll to one’s own caret because somebody else writes', () => {
    const doc = documentFromUpdates([updateFromJson({ type: 'doc', content: [paragraph('begin')] }, { clientId: 1 })]);
    const editor = open(doc);
    const asked: boolean[] = [];
    const { handleScrollToSelection } = editor.state.plugins.find(({ props }) => props.handleScrollToSelection)?.props ?? {};
    editor.on('transaction', () => asked.push(handleScrollToSelection?.call(undefined as never, editor.view) === true));

    arrives(doc, 'begin', 'nog');
    editor.commands.insertContentAt(1, 'x');

    expect(asked.at(0)).toBe(true);
    expect(asked.at(-1)).toBe(false);
  });

  it('stops a paste that the server would refuse, and says how large it is', () => {
    const doc = documentFromUpdates([emptyTextUpdate()]);
    const told: number[] = [];
    const editor = open(doc, (characters) => told.push(characters));

    editor.view.pasteText('x'.repeat(200_001), pasting());
    const afterLarge = documentText(doc);
    editor.view.pasteText('kort', pasting());

    expect(afterLarge).toBe('');
    expect(told).toHaveLength(1);
    expect(documentText(doc)).toBe('kort');
  });

  it('stops a drop that the server would refuse, and lets text be moved that is in it already', () => {
    const doc = documentFromUpdates([emptyTextUpdate()]);
    const told: number[] = [];
    const editor = open(doc, (characters) => told.push(characters));
    const large = new Slice(Fragment.from(editor.schema.text('x'.repeat(200_001))), 0, 0);
    const isStopped = (isMoved: boolean): boolean =>
      // jsdom has no drag events; the editor's plugins only hand it on.
      editor.state.plugins.some((plugin) => plugin.props.handleDrop?.call(plugin, editor.view, new Event('drop') as DragEvent, large, isMoved) === true);

    expect([isStopped(false), isStopped(true)]).toEqual([true, false]);
    expect(told).toEqual([200_001]);
  });

  it('lets Tab go, also inside a list', () => {
    const editor = open(documentFromUpdates([emptyTextUpdate()]));
    editor.chain().insertContent('een').toggleBulletList().run();

    const tab = new KeyboardEvent('keydown', { key: 'Tab', code: 'Tab', bubbles: true, cancelable: true });
    editor.view.dom.dispatchEvent(tab);

    expect(tab.defaultPrevented).toBe(false);
  });
});
