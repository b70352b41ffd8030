import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { ProsemirrorBinding } from '@tiptap/y-tiptap';

/** How many characters that the new document does not have are passed over, on the way back to one that it has. */
const FARTHEST = 2_000;

const bindingOf = ({ state }: Editor): ProsemirrorBinding =>
  // The plugin's state is untyped; the binding puts itself into it.
  (ySyncPluginKey.getState(state) as { readonly binding: ProsemirrorBinding }).binding;

/**
 * Puts the caret of whoever stood in an editor between the same characters in the next one, and the focus with it. The
 * documents are two states of one text: what was refused is missing in the second, and what others wrote is new there.
 */
export function standWhere({ before, opened }: { readonly before: Editor; readonly opened: Editor }): void {
  const isFocused = before.isFocused;
  const { anchor, head } = before.state.selection;
  const [from, to] = [anchor, head].map((place) => placeIn(opened, { before, place }));
  if (from !== undefined && to !== undefined && from !== null && to !== null) {
    const { state, view } = opened;
    view.dispatch(state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))));
  }
  if (isFocused) opened.view.focus();
}

/** Behind the nearest character on the left that both have; null when there is none. */
function placeIn(opened: Editor, { before, place }: { readonly before: Editor; readonly place: number }): number | null {
  const [old, now] = [bindingOf(before), bindingOf(opened)];
  for (let at = place; at > 0 && place - at < FARTHEST; at -= 1) {
    // The library has no type for it.
    const bound: unknown = absolutePositionToRelativePosition(at, old.type, old.mapping);
    const found = relativePositionToAbsolutePosition(now.doc, now.type, bound, now.mapping);
    if (found !== null) return found;
  }
  return null;
}
