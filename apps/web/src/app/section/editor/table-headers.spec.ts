import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { checkDocument, documentFromUpdates, emptyTextUpdate, textExtensions } from '@samenpen/dossier-document';
import { tableHeaders } from './table-headers';

describe('a table in the editor', () => {
  it('gets a new header row when the first row is deleted', () => {
    const doc = documentFromUpdates([emptyTextUpdate()]);
    const editor = new Editor({
      element: document.createElement('div'),
      injectCSS: false,
      extensions: [...textExtensions, Collaboration.configure({ document: doc }), tableHeaders],
    });
    editor.chain().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run();

    editor.chain().setTextSelection(4).deleteRow().run();
    const faults = checkDocument(doc);
    const html = editor.getHTML();
    editor.destroy();

    expect(faults).toEqual([]);
    expect(html.match(/<th/g)).toHaveLength(2);
  });
});
