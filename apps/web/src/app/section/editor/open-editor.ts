import { Editor, Extension } from '@tiptap/core';
import type { AnyExtension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { textExtensions } from '@samenpen/dossier-document';
import type { OpenedText } from '@samenpen/live-client';
import { findExtension } from '../find/find-extension';
import { mentionQuery } from '../mention/mention-query';
import type { MentionQuery } from '../mention/mention-query';
import { pasteExtension } from '../paste/paste-extension';
import { caretsExtension } from '../../live/carets';
import { heldMarks } from '../../live/held-marks';
import { ownCaret } from '../../live/own-caret';
import { stillView } from '../../live/remote-change';
import { caretAsShown } from '../../live/unread-caret';
import { suggesting } from '../suggestions/suggesting';
import type { Suggesting } from '../suggestions/suggesting';
import { caretInSight } from './caret-in-sight';
import { tableHeaders } from './table-headers';

export type EditorWishes = {
  readonly element: HTMLElement;
  readonly text: OpenedText;
  readonly isEditable: boolean;
  readonly attributes: Record<string, string>;
  /** What others draw over the text; nothing that changes the document. */
  readonly additions?: readonly AnyExtension[];
  /** Alt+F10: the toolbar takes the focus. */
  readonly onToolbar: () => void;
  readonly onFind: () => void;
  readonly onLink: () => void;
  /** Ctrl+Shift+E: suggesting goes on or off. */
  readonly onSuggest: () => void;
  readonly suggesting: Suggesting;
  readonly onPasteTooLarge: (characters: number) => void;
  readonly onMention: (query: MentionQuery | null) => void;
  readonly onMentionKey: (event: KeyboardEvent) => boolean;
};

const keys = ({ onToolbar, onFind, onLink, onSuggest }: EditorWishes) =>
  Extension.create({
    name: 'editorKeys',
    priority: 1500,
    addKeyboardShortcuts: () => ({
      'Alt-F10': () => {
        onToolbar();
        return true;
      },
      'Mod-h': () => {
        onFind();
        return true;
      },
      'Mod-Shift-e': () => {
        onSuggest();
        return true;
      },
      'Mod-k': () => {
        onLink();
        return true;
      },
      // Tab leaves the editor, so lists are indented as in a mail program.
      'Mod-]': ({ editor }) => editor.commands.sinkListItem('listItem'),
      'Mod-[': ({ editor }) => editor.commands.liftListItem('listItem'),
    }),
  });

/**
 * An editor on the live text. Undo is the binding's: it takes back only what this person typed here.
 * There is no character limit in it on purpose: one that trims would delete what a partner wrote.
 */
export function openEditor(wishes: EditorWishes): Editor {
  const { element, text, isEditable, attributes } = wishes;
  return new Editor({
    element,
    injectCSS: false,
    editable: isEditable,
    // Nobody asks what was deleted, and finding it out takes longer the more places one edit changes.
    enableCoreExtensions: { delete: false },
    // The server seeds and the binding fills: content given here would be written a second time.
    extensions: [
      ...textExtensions,
      Collaboration.configure({ document: text.doc }),
      caretsExtension.configure({ awareness: text.awareness }),
      pasteExtension.configure({ onTooLarge: wishes.onPasteTooLarge }),
      mentionQuery.configure({ onQuery: wishes.onMention, onKey: wishes.onMentionKey }),
      suggesting.configure(wishes.suggesting),
      heldMarks,
      findExtension,
      tableHeaders,
      ownCaret,
      caretAsShown,
      stillView,
      caretInSight,
      keys(wishes),
      ...(wishes.additions ?? []),
    ],
    editorProps: { attributes },
  });
}
