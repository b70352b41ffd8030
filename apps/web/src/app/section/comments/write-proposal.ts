import type { Editor } from '@tiptap/core';
import type { Place } from '../../live/thread-anchors';

/** Writes proposed words in the place of those that stand there, as an edit of the person's own that can be undone. */
export function writeProposal(editor: Editor, { from, to }: Place, replacement: string): void {
  const lines = replacement.split('\n');
  if (lines.length === 1) {
    const { tr } = editor.state;
    editor.view.dispatch(replacement === '' ? tr.delete(from, to) : tr.insertText(replacement, from, to));
    return;
  }
  const paragraphs = lines.map((text) => ({ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) }));
  editor.commands.insertContentAt({ from, to }, paragraphs);
}
