import { Extension } from '@tiptap/core';
import { DELETED_BREAK, DELETION, INSERTED_BREAK } from '@samenpen/dossier-document';
import type { MarkType, Node } from '@tiptap/pm/model';
import { Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { Step } from '@tiptap/pm/transform';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { isRemote } from '../../live/remote-change';
import { trackEdit } from './track-edit';
import type { OwnSuggestions } from './tracked-replace';
import { withoutSuggestions } from './tracked-replace';

/** What the suggestion mode asks of the screen around the editor. */
export type Suggesting = {
  readonly isOn: () => boolean;
  readonly own: OwnSuggestions;
  /** An edit was not made, because it cannot be made as a suggestion. */
  readonly onRefused: () => void;
  /** Suggested words were pressed. */
  readonly onPressed: (id: string) => void;
};

/** Where a transaction put letters, in positions after it. */
function newRanges(transaction: Transaction): { readonly from: number; readonly to: number }[] {
  return transaction.mapping.maps.flatMap((map, index) => {
    const ranges: { from: number; to: number }[] = [];
    const later = transaction.mapping.slice(index + 1);
    // eslint-disable-next-line house/max-parameters -- ProseMirror calls it so
    map.forEach((_from, _to, from, to) => void ranges.push({ from: later.map(from), to: later.map(to) }));
    return ranges;
  });
}

/** Whether a step puts letters with this mark into the text. */
function bringsMark(step: Step, mark: MarkType): boolean {
  if (!(step instanceof ReplaceStep)) return step instanceof ReplaceAroundStep;
  let found = false;
  step.slice.content.descendants((node) => {
    found ||= mark.isInSet(node.marks) !== undefined;
    return !found;
  });
  return found;
}

/** What one types between words that are to go does not go with them. */
function withoutStruckTyping(transactions: readonly Transaction[], state: EditorState): Transaction | null {
  const deletion = state.schema.marks[DELETION];
  const own = transactions.filter((each) => each.docChanged && !isRemote(each));
  if (own.length !== 1 || deletion === undefined) return null;
  // Most edits bring nothing that is struck out: then no place needs to be followed through all of their steps.
  if (!own.some(({ steps }) => steps.some((step) => bringsMark(step, deletion)))) return null;
  const size = state.doc.content.size;
  const struck = own
    .flatMap(newRanges)
    .map(({ from, to }) => ({ from: Math.min(from, size), to: Math.min(to, size) }))
    .filter(({ from, to }) => to > from && state.doc.rangeHasMark(from, to, deletion));
  if (struck.length === 0) return null;
  return struck.reduce((transaction, { from, to }) => transaction.removeMark(from, to, deletion), state.tr);
}

/** A suggested break is nothing to see by itself: it gets a sign at the end of the line before it. */
function breakSigns(doc: Node): DecorationSet {
  const signs: Decoration[] = [];
  let end: number | null = null;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    for (const [attribute, tag] of [[INSERTED_BREAK, 'ins'], [DELETED_BREAK, 'del']] as const) {
      const id: unknown = node.attrs[attribute];
      if (typeof id === 'string' && end !== null) signs.push(sign(end, tag, id));
    }
    end = position + node.nodeSize - 1;
    return false;
  });
  return DecorationSet.create(doc, signs);
}

function sign(position: number, tag: 'ins' | 'del', id: string): Decoration {
  const draw = (): HTMLElement => {
    const element = document.createElement(tag);
    element.className = 'break-sign';
    element.setAttribute('data-suggestion', id);
    element.textContent = '¶';
    return element;
  };
  return Decoration.widget(position, draw, { side: 1, key: `${tag} ${id}`, ignoreSelection: true });
}

type BreakState = { readonly doc: Node; readonly signs: DecorationSet };

const signsPlugin = (): Plugin =>
  new Plugin<BreakState>({
    state: {
      init: (_config, { doc }) => ({ doc, signs: breakSigns(doc) }),
      apply: (transaction, before) => (transaction.docChanged ? { doc: transaction.doc, signs: breakSigns(transaction.doc) } : before),
    },
    props: {
      decorations(state) {
        return this.getState(state)?.signs;
      },
    },
  });

const modePlugin = ({ isOn, onPressed }: Suggesting): Plugin =>
  new Plugin({
    appendTransaction: (transactions, _before, after) => withoutStruckTyping(transactions, after),
    props: {
      // Shortcuts such as "- " for a list would be edits that nobody asked for as a suggestion: letters stay letters.
      // eslint-disable-next-line house/max-parameters -- ProseMirror calls it so
      handleTextInput: (view, from, to, text) => {
        if (!isOn()) return false;
        const { tr } = view.state;
        tr.insertText(text, from, to);
        // The browser may tell of typed letters before it tells that the caret had gone there.
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + text.length)).scrollIntoView());
        return true;
      },
      handleClick: (_view, _position, { target }) => {
        const id = target instanceof Element ? target.closest('[data-suggestion]')?.getAttribute('data-suggestion') : null;
        if (typeof id === 'string') onPressed(id);
        return false;
      },
      transformPasted: ({ content, openStart, openEnd }) => new Slice(withoutSuggestions(content), openStart, openEnd),
    },
  });

/**
 * The suggestion mode of the editor: while it is on, what the person does becomes a suggestion instead of an edit.
 * A courtesy, not a right: whoever may write can always write (decision 030).
 */
export const suggesting = Extension.create<Suggesting>({
  name: 'suggesting',
  priority: 1600,

  addOptions: () => ({ isOn: () => false, own: { has: () => false, begin: () => '' }, onRefused: () => undefined, onPressed: () => undefined }),

  dispatchTransaction({ transaction, next }) {
    const { isOn, own, onRefused } = this.options;
    const isAsItIs = !isOn() || !transaction.docChanged || isRemote(transaction) || transaction.getMeta('addToHistory') === false;
    const tracked = isAsItIs ? transaction : trackEdit(transaction, this.editor.state, own);
    if (tracked === null) onRefused();
    else next(tracked);
  },

  addProseMirrorPlugins() {
    return [modePlugin(this.options), signsPlugin()];
  },
});
