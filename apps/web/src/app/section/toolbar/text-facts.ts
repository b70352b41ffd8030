import type { Editor } from '@tiptap/core';

/** What kind of block the caret stands in. */
export type BlockStyle = 'paragraph' | 'heading2' | 'heading3' | 'heading4';

/** What the toolbar shows of the place where the caret is. */
export type TextFacts = {
  readonly block: BlockStyle;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderline: boolean;
  readonly isSubscript: boolean;
  readonly isSuperscript: boolean;
  readonly isBulletList: boolean;
  readonly isOrderedList: boolean;
  readonly isQuote: boolean;
  readonly isLink: boolean;
  readonly isTable: boolean;
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
};

export const noFacts: TextFacts = {
  block: 'paragraph',
  isBold: false,
  isItalic: false,
  isUnderline: false,
  isSubscript: false,
  isSuperscript: false,
  isBulletList: false,
  isOrderedList: false,
  isQuote: false,
  isLink: false,
  isTable: false,
  mayUndo: false,
  mayRedo: false,
};

function blockOf(editor: Editor): BlockStyle {
  if (editor.isActive('heading', { level: 2 })) return 'heading2';
  if (editor.isActive('heading', { level: 3 })) return 'heading3';
  if (editor.isActive('heading', { level: 4 })) return 'heading4';
  return 'paragraph';
}

/** Reads the facts at the caret; without the right to write nothing can be undone. */
export const factsOf = (editor: Editor): TextFacts => ({
  block: blockOf(editor),
  isBold: editor.isActive('bold'),
  isItalic: editor.isActive('italic'),
  isUnderline: editor.isActive('underline'),
  isSubscript: editor.isActive('subscript'),
  isSuperscript: editor.isActive('superscript'),
  isBulletList: editor.isActive('bulletList'),
  isOrderedList: editor.isActive('orderedList'),
  isQuote: editor.isActive('blockquote'),
  isLink: editor.isActive('link'),
  isTable: editor.isActive('table'),
  mayUndo: editor.isEditable && editor.can().undo(),
  mayRedo: editor.isEditable && editor.can().redo(),
});

/** Whether the toolbar would look the same. */
export const isSameFacts = (a: TextFacts, b: TextFacts): boolean =>
  // Both objects have exactly the keys of the type.
  (Object.keys(a) as (keyof TextFacts)[]).every((name) => a[name] === b[name]);
