// Turns an edit into a suggestion of the same. Typing and deleting within a block is simple; anything else (a new
// paragraph, a join, a paste, a list, formatting) is taken as one replacement of what differs, and only let through
// when it can be undone by a decision: rejected it must leave the text as it was, accepted the text that was meant.

import { decideSuggestions, INSERTION } from '@samenpen/dossier-document';
import type { Node, Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';
import { replaceTracked } from './tracked-replace';
import type { OwnSuggestions, Replaced, Replacement } from './tracked-replace';

const isOnlyText = (slice: Slice): boolean => {
  let found = slice.openStart === 0 && slice.openEnd === 0;
  slice.content.forEach((node) => (found = found && node.isText));
  return found;
};

/** One step, when it types or deletes letters within one block; else null. */
function plainStep(step: Step, before: Node): Replacement | null {
  if (!(step instanceof ReplaceStep)) return null;
  const { from, to, slice } = step;
  const { parent } = before.resolve(from);
  const isWithin = parent.isTextblock && before.resolve(to).parent === parent;
  return isWithin && isOnlyText(slice) && isOnlyText(before.slice(from, to)) ? { from, to, slice } : null;
}

/**
 * The replacements, when the edit types or deletes letters within blocks, from the last one to the first (as replacing
 * all of what was found does): each is a suggestion of its own, and no position needs to be mapped. Else null.
 */
function plainReplacements(edit: Transaction): readonly Replacement[] | null {
  const plain: Replacement[] = [];
  for (const [index, step] of edit.steps.entries()) {
    const before = edit.docs[index];
    const replacement = before === undefined ? null : plainStep(step, before);
    const later = plain.at(-1);
    if (replacement === null || (later !== undefined && replacement.to > later.from)) return null;
    plain.push(replacement);
  }
  return plain;
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

/** What an edit asks for: letters in some places, each apart, or one replacement of all that differs. */
type Asked = { readonly all: readonly Replacement[]; readonly isPlain: boolean };

function askedBy(edit: Transaction): Asked {
  const plain = plainReplacements(edit);
  if (plain !== null) return { all: plain, isPlain: true };
  const whole = wholeReplacement(edit.before, edit.doc);
  return { all: whole === null ? [] : [whole], isPlain: false };
}

/** Writes what is asked for as suggestions, the caret where the edit left it; false when no decision could carry it out. */
function write(tracked: Transaction, edit: Transaction, { asked: { all, isPlain }, state, own }: { readonly asked: Asked; readonly state: EditorState; readonly own: OwnSuggestions }): boolean {
  const replaced = all.map((asked) => ({ asked, replaced: replaceTracked(tracked, asked, own) })).at(-1);
  if (replaced === undefined) return false;
  if (!isPlain && !isDecidable({ before: edit.before, meant: edit.doc, tracked: tracked.doc })) return false;
  const { from, slice } = replaced.asked;
  const { head } = edit.selection;
  const isAtCaret = !isPlain || all.length === 1 || (head >= from && head <= from + slice.size);
  if (isAtCaret) tracked.setSelection(TextSelection.near(tracked.doc.resolve(caretAfter(edit, replaced, state))));
  return true;
}

/** What a person's own act says of itself. */
const KEPT_META = ['paste', 'uiEvent', 'inputType', 'pointer', 'preventAutolink'];

/**
 * The edit as a suggestion. Null: it cannot be made as a suggestion, because the decision about it could not be
 * carried out. An edit that changes nothing comes back as it is.
 */
export function trackEdit(edit: Transaction, state: EditorState, own: OwnSuggestions): Transaction | null {
  if (isOwnFormatting(edit, own)) return edit;
  const asked = askedBy(edit);
  if (asked.all.length === 0) return edit;
  const tracked = state.tr;
  try {
    if (!write(tracked, edit, { asked, state, own })) return null;
  } catch (error) {
    // ProseMirror tells by a RangeError that a replacement does not fit; then it is no suggestion either.
    if (error instanceof RangeError) return null;
    throw error;
  }
  for (const key of KEPT_META) if (edit.getMeta(key) !== undefined) tracked.setMeta(key, edit.getMeta(key));
  return edit.scrolledIntoView ? tracked.scrollIntoView() : tracked;
}
