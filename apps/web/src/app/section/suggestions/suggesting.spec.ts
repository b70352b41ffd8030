import { decidedJson, documentFromUpdates, documentJson, documentText, suggestionsIn, updateFromJson } from '@samenpen/dossier-document';
import type { DocumentNode } from '@samenpen/dossier-document';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { textExtensions } from '@samenpen/dossier-document';
import type * as Y from 'yjs';
import { heldMarks } from '../../live/held-marks';
import { findExtension, findState, look, replace } from '../find/find-extension';
import { suggesting } from './suggesting';

const editors: Editor[] = [];
afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));

const paragraph = (text: string): DocumentNode => ({ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) });
const item = (text: string): DocumentNode => ({ type: 'listItem', content: [paragraph(text)] });

const open = (...content: DocumentNode[]) => {
  const doc = documentFromUpdates([updateFromJson({ type: 'doc', content }, { clientId: 1 })]);
  return write(doc);
};

const write = (doc: Y.Doc) => {
  const ids = new Set<unknown>();
  const mode = { isOn: true, refused: 0 };
  const begin = (): string => {
    const id = crypto.randomUUID();
    ids.add(id);
    return id;
  };
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [
      ...textExtensions,
      Collaboration.configure({ document: doc }),
      heldMarks,
      findExtension,
      suggesting.configure({ isOn: () => mode.isOn, own: { has: (id) => ids.has(id), begin }, onRefused: () => (mode.refused += 1) }),
    ],
  });
  editors.push(editor);
  const type = (text: string): void => {
    const { from, to } = editor.state.selection;
    const isHandled = editor.view.someProp('handleTextInput', (handle) => handle(editor.view, from, to, text, () => editor.state.tr));
    if (isHandled !== true) editor.view.dispatch(editor.state.tr.insertText(text, from, to));
  };
  const said = (take: 'accept' | 'reject'): string => documentText(decidedJson(documentJson(doc), { take }));
  const found = () => suggestionsIn(documentJson(doc)).map(({ removed, added }) => [removed, added]);
  return { doc, editor, mode, type, said, found };
};

describe('writing in suggestion mode', () => {
  it('proposes typed words, in one suggestion while one types on', () => {
    const { editor, type, said, found } = open(paragraph('De kust'));

    editor.commands.setTextSelection(8);
    for (const letter of ' vergrijst') type(letter);

    expect(found()).toEqual([['', ' vergrijst']]);
    expect([said('reject'), said('accept')]).toEqual(['De kust', 'De kust vergrijst']);
  });

  it('strikes out what is deleted, and puts the new words behind the old ones', () => {
    const { editor, type, said, found } = open(paragraph('De kust vergrijst'));

    editor.chain().setTextSelection({ from: 4, to: 8 }).deleteSelection().run();
    for (const letter of 'streek') type(letter);

    expect(found()).toEqual([['kust', 'streek']]);
    expect([said('reject'), said('accept')]).toEqual(['De kust vergrijst', 'De streek vergrijst']);
  });

  it('counts the text without what is struck out', () => {
    const { doc, editor } = open(paragraph('De kust vergrijst'), paragraph('en krimpt'));

    editor.chain().setTextSelection({ from: 8, to: 18 }).deleteSelection().run();

    expect(documentText(doc)).toBe('De kust\nen krimpt');
  });

  it('really deletes what oneself proposed', () => {
    const { editor, type, found } = open(paragraph('De kust'));
    editor.commands.setTextSelection(8);
    for (const letter of ' zee') type(letter);

    editor.chain().setTextSelection({ from: 8, to: 12 }).deleteSelection().run();

    expect(found()).toEqual([]);
    expect(editor.getText()).toBe('De kust');
  });

  it('steps over struck words when one deletes forwards', () => {
    const { editor, found } = open(paragraph('abcd'));
    editor.commands.setTextSelection(1);

    for (let count = 0; count < 3; count += 1) {
      const { from } = editor.state.selection;
      editor.view.dispatch(editor.state.tr.delete(from, from + 1));
    }

    expect(found()).toEqual([['abc', '']]);
  });

  it('marks the words of somebody else’s suggestion instead of deleting them', () => {
    const first = open(paragraph('De kust'));
    first.editor.commands.setTextSelection(8);
    for (const letter of ' zee') first.type(letter);
    const second = write(first.doc);

    second.editor.chain().setTextSelection({ from: 8, to: 12 }).deleteSelection().run();

    expect(second.found()).toEqual([
      ['', ' zee'],
      [' zee', ''],
    ]);
    expect([second.said('accept'), second.said('reject')]).toEqual(['De kust', 'De kust']);
  });

  it('keeps one’s words apart from a suggestion of somebody else that they touch', () => {
    const first = open(paragraph('De kust'));
    first.editor.commands.setTextSelection(8);
    first.type('A');
    const second = write(first.doc);

    second.editor.commands.setTextSelection(9);
    second.type('B');

    expect(second.found()).toEqual([
      ['', 'A'],
      ['', 'B'],
    ]);
  });

  it.each<[what: string, content: DocumentNode[], edit: (editor: Editor) => void, rejected: string, accepted: string]>([
    ['a new paragraph', [paragraph('De kust')], (e) => e.chain().setTextSelection(4).splitBlock().run(), 'De kust', 'De \nkust'],
    ['a new paragraph at the end', [paragraph('De kust')], (e) => e.chain().setTextSelection(8).splitBlock().run(), 'De kust', 'De kust\n'],
    ['joining two paragraphs', [paragraph('De'), paragraph('kust')], (e) => e.chain().setTextSelection(5).joinBackward().run(), 'De\nkust', 'Dekust'],
    ['deleting over a break', [paragraph('De kust'), paragraph('en zee')], (e) => e.chain().setTextSelection({ from: 4, to: 12 }).deleteSelection().run(), 'De kust\nen zee', 'De  zee'],
    ['bold letters', [paragraph('De kust')], (e) => e.chain().setTextSelection({ from: 4, to: 8 }).toggleBold().run(), 'De kust', 'De kust'],
    ['a new item', [{ type: 'bulletList', content: [item('een'), item('twee')] }], (e) => e.chain().setTextSelection(6).splitListItem('listItem').run(), 'een\ntwee', 'een\n\ntwee'],
    ['deleting an item', [paragraph('voor'), { type: 'bulletList', content: [item('een'), item('twee')] }], (e) => e.chain().setTextSelection({ from: 9, to: 16 }).deleteSelection().run(), 'voor\neen\ntwee', 'voor\ntwee'],
    ['pasted paragraphs', [paragraph('De kust')], (e) => e.chain().setTextSelection(4).insertContent([paragraph('een'), paragraph('twee')]).run(), 'De kust', 'De \neen\ntwee\nkust'],
    ['a list around a paragraph', [paragraph('voor'), paragraph('kust')], (e) => e.chain().setTextSelection(8).toggleBulletList().run(), 'voor\nkust', 'voor\nkust'],
    ['a heading', [paragraph('voor'), paragraph('kust')], (e) => e.chain().setTextSelection(8).setHeading({ level: 2 }).run(), 'voor\nkust', 'voor\nkust'],
    // eslint-disable-next-line house/max-parameters -- a row of the table above
  ])('proposes %s', (_, content, edit, rejected, accepted) => {
    const { doc, editor, mode, said } = open(...content);
    const before = documentJson(doc);

    edit(editor);

    expect(mode.refused).toBe(0);
    expect([said('reject'), said('accept')]).toEqual([rejected, accepted]);
    expect(decidedJson(documentJson(doc), { take: 'reject' })).toEqual(decidedJson(before, { take: 'reject' }));
    expect(suggestionsIn(documentJson(doc))).toHaveLength(1);
  });

  it.each<[what: string, edit: (editor: Editor) => void]>([
    ['a table', (e) => e.chain().setTextSelection(4).insertTable({ rows: 2, cols: 2, withHeaderRow: true }).run()],
    ['a line break inside a paragraph', (e) => e.chain().setTextSelection(4).setHardBreak().run()],
    ['a mention', (e) => e.chain().setTextSelection(4).insertContent({ type: 'mention', attrs: { kind: 'partner', id: 'p', label: 'Damme' } }).run()],
    ['a heading of the first paragraph', (e) => e.chain().setTextSelection(2).setHeading({ level: 2 }).run()],
  ])('leaves the text alone and says so when asked for %s', (_, edit) => {
    const { doc, editor, mode } = open(paragraph('De kust'));
    const before = documentJson(doc);

    edit(editor);

    expect(mode.refused).toBe(1);
    expect(documentJson(doc)).toEqual(before);
  });

  it('proposes each place apart when all of them are replaced', () => {
    const { editor, said, found } = open(paragraph('De kust en de kust'), paragraph('kustkust'), paragraph('Zee'));
    editor.view.dispatch(look(editor.state, 'kust'));

    editor.view.dispatch(replace(editor.state, findState(editor.state).matches, 'streek'));

    expect(found()).toEqual([
      ['kust', 'streek'],
      ['kust', 'streek'],
      ['kustkust', 'streekstreek'],
    ]);
    expect([said('reject'), said('accept')]).toEqual(['De kust en de kust\nkustkust\nZee', 'De streek en de streek\nstreekstreek\nZee']);
    expect(findState(editor.state).matches).toEqual([]);
  });

  it('goes on behind typed letters of which the editor hears before it hears of the caret', () => {
    const { editor, type, said } = open(paragraph('De kust'), paragraph('Zee'));
    editor.commands.setTextSelection({ from: 1, to: 3 });

    editor.view.someProp('handleTextInput', (handle) => handle(editor.view, 13, 13, '!', () => editor.state.tr));
    type('?');

    expect(said('accept')).toBe('De kust\nZee!?');
  });

  it('leaves the caret where one writes when all that is found elsewhere is replaced', () => {
    const { editor, type, found } = open(paragraph('De kustkok'), paragraph('Zee'));
    editor.commands.setTextSelection(16);
    editor.view.dispatch(look(editor.state, 'k'));

    editor.view.dispatch(replace(editor.state, findState(editor.state).matches, 'K'));
    type('!');

    expect(found()).toEqual([
      ['k', 'K'],
      ['k', 'K'],
      ['k', 'K'],
      ['', '!'],
    ]);
  });

  it('does not make a list of a typed sign', () => {
    const { editor, type, found } = open(paragraph(''));
    editor.commands.setTextSelection(1);

    type('-');
    type(' ');

    expect(found()).toEqual([['', '- ']]);
  });

  it('takes back only the own suggestion on undo', () => {
    const { doc, editor, type, found } = open(paragraph('De kust'));
    editor.commands.setTextSelection(8);
    type('!');

    editor.commands.undo();

    expect(found()).toEqual([]);
    expect(documentText(doc)).toBe('De kust');
  });
});

describe('writing as usual', () => {
  it('between struck words keeps what is typed', () => {
    const { doc, editor, mode } = open(paragraph('De kust'));
    editor.chain().setTextSelection({ from: 4, to: 8 }).deleteSelection().run();

    mode.isOn = false;
    editor.view.dispatch(editor.state.tr.insertText('X', 6));

    expect(documentText(doc)).toBe('De X');
  });
});
