// The document keeps a mark as two signs, where it begins and where it ends. When somebody takes a word back (also by
// undo) while somebody else writes beside it, the sign can go at which the other's mark ends, and that runs on: a whole
// paragraph would be part of a suggestion, and rejecting it would take the paragraph. Words that stood there and were
// nobody's suggestion never become one, so whoever sees that happen takes it back.

import { Extension } from '@tiptap/core';
import { INSERTION, stretches } from '@samenpen/dossier-document';
import type { Mark, Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isRemote } from './remote-change';

type Letter = { readonly letter: string; readonly position: number; readonly mark: Mark | undefined };
type Range = { readonly from: number; readonly to: number };

function lettersIn(doc: Node, { from, to }: Range): Letter[] {
  const letters: Letter[] = [];
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, position) => {
    const mark = node.marks.find(({ type }) => type.name === INSERTION);
    const text = node.isText ? (node.text ?? '') : '\n';
    for (let at = 0; at < text.length; at += 1) letters.push({ letter: text.charAt(at), position: position + at, mark });
  });
  return letters;
}

/** The letters behind that stood plain before, found from the end: a mark runs on from its beginning. */
function runOver(before: readonly Letter[], after: readonly Letter[]): Letter[] {
  const plain = before.filter(({ mark, letter }) => mark === undefined && letter !== '\n');
  const found: Letter[] = [];
  let next = plain.length - 1;
  for (const one of after.toReversed()) {
    if (next < 0 || one.mark === undefined || one.letter !== plain[next]?.letter) continue;
    found.push(one);
    next -= 1;
  }
  return found;
}

/** Letters under a suggested addition that stood in the text before and were no addition then. */
export function lettersRunOver(before: Node, after: Node): Letter[] {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  const mark = after.type.schema.marks[INSERTION];
  if (from === null || ends === null || mark === undefined) return [];
  const [old, now] = [{ from, to: Math.max(from, ends.a) }, { from, to: Math.max(from, ends.b) }];
  if (now.to > now.from && !after.rangeHasMark(now.from, now.to, mark)) return [];
  const [was, is] = [lettersIn(before, old), lettersIn(after, now)];
  const key = ({ letter, mark: held }: Letter): string => `${held === undefined ? '' : '+'}${letter}`;
  return stretches(was.map(key), is.map(key)).flatMap(({ before: gone, beforeAt, after: come, afterAt }) =>
    runOver(was.slice(beforeAt, beforeAt + gone.length), is.slice(afterAt, afterAt + come.length)),
  );
}

function mend(view: EditorView, before: Node): void {
  if (view.isDestroyed || !view.editable) return;
  const transaction = view.state.tr;
  for (const { position, mark } of lettersRunOver(before, view.state.doc)) if (mark) transaction.removeMark(position, position + 1, mark);
  // No step of the person's own: undo takes back what the person did before.
  if (transaction.docChanged) view.dispatch(transaction.setMeta('addToHistory', false).setMeta(heldMarks.name, true));
}

/** The text before what came in, until it was looked at. */
const key = new PluginKey<Node | null>('heldMarks');

/** Keeps suggested additions to the words that they are about, whatever comes in. */
export const heldMarks = Extension.create({
  name: 'heldMarks',

  addProseMirrorPlugins: () => [
    new Plugin<Node | null>({
      key,
      state: {
        init: () => null,
        apply: (transaction, waiting) => {
          if (transaction.getMeta(key) === 'looked') return null;
          return isRemote(transaction) && transaction.docChanged ? (waiting ?? transaction.before) : waiting;
        },
      },
      view: (view) => ({
        update: (_view, before) => {
          const waiting = key.getState(view.state);
          if (!waiting || key.getState(before)) return;
          // The binding does not hear what is written while it is still bringing something in.
          queueMicrotask(() => {
            if (view.isDestroyed) return;
            const first = key.getState(view.state);
            view.dispatch(view.state.tr.setMeta(key, 'looked'));
            if (first) mend(view, first);
          });
        },
      }),
    }),
  ],
});
