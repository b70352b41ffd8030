import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import { isRemote } from '../../live/remote-change';

/** Positions of the body cells that stand in the first row of a table. */
function cellsToHead(doc: Node): number[] {
  const cells: number[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) return false;
    if (node.type.name !== 'table' || !node.firstChild) return true;
    let offset = position + 2;
    node.firstChild.forEach((cell) => {
      if (cell.type.name === 'tableCell') cells.push(offset);
      offset += cell.nodeSize;
    });
    return true;
  });
  return cells;
}

function headed(transaction: Transaction, cells: readonly number[]): Transaction {
  const { tableHeader } = transaction.doc.type.schema.nodes;
  for (const position of cells) if (tableHeader) transaction.setNodeMarkup(position, tableHeader);
  return transaction;
}

/**
 * The first row of a table is its header row, whatever is deleted or moved. Only after one's own edits:
 * two editors that both mend the same remote change would write it twice.
 */
export const tableHeaders = Extension.create({
  name: 'tableHeaders',

  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, after) => {
        if (!transactions.some((each) => each.docChanged && !isRemote(each))) return null;
        const cells = cellsToHead(after.doc);
        return cells.length > 0 ? headed(after.tr, cells) : null;
      },
    }),
  ],
});
