import type { Editor } from '@tiptap/core';
import { checkJson, documentText } from '@samenpen/dossier-document';
import type { DocumentNode } from '@samenpen/dossier-document';
import type { LinkAnswer } from '../toolbar/link-dialog';

const paragraph = (text: string): DocumentNode => ({ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) });

/** Plain text of blocks, for the clipboard. */
export const plainOf = (blocks: readonly DocumentNode[]): string => documentText({ type: 'doc', content: blocks });

/** Writes blocks after the block with the caret, as an edit of the person's own that can be undone. */
export function insertBlocks(editor: Editor, blocks: readonly DocumentNode[]): void {
  // Kept by an older version of the product, perhaps: what does not fit comes in as plain paragraphs.
  const isSound = checkJson({ type: 'doc', content: blocks }).length === 0;
  const content = isSound ? blocks : plainOf(blocks).split('\n').map(paragraph);
  const { $to } = editor.state.selection;
  const place = editor.isFocused && $to.depth > 0 ? $to.after(1) : editor.state.doc.content.size;
  editor
    .chain()
    // TipTap takes JSON content as mutable arrays; it does not change them.
    .insertContentAt(place, structuredClone(content))
    .focus()
    .run();
}

/** Puts a link on the selection or at the caret, changes the one there, or takes it away. */
export function putLink(editor: Editor, answer: LinkAnswer): void {
  const chain = editor.chain().focus();
  if (answer === 'remove') chain.extendMarkRange('link').unsetLink().run();
  else if (editor.isActive('link')) chain.extendMarkRange('link').setLink({ href: answer.href }).run();
  else if (editor.state.selection.empty) {
    chain.insertContent({ type: 'text', text: answer.text, marks: [{ type: 'link', attrs: { href: answer.href } }] }).unsetMark('link').run();
  } else chain.setLink({ href: answer.href }).run();
}
