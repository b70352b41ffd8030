import { Extension } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** What stands after an @ before the caret, and where. */
export type MentionQuery = {
  readonly text: string;
  /** Positions in the document of the @ and of the caret. */
  readonly from: number;
  readonly to: number;
  /** Where the @ is on the screen, in CSS pixels of the viewport. */
  readonly left: number;
  readonly bottom: number;
};

export type MentionOptions = {
  readonly onQuery: (query: MentionQuery | null) => void;
  /** Returns whether the list took the key. */
  readonly onKey: (event: KeyboardEvent) => boolean;
};

// An @ at the start of a word, and at most thirty characters after it.
const BEFORE_CARET = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{N} '’-]{0,29}|)$/u;

/** Finds the query in a state; null when the caret is not in one. */
export function queryIn({ selection }: EditorState): { text: string; from: number; to: number } | null {
  if (!selection.empty || !selection.$from.parent.isTextblock) return null;
  const { $from } = selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const found = BEFORE_CARET.exec(before);
  if (!found) return null;
  const text = found[1] ?? '';
  return { text, from: selection.from - text.length - 1, to: selection.from };
}

function located(view: EditorView): MentionQuery | null {
  const found = view.editable && view.hasFocus() ? queryIn(view.state) : null;
  if (!found) return null;
  const { left, bottom } = view.coordsAtPos(found.from);
  return { ...found, left, bottom };
}

/** Notices when somebody is naming a municipality or a person with @. */
export const mentionQuery = Extension.create<MentionOptions>({
  name: 'mentionQuery',
  priority: 1400,

  addOptions: () => ({ onQuery: () => undefined, onKey: () => false }),

  addProseMirrorPlugins() {
    const { onQuery, onKey } = this.options;
    return [
      new Plugin({
        props: {
          handleKeyDown: (_view, event) => onKey(event),
          handleDOMEvents: {
            blur: () => {
              onQuery(null);
              return false;
            },
          },
        },
        view: () => ({
          update: (view, before) => {
            const isSame = before.doc.eq(view.state.doc) && before.selection.eq(view.state.selection);
            if (!isSame) onQuery(located(view));
          },
        }),
      }),
    ];
  },
});
