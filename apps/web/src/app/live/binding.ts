import type { EditorState } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { ProsemirrorBinding } from '@tiptap/y-tiptap';

/** What ties an editor to its live document; null for an editor that has none. */
export const bindingOf = (state: EditorState): ProsemirrorBinding | null =>
  // The plugin's state is untyped; the binding puts itself into it.
  (ySyncPluginKey.getState(state) as { readonly binding?: ProsemirrorBinding } | undefined)?.binding ?? null;

/** A place in the editor, bound to the character on its left. */
export const boundPlace = ({ type, mapping }: ProsemirrorBinding, place: number): unknown =>
  // The library has no type for it.
  absolutePositionToRelativePosition(place, type, mapping) as unknown;
