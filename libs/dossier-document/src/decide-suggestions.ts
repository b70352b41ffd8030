// Deciding makes a text say what was decided and nothing else: what a suggestion added stays or goes, what it took away
// goes or comes back, and everybody else's suggestions stay as they are, also inside the same words.

import type { Mark, Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import type { DocumentNode } from './document-json';
import { DELETED_BREAK, DELETION, INSERTED_BREAK, INSERTION, isSuggestionId } from './suggestion-marks';
import { soundJson, withoutNothing } from './sound-json';
import { textSchema } from './text-extensions';

/** What is decided of which suggestions; without `ids` of all. */
export type SuggestionDecision = { readonly take: 'accept' | 'reject'; readonly ids?: ReadonlySet<string> };

type Chosen = (id: unknown) => boolean;

const chosenOf = ({ ids }: SuggestionDecision): Chosen => (id) => isSuggestionId(id) && (ids === undefined || ids.has(id));

/** Whether what carries this mark or attribute goes by the decision. */
const goesBy = (name: string, take: SuggestionDecision['take']): boolean =>
  take === 'accept' ? name === DELETION || name === DELETED_BREAK : name === INSERTION || name === INSERTED_BREAK;

const isOfSuggestion = ({ type }: Mark): boolean => type.name === INSERTION || type.name === DELETION;

type Piece = { readonly from: number; readonly to: number; readonly marks: readonly Mark[] };

function decideLetters(transform: Transform, { take }: SuggestionDecision, isChosen: Chosen): void {
  const pieces: Piece[] = [];
  transform.doc.descendants((node, position) => {
    const marks = node.isText ? node.marks.filter((mark) => isOfSuggestion(mark) && isChosen(mark.attrs['id'])) : [];
    if (marks.length > 0) pieces.push({ from: position, to: position + node.nodeSize, marks });
  });
  // From the back, so that the positions in front still hold.
  for (const { from, to, marks } of pieces.reverse()) {
    if (marks.some(({ type }) => goesBy(type.name, take))) transform.delete(from, to);
    else for (const mark of marks) transform.removeMark(from, to, mark);
  }
}

type Block = { readonly position: number; readonly node: Node };

function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ position, node });
    return !node.isTextblock;
  });
  return blocks;
}

/** Whether two blocks stand in the same table cell, or in none: only these can become one. */
function areJoinable(doc: Node, before: number, after: number): boolean {
  const [$before, $after] = [doc.resolve(before), doc.resolve(after)];
  const depth = $before.sharedDepth(after);
  for (const $place of [$before, $after]) {
    for (let at = $place.depth; at > depth; at -= 1) if ($place.node(at).type.spec.isolating) return false;
  }
  return true;
}

function decideBreaks(transform: Transform, { take }: SuggestionDecision, isChosen: Chosen): void {
  const blocks = blocksOf(transform.doc);
  for (const [index, { position, node }] of [...blocks.entries()].reverse()) {
    const decided = [INSERTED_BREAK, DELETED_BREAK].filter((name) => isChosen(node.attrs[name]));
    if (decided.length === 0) continue;
    for (const name of decided) transform.setNodeAttribute(position, name, null);
    const before = blocks[index - 1];
    if (before === undefined || !decided.some((name) => goesBy(name, take))) continue;
    const end = before.position + before.node.nodeSize - 1;
    if (areJoinable(transform.doc, end, position + 1)) transform.delete(end, position + 1);
  }
}

/** The text with the suggestions decided; the same node when there is nothing to decide. */
export const decideSuggestions = (doc: Node, decision: SuggestionDecision): Node => {
  const transform = new Transform(doc);
  const isChosen = chosenOf(decision);
  decideLetters(transform, decision, isChosen);
  decideBreaks(transform, decision, isChosen);
  return transform.doc;
};

/** The same for the JSON of a text; what does not fit the schema is made to fit first. */
export const decidedJson = (json: DocumentNode, decision: SuggestionDecision): DocumentNode =>
  // ProseMirror types its JSON as any.
  withoutNothing(decideSuggestions(textSchema.nodeFromJSON(soundJson(json)), decision).toJSON() as DocumentNode);
