import type { Editor } from '@tiptap/core';
import type { TextKey } from '../../words/text-key';
import type { IconName } from '@samenpen/ui';
import type { BlockStyle, TextFacts } from './text-facts';

/** A button of the toolbar: what it is called, whether it is on, and what it does. */
export type ToolbarButton = {
  readonly icon: IconName;
  readonly label: TextKey;
  /** Keys, as people read them. */
  readonly keys?: string;
  /** Whether the place at the caret has it; absent for a button that only acts. */
  readonly isOn?: (facts: TextFacts) => boolean;
  readonly mayPress?: (facts: TextFacts) => boolean;
  readonly press: (editor: Editor) => void;
};

const undoing: readonly ToolbarButton[] = [
  { icon: 'undo-2', label: 'section.toolbar.undo', keys: 'Ctrl+Z', mayPress: ({ mayUndo }) => mayUndo, press: (editor) => editor.chain().focus().undo().run() },
  { icon: 'redo-2', label: 'section.toolbar.redo', keys: 'Ctrl+Y', mayPress: ({ mayRedo }) => mayRedo, press: (editor) => editor.chain().focus().redo().run() },
];

const letters: readonly ToolbarButton[] = [
  { icon: 'bold', label: 'section.toolbar.bold', keys: 'Ctrl+B', isOn: ({ isBold }) => isBold, press: (editor) => editor.chain().focus().toggleBold().run() },
  { icon: 'italic', label: 'section.toolbar.italic', keys: 'Ctrl+I', isOn: ({ isItalic }) => isItalic, press: (editor) => editor.chain().focus().toggleItalic().run() },
  { icon: 'underline', label: 'section.toolbar.underline', keys: 'Ctrl+U', isOn: ({ isUnderline }) => isUnderline, press: (editor) => editor.chain().focus().toggleUnderline().run() },
];

const blocks: readonly ToolbarButton[] = [
  { icon: 'list', label: 'section.toolbar.bulletList', keys: 'Ctrl+Shift+8', isOn: ({ isBulletList }) => isBulletList, press: (editor) => editor.chain().focus().toggleBulletList().run() },
  { icon: 'list-ordered', label: 'section.toolbar.orderedList', keys: 'Ctrl+Shift+7', isOn: ({ isOrderedList }) => isOrderedList, press: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { icon: 'text-quote', label: 'section.toolbar.quote', keys: 'Ctrl+Shift+B', isOn: ({ isQuote }) => isQuote, press: (editor) => editor.chain().focus().toggleBlockquote().run() },
];

/** What is needed less often, in a menu. */
export const moreButtons: readonly ToolbarButton[] = [
  { icon: 'list-indent-increase', label: 'section.toolbar.indent', keys: 'Ctrl+]', mayPress: (facts) => facts.isBulletList || facts.isOrderedList, press: (editor) => editor.chain().focus().sinkListItem('listItem').run() },
  { icon: 'list-indent-decrease', label: 'section.toolbar.outdent', keys: 'Ctrl+[', mayPress: (facts) => facts.isBulletList || facts.isOrderedList, press: (editor) => editor.chain().focus().liftListItem('listItem').run() },
  { icon: 'subscript', label: 'section.toolbar.subscript', isOn: ({ isSubscript }) => isSubscript, press: (editor) => editor.chain().focus().unsetSuperscript().toggleSubscript().run() },
  { icon: 'superscript', label: 'section.toolbar.superscript', isOn: ({ isSuperscript }) => isSuperscript, press: (editor) => editor.chain().focus().unsetSubscript().toggleSuperscript().run() },
];

/** The buttons that act on the text itself, in groups. */
export const buttonGroups: readonly (readonly ToolbarButton[])[] = [undoing, letters, blocks];

/** The kinds of block a person chooses from. */
export const blockStyles: readonly { readonly style: BlockStyle; readonly label: TextKey; readonly press: (editor: Editor) => void }[] = [
  { style: 'paragraph', label: 'section.toolbar.paragraph', press: (editor) => editor.chain().focus().setParagraph().run() },
  { style: 'heading2', label: 'section.toolbar.heading2', press: (editor) => editor.chain().focus().setHeading({ level: 2 }).run() },
  { style: 'heading3', label: 'section.toolbar.heading3', press: (editor) => editor.chain().focus().setHeading({ level: 3 }).run() },
  { style: 'heading4', label: 'section.toolbar.heading4', press: (editor) => editor.chain().focus().setHeading({ level: 4 }).run() },
];

/** What can be done with a table; the first needs no table. */
export const tableCommands: readonly { readonly label: TextKey; readonly isInTable: boolean; readonly press: (editor: Editor) => void }[] = [
  { label: 'section.toolbar.insertTable', isInTable: false, press: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
  { label: 'section.toolbar.rowBefore', isInTable: true, press: (editor) => editor.chain().focus().addRowBefore().run() },
  { label: 'section.toolbar.rowAfter', isInTable: true, press: (editor) => editor.chain().focus().addRowAfter().run() },
  { label: 'section.toolbar.columnBefore', isInTable: true, press: (editor) => editor.chain().focus().addColumnBefore().run() },
  { label: 'section.toolbar.columnAfter', isInTable: true, press: (editor) => editor.chain().focus().addColumnAfter().run() },
  { label: 'section.toolbar.deleteRow', isInTable: true, press: (editor) => editor.chain().focus().deleteRow().run() },
  { label: 'section.toolbar.deleteColumn', isInTable: true, press: (editor) => editor.chain().focus().deleteColumn().run() },
  { label: 'section.toolbar.deleteTable', isInTable: true, press: (editor) => editor.chain().focus().deleteTable().run() },
];
