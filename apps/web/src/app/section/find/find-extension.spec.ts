import { Editor } from '@tiptap/core';
import { textExtensions } from '@samenpen/dossier-document';
import { findExtension, findState, look, replace, step } from './find-extension';

const open = (html: string): Editor =>
  new Editor({ element: document.createElement('div'), injectCSS: false, extensions: [...textExtensions, findExtension], content: html });

const lookFor = (editor: Editor, term: string): void => editor.view.dispatch(look(editor.state, term));

describe('finding in a section', () => {
  it('finds every place, whatever the capitals, also across bold and beside a mention', () => {
    const editor = open('<p>Digipunt en <b>digi</b>punt <span data-mention="partner" data-label="Damme"></span> digipunt</p><ul><li><p>DIGIPUNT</p></li></ul>');

    lookFor(editor, 'digipunt');

    expect(findState(editor.state).matches.map(({ from, to }) => editor.state.doc.textBetween(from, to))).toEqual(['Digipunt', 'digipunt', 'digipunt', 'DIGIPUNT']);
    editor.destroy();
  });

  it('goes on from the caret, and round the end', () => {
    const editor = open('<p>a b a b a</p>');
    lookFor(editor, 'a');
    editor.commands.setTextSelection(3);

    const visited = [1, 1, 1].map(() => {
      editor.view.dispatch(step(editor.state, 1));
      return editor.state.selection.from;
    });

    expect(visited).toEqual([5, 9, 1]);
    editor.destroy();
  });

  it('replaces all of them in one edit, and keeps finding what is left', () => {
    const editor = open('<p>OCMW en OCMW</p>');
    lookFor(editor, 'OCMW');

    editor.view.dispatch(replace(editor.state, findState(editor.state).matches, 'sociaal huis'));

    expect(editor.getText()).toBe('sociaal huis en sociaal huis');
    expect(findState(editor.state).matches).toEqual([]);
    editor.destroy();
  });

  it('does not find what is suggested to go', () => {
    const editor = open('<p>De <del data-suggestion="a1b2c3d4-0000-4000-8000-000000000000">kust</del><ins data-suggestion="a1b2c3d4-0000-4000-8000-000000000000">kuststreek</ins></p>');

    lookFor(editor, 'kust');

    expect(findState(editor.state).matches).toEqual([{ from: 8, to: 12 }]);
    editor.destroy();
  });
});
