import { Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { cleanPaste } from './clean-paste';

/**
 * Characters that may be pasted at once, about sixty pages. The server refuses an update above 3 MiB,
 * and a refusal costs the whole document: what is too large is stopped before it enters it.
 */
export const MAX_PASTED_CHARACTERS = 200_000;

/** Characters a section may hold in the editor; below the room's cap also with a long history. */
export const MAX_SECTION_CHARACTERS = 500_000;

export type PasteOptions = {
  /** Told when a paste or a drop is stopped; `characters` is its size. */
  readonly onTooLarge: (characters: number) => void;
};

/** Cleans what is pasted and stops what is too large for the server, pasted or dropped. */
export const pasteExtension = Extension.create<PasteOptions>({
  name: 'dossierPaste',

  addOptions: () => ({ onTooLarge: () => undefined }),

  addProseMirrorPlugins() {
    const { onTooLarge } = this.options;
    const stopsTooLarge = ({ state }: EditorView, { content: { size } }: Slice): boolean => {
      if (size <= MAX_PASTED_CHARACTERS && state.doc.content.size + size <= MAX_SECTION_CHARACTERS) return false;
      onTooLarge(size);
      return true;
    };
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => cleanPaste(html),
          handlePaste: (view, _event, slice) => stopsTooLarge(view, slice),
          // What is moved inside the text makes it no larger.
          handleDrop: (view, ...[, slice, isMoved]) => !isMoved && stopsTooLarge(view, slice),
        },
      }),
    ];
  },
});
