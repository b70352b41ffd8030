/** @jest-environment jsdom */
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import type * as Y from 'yjs';
import { documentJson } from './document-json';
import { documentFromUpdates, emptyTextUpdate, updateFromJson } from './document-updates';
import { documentVersion } from './document-version';
import { textExtensions } from './text-extensions';

const table = {
  type: 'table',
  content: [
    { type: 'tableRow', content: [{ type: 'tableHeader', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Gemeente' }] }] }] },
    { type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph' }] }] },
  ],
};
const rich = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Wie valt uit de boot' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'De ' },
        { type: 'text', text: 'kust', marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://damme.be' } }] },
        { type: 'hardBreak' },
        { type: 'mention', attrs: { kind: 'partner', id: 'x', label: 'Damme' } },
      ],
    },
    { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'een' }] }] }] },
    { type: 'blockquote', content: [{ type: 'paragraph' }] },
    table,
    { type: 'image', attrs: { src: '/api/attachments/1', alt: 'Kaart' } },
  ],
};

const openInEditor = (doc: Y.Doc): { editor: Editor; sent: Uint8Array[] } => {
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => sent.push(update));
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...textExtensions, Collaboration.configure({ document: doc })],
  });
  return { editor, sent };
};

describe('opening a document in the editor', () => {
  it.each([
    ['an empty section', emptyTextUpdate(), ''],
    ['a section with everything a text may hold', updateFromJson(rich, { clientId: 9 }), 'Wie valt uit de boot'],
  ])('sends no update for %s', (_, seed, start) => {
    const doc = documentFromUpdates([seed]);
    const version = documentVersion(doc);

    const { editor, sent } = openInEditor(doc);
    editor.setEditable(false);
    editor.setEditable(true);
    editor.commands.setTextSelection(1);
    const shown = editor.getText();
    editor.destroy();

    expect(sent).toEqual([]);
    expect(documentVersion(doc)).toBe(version);
    expect(shown.startsWith(start)).toBe(true);
  });

  it('writes what is typed into the same fragment that the server reads', () => {
    const doc = documentFromUpdates([emptyTextUpdate()]);
    const { editor } = openInEditor(doc);

    editor.commands.insertContentAt(1, 'De kust vergrijst');
    editor.destroy();

    expect(documentJson(doc)).toEqual({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'De kust vergrijst' }] }],
    });
  });
});
