import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';

/** Who a caret belongs to, as the server stamped it on the presence state. */
type CaretOwner = { readonly id?: string; readonly name?: string; readonly organisation?: string; readonly colour?: number };

const COLOURS = 10;

/** Class of one of the ten colours of people; they hold contrast in both themes. */
const colourClass = (colour: number | undefined): string => `of-person-${(((colour ?? 1) - 1) % COLOURS) + 1}`;

/** Organisation and name, without saying twice what the name already says. */
const labelOf = ({ name = '', organisation = '' }: CaretOwner): string =>
  organisation === '' || name.includes(organisation) ? name : `${name} · ${organisation}`;

/** A caret with a name. Screen readers are told who is here in words elsewhere, so it is hidden from them. */
export function caretElement(owner: CaretOwner, document: Document): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret ${colourClass(owner.colour)}`;
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'caret-name';
  label.textContent = labelOf(owner);
  // Without a character on both sides a browser may put the caret of the person typing inside this one.
  caret.append('\u2060', label, '\u2060');
  return caret;
}

/** How long a name stands over the text after its caret moved, in milliseconds. */
const NAMED_MS = 3_000;

/** Shows the name of a caret when it moves, and lets it rest afterwards: it covers what is written above. */
function nameMoving(awareness: Awareness): Plugin {
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  return new Plugin({
    view: ({ dom }) => {
      const labels = (client: number) => dom.querySelectorAll(`.caret[data-client="${client}"]`);
      const moved = ({ added, updated }: { added: number[]; updated: number[] }): void => {
        for (const client of [...added, ...updated]) {
          labels(client).forEach((label) => label.classList.remove('rests'));
          clearTimeout(timers.get(client));
          timers.set(client, setTimeout(() => labels(client).forEach((label) => label.classList.add('rests')), NAMED_MS));
        }
      };
      awareness.on('change', moved);
      return {
        destroy: () => {
          awareness.off('change', moved);
          timers.forEach((timer) => clearTimeout(timer));
        },
      };
    },
  });
}

/** The carets and selections of the others in this section. */
export const caretsExtension = Extension.create<{ awareness: Awareness | null }>({
  name: 'carets',

  addOptions: () => ({ awareness: null }),

  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (!awareness) return [];
    // Typed any by the binding.
    const carets = yCursorPlugin(awareness, {
      cursorBuilder: (owner: CaretOwner, client: number) => {
        const caret = caretElement(owner, document);
        caret.dataset['client'] = String(client);
        caret.dataset['person'] = owner.id ?? '';
        return caret;
      },
      selectionBuilder: ({ colour }: CaretOwner) => ({ class: `caret-selection ${colourClass(colour)}` }),
    }) as Plugin;
    return [carets, nameMoving(awareness)];
  },
});
