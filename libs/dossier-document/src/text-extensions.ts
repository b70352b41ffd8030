import type { Extensions } from '@tiptap/core';
import { getSchema } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Subscript } from '@tiptap/extension-subscript';
import { Superscript } from '@tiptap/extension-superscript';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import type { Schema } from '@tiptap/pm/model';
import { imageNode } from './image-node';
import { linkMark } from './link-mark';
import { mentionNode } from './mention-node';
import { breakAttributes, suggestionMarks } from './suggestion-marks';
import { tableNodes } from './table-nodes';
import { withoutTab } from './without-tab';

const listItem = ListItem.extend({
  addKeyboardShortcuts() {
    return withoutTab(this.parent?.());
  },
});

/**
 * What a text of a dossier is made of, as TipTap extensions: the editor adds only behaviour to them.
 * Headings start at 2 because the title of the section stands above the text; there are no colours
 * and no fonts, so that every export stays clean.
 */
export const textExtensions: Extensions = [
  Document,
  Paragraph.extend({ addAttributes: breakAttributes }),
  Text,
  Heading.extend({ addAttributes: () => ({ level: { default: 2, rendered: false }, ...breakAttributes() }) }).configure({ levels: [2, 3, 4] }),
  Bold,
  Italic,
  Underline,
  Subscript,
  Superscript,
  BulletList,
  OrderedList.extend({ addAttributes: () => ({ start: { default: 1 } }) }),
  listItem,
  ListKeymap,
  Blockquote,
  HardBreak,
  linkMark,
  ...suggestionMarks,
  mentionNode,
  imageNode,
  ...tableNodes,
];

/** The ProseMirror schema of a text section; works without a browser. */
export const textSchema: Schema = getSchema(textExtensions);
