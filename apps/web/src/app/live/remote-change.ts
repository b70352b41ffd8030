import { Extension } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

type SyncMeta = { readonly isChangeOrigin?: boolean; readonly isUndoRedoOperation?: boolean };

/** Whether a change of the editor came from the document (somebody else, or one's own undo), not from typing. */
export const isRemote = (transaction: Transaction): boolean =>
  // Metadata is untyped; the binding writes this shape.
  (transaction.getMeta(ySyncPluginKey) as SyncMeta | undefined)?.isChangeOrigin === true;

const isOwnUndo = (transaction: Transaction): boolean =>
  // As above.
  (transaction.getMeta(ySyncPluginKey) as SyncMeta | undefined)?.isUndoRedoOperation === true;

const key = new PluginKey<boolean>('stillView');

/** Remote edits never move one's view: the binding asks to scroll to one's own caret after each of them. */
export const stillView = Extension.create({
  name: 'stillView',
  priority: 2000,

  addProseMirrorPlugins: () => [
    new Plugin<boolean>({
      key,
      state: {
        init: () => false,
        apply: (transaction) => isRemote(transaction) && !isOwnUndo(transaction),
      },
      props: { handleScrollToSelection: (view) => key.getState(view.state) === true },
    }),
  ],
});
