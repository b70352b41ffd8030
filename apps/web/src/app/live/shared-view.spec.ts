import type { OpenedText } from '@samenpen/live-client';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { textExtensions } from '@samenpen/dossier-document';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { blockAt, tellView, viewOf } from './shared-view';

type Window = { readonly text: OpenedText; readonly editor: Editor };

function windowOn(doc: Y.Doc): Window {
  const awareness = new Awareness(doc);
  awareness.setLocalState({});
  const editor = new Editor({ element: document.createElement('div'), extensions: [...textExtensions, Collaboration.configure({ document: doc })] });
  return { text: { doc, awareness }, editor };
}

/** What the server makes of a state on its way: it says whose it is. */
const stamped = (from: Awareness, to: Awareness, person: string): void => {
  to.states.set(from.clientID + 1, { ...from.getLocalState(), user: { id: person } });
};

const place = (window: Window, tops: readonly number[]): void => {
  [...window.editor.view.dom.children].forEach((block, at) => {
    const bottom = tops[at] ?? 0;
    jest.spyOn(block, 'getBoundingClientRect').mockReturnValue({ bottom } as DOMRect);
  });
};

describe('where the chair has the text on the screen', () => {
  it('is the same paragraph on the screen of who follows, also when somebody wrote above it meanwhile', () => {
    const doc = new Y.Doc();
    const [chair, other] = [windowOn(doc), windowOn(doc)];
    chair.editor.commands.setContent('<p>een</p><p>twee</p><p>drie</p>');
    place(chair, [20, 300, 500]);
    tellView(chair.editor, chair.text);
    stamped(chair.text.awareness, other.text.awareness, 'an');
    const told = viewOf('an', other.text.awareness);

    chair.editor.commands.insertContentAt(0, '<p>nieuw</p>');

    expect(viewOf('piet', other.text.awareness)).toBeNull();
    expect(blockAt(told ?? '', other.editor, other.text)?.textContent).toBe('twee');
  });

  it('is nowhere when what was told is no place', () => {
    const { text, editor } = windowOn(new Y.Doc());

    for (const nonsense of ['', '{}', '"x"', '{"type":{"client":1,"clock":99}}']) expect(blockAt(nonsense, editor, text)).toBeNull();
  });
});
