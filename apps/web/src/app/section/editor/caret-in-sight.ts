import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** What stays between a caret and the bars, in pixels. */
const GAP = 8;

/** The part of the window that no bar covers: a bar that stays over the text says so with `data-over-text`. */
function openPart(document: Document): { readonly top: number; readonly bottom: number } {
  const window = document.defaultView;
  let [top, bottom] = [0, window?.innerHeight ?? 0];
  for (const bar of document.querySelectorAll<HTMLElement>('[data-over-text]')) {
    // On some screens it stands beside the text, or scrolls with it.
    if (window?.getComputedStyle(bar).position !== 'sticky') continue;
    const covered = bar.getBoundingClientRect();
    if (bar.dataset['overText'] === 'top') top = Math.max(top, covered.bottom);
    else bottom = Math.min(bottom, covered.top);
  }
  return { top, bottom };
}

function bringInSight(view: EditorView): void {
  const document = view.dom.ownerDocument;
  const caret = view.coordsAtPos(view.state.selection.head, 1);
  const open = openPart(document);
  const below = Math.max(0, caret.bottom + GAP - open.bottom);
  const above = Math.min(0, caret.top - GAP - open.top);
  const by = below === 0 ? above : below;
  if (by !== 0) document.defaultView?.scrollBy(0, by);
}

/** Nobody types behind the bars: the editor itself knows only of the window. */
export const caretInSight = Extension.create({
  name: 'caretInSight',

  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleScrollToSelection: (view) => {
          bringInSight(view);
          // Sideways, and inside a table that scrolls, the editor looks for itself.
          return false;
        },
      },
    }),
  ],
});
