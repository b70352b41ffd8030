import { DELETED_BREAK, INSERTED_BREAK } from '@samenpen/dossier-document';
import type { Editor } from '@tiptap/core';

type Span = { readonly from: number; readonly to: number };

/** Where a suggestion stands in the text; null when it is not in it. */
export function spanOf(editor: Editor, id: string): Span | null {
  let span: Span | null = null;
  const add = (from: number, to: number): void => {
    span = { from: Math.min(span?.from ?? from, from), to: Math.max(span?.to ?? to, to) };
  };
  editor.state.doc.descendants((node, position) => {
    if (node.isText && node.marks.some(({ attrs }) => attrs['id'] === id)) add(position, position + node.nodeSize);
    if (node.isTextblock && [INSERTED_BREAK, DELETED_BREAK].some((name) => node.attrs[name] === id)) add(position + 1, position + 1);
  });
  return span;
}

/** Puts the caret at a suggestion and shows it. */
export function goTo(editor: Editor, id: string): void {
  const span = spanOf(editor, id);
  if (span !== null) editor.chain().setTextSelection(span.from).focus().scrollIntoView().run();
}
