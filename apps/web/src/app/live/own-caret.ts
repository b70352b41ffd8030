import { Extension } from '@tiptap/core';
import { bindingOf } from './binding';

/** Where one's caret was before a change came in: bound to the characters around it, and as plain numbers. */
type CaretBefore = { readonly absAnchor?: number | null; readonly absHead?: number | null };

/** The part of the binding that is touched here. */
type Binding = { beforeTransactionSelection: CaretBefore | null };

/**
 * One's caret stays between the characters where it was, whatever others type. The binding doubts that
 * place when the text around it changed, and looks for a paragraph that reads as the old one did: of two
 * people who begin a paragraph at the same moment, one then goes on typing in the paragraph of the other.
 * Without the plain numbers it has nothing to doubt by.
 */
export const ownCaret = Extension.create({
  name: 'ownCaret',

  onCreate() {
    // The binding's own type does not say that there may be none.
    const binding: Binding | null = bindingOf(this.editor.state);
    if (binding === null) return;
    let before = binding.beforeTransactionSelection;
    Object.defineProperty(binding, 'beforeTransactionSelection', {
      get: () => before,
      set: (caret: CaretBefore | null) => {
        before = caret === null ? null : { ...caret, absAnchor: null, absHead: null };
      },
    });
  },
});
