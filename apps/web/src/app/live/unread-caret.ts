import { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { ProsemirrorBinding } from '@tiptap/y-tiptap';
import { bindingOf, boundPlace } from './binding';

/** How long after the text took the focus a caret at its very start may be the browser's doing; milliseconds. */
const ARRIVING_MS = 200;

/** An end of what the browser has selected, as a place in the text; null when it is elsewhere. */
function placeOf(view: EditorView, [node, offset]: readonly [Node | null, number]): ResolvedPos | null {
  return node && view.dom.contains(node) ? view.state.doc.resolve(view.posAtDOM(node, offset, 1)) : null;
}

/** The caret as the screen shows it, where the editor has another; null where they agree or it stands elsewhere. */
function unreadCaret(view: EditorView): TextSelection | null {
  const { selection } = view.state;
  if (!view.editable || view.composing || !view.hasFocus() || !(selection instanceof TextSelection)) return null;
  const shown = view.dom.ownerDocument.getSelection();
  const anchor = shown && placeOf(view, [shown.anchorNode, shown.anchorOffset]);
  const head = shown && placeOf(view, [shown.focusNode, shown.focusOffset]);
  const caret = anchor && head && TextSelection.between(anchor, head);
  return caret instanceof TextSelection && !caret.eq(selection) ? caret : null;
}

/** Has the binding draw what comes in around this caret, in place of the one that the editor has. */
function drawAround(binding: ProsemirrorBinding, { anchor, head }: TextSelection): void {
  const [boundAnchor, boundHead] = [anchor, head].map((place) => boundPlace(binding, place));
  binding.beforeTransactionSelection = { type: 'text', depth: undefined, anchor: boundAnchor, head: boundHead, absAnchor: anchor, absHead: head };
}

/** Reads the caret before anything happens at the place where the editor believes it to be. */
function readingPlugin(): Plugin {
  let view: EditorView | null = null;
  let focused = -Infinity;
  const unread = (): TextSelection | null => {
    const caret = view && unreadCaret(view);
    // A browser that brings the focus back may put the caret at the start; the editor puts it where it was.
    const isArriving = performance.now() - focused < ARRIVING_MS;
    return caret && isArriving && caret.eq(TextSelection.atStart(caret.$head.doc)) ? null : caret;
  };
  const read = (): false => {
    const caret = unread();
    if (caret) view?.dispatch(view.state.tr.setSelection(caret));
    return false;
  };
  return new Plugin({
    view: (drawn) => {
      view = drawn;
      const binding = bindingOf(drawn.state);
      const keep = ({ local }: { readonly local: boolean }): void => {
        const caret = local ? null : unread();
        if (caret && binding) drawAround(binding, caret);
      };
      binding?.doc.on('beforeTransaction', keep);
      return { destroy: () => binding?.doc.off('beforeTransaction', keep) };
    },
    appendTransaction: (transactions, _before, { tr }) => {
      // A redrawn caret of somebody else, a mark of a comment: whatever puts the old caret back on the screen.
      const caret = transactions.some(({ docChanged, selectionSet }) => docChanged || selectionSet) ? null : unread();
      return caret?.$head.doc === tr.doc ? tr.setSelection(caret) : null;
    },
    props: {
      handleDOMEvents: {
        focus: () => {
          focused = performance.now();
          return false;
        },
        // A key or what is pasted acts where the caret is.
        keydown: read,
        paste: read,
        cut: read,
        copy: read,
      },
    },
  });
}

/**
 * The caret is where the person put it, also on a page that lags: a browser tells the editor of a moved caret a moment
 * later, and within that moment what others wrote may be drawn, or the person press the next key. Without this the editor
 * would put the caret back where it was, and the next letters would land there.
 */
export const caretAsShown = Extension.create({
  name: 'caretAsShown',
  // The focus is noted before other extensions tell the editor of it.
  priority: 2000,

  addProseMirrorPlugins: () => [readingPlugin()],
});
