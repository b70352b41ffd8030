import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { relativePositionToAbsolutePosition } from '@tiptap/y-tiptap';
import { bindingOf, boundPlace } from './binding';
import { isRemote } from './remote-change';

/** How many characters that the new document does not have are passed over, on the way back to one that it has. */
const FARTHEST = 2_000;

/** The two ends of what was selected, each bound to the character on its left. */
type Ends = readonly unknown[];

/**
 * Puts the caret of whoever stood in an editor between the same characters in the next one, and the focus with it. The
 * documents are two states of one text: what was refused is missing in the second, and what others wrote is new there.
 * A text may arrive in parts: what is not there yet is waited for until the person moves the caret.
 */
export function standWhere({ before, opened }: { readonly before: Editor; readonly opened: Editor }): void {
  const { anchor, head } = before.state.selection;
  const exact = [anchor, head].map((place) => bound(before, place));
  const isFocused = before.isFocused;
  if (!select(opened, { ends: exact, isFocused })) {
    select(opened, { ends: [anchor, head].map((place) => nearest(opened, { before, place })), isFocused });
    waitFor(opened, { ends: exact, isFocused });
  }
  if (!isFocused) return;
  opened.view.focus();
  // Where one may not write, the editor does not take the focus by itself; a screen reader stays in the text by it.
  opened.view.dom.focus({ preventScroll: true });
}

function waitFor(opened: Editor, place: { readonly ends: Ends; readonly isFocused: boolean }): void {
  const look = ({ transaction }: { readonly transaction: Transaction }): void => {
    const isOwn = !isRemote(transaction) && (transaction.docChanged || transaction.selectionSet);
    if (!isOwn && !transaction.docChanged) return;
    // The binding draws within the change of the document: one moves when it is done.
    if (isOwn) opened.off('transaction', look);
    else queueMicrotask(() => !opened.isDestroyed && select(opened, place) && opened.off('transaction', look));
  };
  opened.on('transaction', look);
}

/** False when one of the ends is not in the document. */
function select(opened: Editor, { ends, isFocused }: { readonly ends: Ends; readonly isFocused: boolean }): boolean {
  const [from, to] = ends.map((end) => placeOf(opened, end));
  if (from === undefined || to === undefined || from === null || to === null) return false;
  const { state, view } = opened;
  const transaction = state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to)));
  view.dispatch(transaction.setMeta('addToHistory', false));
  if (isFocused) view.dispatch(view.state.tr.scrollIntoView());
  return true;
}

const bound = ({ state }: Editor, place: number): unknown => {
  const binding = bindingOf(state);
  return binding && boundPlace(binding, place);
};

const placeOf = ({ state }: Editor, end: unknown): number | null => {
  const binding = bindingOf(state);
  return binding && end !== null ? relativePositionToAbsolutePosition(binding.doc, binding.type, end, binding.mapping) : null;
};

/** The nearest character on the left that both have; null when there is none. */
function nearest(opened: Editor, { before, place }: { readonly before: Editor; readonly place: number }): unknown {
  for (let at = place; at > 0 && place - at < FARTHEST; at -= 1) {
    const end = bound(before, at);
    if (placeOf(opened, end) !== null) return end;
  }
  return null;
}
