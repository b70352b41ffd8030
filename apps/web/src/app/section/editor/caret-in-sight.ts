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

/**
 * A sentence that makes a bar grow covers no line in which somebody writes: a caret that stood just beside the bar moves
 * along with it, any other stays where it is. Answers how to stop.
 */
function moveWithBars(view: EditorView): () => void {
  const document = view.dom.ownerDocument;
  let before = openPart(document);
  const observer = new ResizeObserver(() => {
    const open = openPart(document);
    const grown = before.bottom - open.bottom;
    before = open;
    if (grown <= 0) return;
    const caret = view.coordsAtPos(view.state.selection.head, 1);
    const covered = caret.bottom + GAP - open.bottom;
    if (covered > 0 && covered <= grown + GAP) bringInSight(view);
  });
  for (const bar of document.querySelectorAll('[data-over-text="bottom"]')) observer.observe(bar);
  return () => observer.disconnect();
}

/** Nobody types behind the bars: the editor itself knows only of the window. */
export const caretInSight = Extension.create({
  name: 'caretInSight',

  addProseMirrorPlugins: () => [
    new Plugin({
      view: (view) => {
        // Somebody who reads has no caret to follow.
        let stop: (() => void) | null = null;
        const follow = (): void => {
          stop ??= moveWithBars(view);
        };
        view.dom.addEventListener('focus', follow);
        return {
          destroy: () => {
            view.dom.removeEventListener('focus', follow);
            stop?.();
          },
        };
      },
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
