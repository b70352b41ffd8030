// Where somebody has the text on the screen, told to those who follow them: beside the caret in the presence of a
// section, because whoever only scrolls has no caret that moves.

import { FRAGMENT } from '@samenpen/dossier-document';
import type { OpenedText } from '@samenpen/live-client';
import type { Editor } from '@tiptap/core';
import * as Y from 'yjs';

const FIELD = 'view';
/** How far under the upper edge of the window the text is read, in pixels: below what stays there. */
const READING_LINE = 140;

/** Tells of the block that stands at the top of the screen, when it is another one than was told and nothing in sight is pointed at. */
export function tellView(editor: Editor, { doc, awareness }: OpenedText): void {
  if (isPointing(editor)) return;
  const at = blocksOf(editor).findIndex((block) => (block?.getBoundingClientRect().bottom ?? 0) > READING_LINE);
  if (at === -1) return;
  const place = JSON.stringify(Y.createRelativePositionFromTypeIndex(doc.getXmlFragment(FRAGMENT), at));
  if (awareness.getLocalState()?.[FIELD] !== place) awareness.setLocalStateField(FIELD, place);
}

/** What a person told last, in another window; null: nothing. */
export function viewOf(person: string, awareness: OpenedText['awareness']): string | null {
  for (const [client, { user, [FIELD]: view }] of awareness.getStates()) {
    // The states are untyped; the server stamps who it is.
    const isTheirs = client !== awareness.clientID && (user as { readonly id?: unknown } | undefined)?.id === person;
    if (isTheirs && typeof view === 'string') return view;
  }
  return null;
}

/** The block of a place that was told, as it stands here; null when it is gone, or was never one. */
export function blockAt(place: string, editor: Editor, { doc }: Pick<OpenedText, 'doc'>): HTMLElement | null {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(JSON.parse(place)), doc);
    return found === null ? null : (blocksOf(editor)[found.index] ?? null);
  } catch {
    // What somebody's script sent as a place need not be one.
    return null;
  }
}

/** Whether the caret stands in sight: then that is where the person is, whatever else the screen shows. */
function isPointing({ view, state }: Editor): boolean {
  if (!view.hasFocus()) return false;
  const { top, bottom } = view.coordsAtPos(state.selection.head);
  return top > 0 && bottom < (view.dom.ownerDocument.defaultView?.innerHeight ?? 0);
}

/** The paragraphs, headings, lists and tables as they are drawn, in their order. */
function blocksOf({ state, view }: Editor): (HTMLElement | null)[] {
  const blocks: (HTMLElement | null)[] = [];
  state.doc.forEach((_block, offset) => {
    const drawn = view.nodeDOM(offset);
    blocks.push(drawn instanceof HTMLElement ? drawn : null);
  });
  return blocks;
}
