// The document keeps a mark as two signs, where it begins and where it ends. When somebody takes a word back (also by
// undo) while somebody else writes beside it, the sign can go at which the other's mark ends, and that runs on: a whole
// paragraph would be part of a suggestion, and rejecting it would take the paragraph. Words that stood there and were
// nobody's suggestion never become one, so whoever sees that happen takes it back.

import { Extension } from '@tiptap/core';
import { INSERTION } from '@samenpen/dossier-document';
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

const isPlain = ({ mark }: Letter): boolean => mark === undefined;

/** How many letters two sequences begin with that are the same. */
function commonStart(one: readonly Letter[], other: readonly Letter[]): number {
  let same = 0;
  while (same < one.length && same < other.length && one[same]?.letter === other[same]?.letter) same += 1;
  return same;
}

/**
 * The plain letters of before that stand under a mark now: only where all of them are still there and nothing else came
 * or went, for of words that somebody took away, letters that are alike say nothing. A mark runs on from its beginning, so
 * they are the last ones under it.
 */
function runOver(before: readonly Letter[], after: readonly Letter[]): Letter[] {
  const [was, is] = [before.filter(isPlain), after.filter(isPlain)];
  const start = commonStart(was, is);
  if (start + commonStart(was.slice(start).toReversed(), is.slice(start).toReversed()) < is.length) return [];
  const gone = was.slice(start, was.length - (is.length - start));
  const next = is[start]?.position ?? Infinity;
  const marked = after.filter(({ position, mark }) => mark !== undefined && position > (is[start - 1]?.position ?? -1) && position < next);
  const found = marked.slice(marked.length - gone.length);
  return gone.length > 0 && found.length === gone.length && commonStart(found, gone) === gone.length ? found : [];
}

/** Letters under a suggested addition that stood in the text before and were no addition then. */
export function lettersRunOver(before: Node, after: Node): Letter[] {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  const mark = after.type.schema.marks[INSERTION];
  if (from === null || ends === null || mark === undefined) return [];
  const [old, now] = [{ from, to: Math.max(from, ends.a) }, { from, to: Math.max(from, ends.b) }];
  if (now.to > now.from && !after.rangeHasMark(now.from, now.to, mark)) return [];
  return runOver(lettersIn(before, old), lettersIn(after, now));
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
      view: (view) => {
        let isLooking = false;
        const look = (): void => {
          if (isLooking || !key.getState(view.state)) return;
          isLooking = true;
          // The binding does not hear what is written while it is still bringing something in.
          queueMicrotask(() => {
            isLooking = false;
            if (view.isDestroyed) return;
            const first = key.getState(view.state);
            view.dispatch(view.state.tr.setMeta(key, 'looked'));
            if (first) mend(view, first);
          });
        };
        // The binding brings the text in before there is a view to tell: whoever only waited to be told would wait for ever.
        look();
        return { update: look };
      },
    }),
  ],
});
