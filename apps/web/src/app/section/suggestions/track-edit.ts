// Turns an edit into a suggestion of the same. Typing and deleting within a block is simple; anything else (a new
// paragraph, a join, a paste, a list, formatting) is taken as one replacement of what differs, and only let through
// when it can be undone by a decision: rejected it must leave the text as it was, accepted the text that was meant.

import { decideSuggestions, INSERTION } from '@samenpen/dossier-document';
import type { Node, Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform';
import { replaceTracked } from './tracked-replace';
import type { OwnSuggestions, Replaced, Replacement } from './tracked-replace';

const isOnlyText = (slice: Slice): boolean => {
  let found = slice.openStart === 0 && slice.openEnd === 0;
  slice.content.forEach((node) => (found = found && node.isText));
  return found;
};

/** The replacement, when it is typing or deleting letters within one block; else null. */
function plainReplacement(edit: Transaction): Replacement | null {
  const [step, ...others] = edit.steps;
  if (!(step instanceof ReplaceStep) || others.length > 0) return null;
  const { from, to, slice } = step;
  const { parent } = edit.before.resolve(from);
  const isWithin = parent.isTextblock && edit.before.resolve(to).parent === parent;
  return isWithin && isOnlyText(slice) && isOnlyText(edit.before.slice(from, to)) ? { from, to, slice } : null;
}

/** Formatting one's own new words changes them; nobody else's text is in it. */
const isOwnFormatting = (edit: Transaction, own: OwnSuggestions): boolean =>
  edit.steps.every((step) => {
    if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return false;
    let isOwn = true;
    edit.before.nodesBetween(step.from, step.to, (node) => {
      if (node.isInline) isOwn = isOwn && node.marks.some(({ type, attrs }) => type.name === INSERTION && own.has(attrs['id']));
    });
    return isOwn;
  });

/** What two texts differ in, as one replacement; null when they are the same. */
function wholeReplacement(before: Node, after: Node): Replacement | null {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || ends === null) return null;
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  return { from, to: ends.a + overlap, slice: after.slice(from, ends.b + overlap) };
}

/** Whether the decision about it gives what it should, both ways. */
function isDecidable({ before, meant, tracked }: { readonly before: Node; readonly meant: Node; readonly tracked: Node }): boolean {
  const isSame = (one: Node, other: Node, take: 'accept' | 'reject'): boolean =>
    decideSuggestions(one, { take }).eq(decideSuggestions(other, { take }));
  return isSame(tracked, before, 'reject') && isSame(tracked, meant, 'accept');
}

/** Deleting forwards steps over what is struck out: else the key would do nothing the second time. */
function caretAfter(edit: Transaction, { asked, replaced }: { readonly asked: Replacement; readonly replaced: Replaced }, state: EditorState): number {
  if (asked.slice.size > 0) {
    const within = edit.selection.head - asked.from;
    return Math.min(Math.max(replaced.to + within, replaced.to), replaced.end);
  }
  const { empty, head } = state.selection;
  return empty && head <= asked.from ? replaced.to : replaced.from;
}

/** What a person's own act says of itself. */
const KEPT_META = ['paste', 'uiEvent', 'inputType', 'pointer'];

/**
 * The edit as a suggestion. Null: it cannot be made as a suggestion, because the decision about it could not be
 * carried out. An edit that changes nothing comes back as it is.
 */
export function trackEdit(edit: Transaction, state: EditorState, own: OwnSuggestions): Transaction | null {
  if (isOwnFormatting(edit, own)) return edit;
  const plain = plainReplacement(edit);
  const asked = plain ?? wholeReplacement(edit.before, edit.doc);
  if (asked === null) return edit;
  const tracked = state.tr;
  try {
    const replaced = replaceTracked(tracked, asked, own);
    if (plain === null && !isDecidable({ before: edit.before, meant: edit.doc, tracked: tracked.doc })) return null;
    tracked.setSelection(TextSelection.near(tracked.doc.resolve(caretAfter(edit, { asked, replaced }, state))));
  } catch (error) {
    // ProseMirror tells by a RangeError that a replacement does not fit; then it is no suggestion either.
    if (error instanceof RangeError) return null;
    throw error;
  }
  for (const key of KEPT_META) if (edit.getMeta(key) !== undefined) tracked.setMeta(key, edit.getMeta(key));
  return edit.scrolledIntoView ? tracked.scrollIntoView() : tracked;
}
