import { withoutTab } from './without-tab';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';

const spans = () => ({ colspan: { default: 1 }, rowspan: { default: 1 } });

// No widths, colours or alignment: the export sets its own, and an inline style does not pass the
// Content-Security-Policy. The view of TipTap that writes widths is left out for the same reason.
const table = Table.extend({
  addKeyboardShortcuts() {
    return withoutTab(this.parent?.());
  },
  addNodeView: () => null,
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
}).configure({ resizable: false });

const row = TableRow.extend({ content: '(tableCell | tableHeader)+' });
const cell = TableCell.extend({ addAttributes: spans });
const header = TableHeader.extend({
  addAttributes: spans,
  renderHTML: ({ HTMLAttributes }) => ['th', { ...HTMLAttributes, scope: 'col' }, 0],
});

/** Tables of text, whose first row is a header row (checked by `checkDocument`). */
export const tableNodes = [table, row, cell, header] as const;
