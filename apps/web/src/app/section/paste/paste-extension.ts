import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { cleanPaste } from './clean-paste';

/**
 * Characters that may be pasted at once, about sixty pages. The server refuses an update above 3 MiB,
 * and a refusal costs the whole document: what is too large is stopped before it enters it.
 */
export const MAX_PASTED_CHARACTERS = 200_000;

/** Characters a section may hold in the editor; below the room's cap also with a long history. */
export const MAX_SECTION_CHARACTERS = 500_000;

export type PasteOptions = {
  /** Told when a paste is stopped; `characters` is its size. */
  readonly onTooLarge: (characters: number) => void;
};

/** Cleans what is pasted and stops what is too large for the server. */
export const pasteExtension = Extension.create<PasteOptions>({
  name: 'dossierPaste',

  addOptions: () => ({ onTooLarge: () => undefined }),

  addProseMirrorPlugins() {
    const { onTooLarge } = this.options;
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => cleanPaste(html),
          handlePaste: (view, _event, slice) => {
            const { size } = slice.content;
            if (size <= MAX_PASTED_CHARACTERS && view.state.doc.content.size + size <= MAX_SECTION_CHARACTERS) return false;
            onTooLarge(size);
            return true;
          },
        },
      }),
    ];
  },
});
