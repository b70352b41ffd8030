import { Extension } from '@tiptap/core';
import type { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';

/** Who a caret belongs to, as the server stamped it on the presence state. */
type CaretOwner = { readonly name?: string; readonly organisation?: string; readonly colour?: number };

const COLOURS = 10;

/** Class of one of the ten colours of people; they hold contrast in both themes. */
const colourClass = (colour: number | undefined): string => `of-person-${(((colour ?? 1) - 1) % COLOURS) + 1}`;

/** A caret with a name. Screen readers are told who is here in words elsewhere, so it is hidden from them. */
export function caretElement(owner: CaretOwner, document: Document): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret ${colourClass(owner.colour)}`;
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'caret-name';
  label.textContent = owner.organisation === undefined ? (owner.name ?? '') : `${owner.name ?? ''} · ${owner.organisation}`;
  // Without a character on both sides a browser may put the caret of the person typing inside this one.
  caret.append('\u2060', label, '\u2060');
  return caret;
}

/** The carets and selections of the others in this section. */
export const caretsExtension = Extension.create<{ awareness: Awareness | null }>({
  name: 'carets',

  addOptions: () => ({ awareness: null }),

  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (!awareness) return [];
    // Typed any by the binding.
    const plugin = yCursorPlugin(awareness, {
      cursorBuilder: (owner: CaretOwner) => caretElement(owner, document),
      selectionBuilder: ({ colour }: CaretOwner) => ({ class: `caret-selection ${colourClass(colour)}` }),
    }) as Plugin;
    return [plugin];
  },
});
