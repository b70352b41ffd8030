import { DELETION } from '@samenpen/dossier-document';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A place where the text that is looked for stands; document positions. */
export type Match = { readonly from: number; readonly to: number };

/** What is looked for, where it stands, and which one is shown (0-based, -1 for none). */
export type FindState = { readonly term: string; readonly matches: readonly Match[]; readonly current: number };

const NO_TEXT = '\ufffc';

const nothing: FindState = { term: '', matches: [], current: -1 };
const key = new PluginKey<FindState>('find');

type FindStep = { readonly term: string } | { readonly current: number };

/** One character for anything that is no text, or is struck out, keeps offsets and positions equal. */
function textOf(block: Node): string {
  let text = '';
  block.forEach((node) => {
    const isStruck = node.marks.some(({ type }) => type.name === DELETION);
    text += node.isText && !isStruck ? node.text ?? '' : NO_TEXT.repeat(node.nodeSize);
  });
  return text.toLocaleLowerCase('nl-BE');
}

/**
 * Every place where the term stands inside one block; capitals do not matter. What is suggested to go is no text any
 * more, as in counting: else replacing all once again would replace in it once again.
 */
export function matchesIn(doc: Node, term: string): Match[] {
  const wanted = term.toLocaleLowerCase('nl-BE');
  if (wanted === '') return [];
  const found: Match[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = textOf(node);
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
      found.push({ from: position + 1 + at, to: position + 1 + at + wanted.length });
    }
    return false;
  });
  return found;
}

function next(state: FindState, transaction: Transaction): FindState {
  // Metadata is untyped; only the functions below write it.
  const step = transaction.getMeta(key) as FindStep | undefined;
  if (step && 'current' in step) return { ...state, current: step.current };
  if (step) {
    const matches = matchesIn(transaction.doc, step.term);
    return { term: step.term, matches, current: -1 };
  }
  if (!transaction.docChanged || state.term === '') return state;
  const matches = matchesIn(transaction.doc, state.term);
  return { ...state, matches, current: Math.min(state.current, matches.length - 1) };
}

const decorations = (state: EditorState): DecorationSet => {
  const { matches, current } = findState(state);
  return DecorationSet.create(
    state.doc,
    matches.map(({ from, to }, index) => Decoration.inline(from, to, { class: index === current ? 'found current' : 'found' })),
  );
};

/** What is found now. */
export const findState = (state: EditorState): FindState => key.getState(state) ?? nothing;

/** Looks for a term; an empty one ends looking. */
export const look = (state: EditorState, term: string): Transaction => state.tr.setMeta(key, { term });

/** Shows the next match (`1`) or the previous one (`-1`), round the end; starts at the caret. */
export function step(state: EditorState, direction: 1 | -1): Transaction {
  const { matches, current } = findState(state);
  if (matches.length === 0) return state.tr;
  const fromCaret = matches.findIndex(({ from }) => from >= state.selection.from);
  const start = direction === 1 ? Math.max(fromCaret, 0) : fromCaret - 1;
  const index = current === -1 ? start : current + direction;
  const wrapped = (index + matches.length) % matches.length;
  const match = matches[wrapped];
  if (!match) return state.tr;
  return state.tr.setSelection(TextSelection.create(state.doc, match.from, match.to)).setMeta(key, { current: wrapped }).scrollIntoView();
}

/** Replaces the given matches, last one first so that positions stay right. */
export function replace(state: EditorState, matches: readonly Match[], text: string): Transaction {
  // What replaces a word is no typed address, and looking for one takes longer the more places there are.
  const tr = state.tr.setMeta('preventAutolink', true);
  for (const { from, to } of [...matches].reverse()) {
    if (text === '') tr.delete(from, to);
    else tr.insertText(text, from, to);
  }
  return tr;
}

/** Find and replace in the section, shown as decorations: nothing of it is in the document. */
export const findExtension = Extension.create({
  name: 'dossierFind',

  addProseMirrorPlugins: () => [
    new Plugin<FindState>({
      key,
      state: { init: () => nothing, apply: (transaction, state) => next(state, transaction) },
      props: { decorations },
    }),
  ],
});
