import type { ThreadAnchor } from '@samenpen/contracts';
import { MOST_QUOTED, canBeOf, isCut, isLetterThere, placeBetween, spanOfCut } from '@samenpen/dossier-document';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer';
import * as Y from 'yjs';
import { flatTextOf, indexAt } from './flat-text';
import type { FlatText } from './flat-text';

/*
 * How a thread stays on its words. Both ends are bound to letters of the shared text, not to numbers: the
 * first to the letter it begins with, the last to the letter it ends with, so that what others write before,
 * between or after does not matter. Splitting or joining paragraphs, restoring a version and a rebuilt
 * document write the same words as new letters; then the words themselves, with what stood around them,
 * find the place again. A thread of which neither is found hangs on deleted text.
 */

/** Where a thread stands now: positions in the document, `to` behind the last letter. */
export type Place = { readonly from: number; readonly to: number };

/** The words a thread hangs on. */
export type RangeAnchor = Pick<Extract<ThreadAnchor, { kind: 'range' }>, 'from' | 'to' | 'quote' | 'before' | 'after'>;

const AROUND = 64;
/** Words of this length that stand in the text only once are found without looking around them. */
const TELLING = 24;
/** As many letters around must be the same for words that could stand anywhere. */
const ALIKE = 8;

type Binding = { readonly type: Y.XmlFragment; readonly mapping: ReadonlyMap<unknown, Node | Node[]>; readonly doc: Y.Doc };

const bindingOf = (state: EditorState): Binding | null =>
  // The plugin's state is untyped; the binding puts itself into it.
  (ySyncPluginKey.getState(state) as { readonly binding?: Binding } | undefined)?.binding ?? null;

/** How many positions of the editor a part of the shared text takes; null when the editor does not show it. */
function sizeOf(part: unknown, { mapping }: Binding): number | null {
  if (part instanceof Y.XmlText) return part.length;
  const node = mapping.get(part);
  return node === undefined || Array.isArray(node) ? null : node.nodeSize;
}

type Side = 'first' | 'last';

/** The shared text in which the letter after (`first`) or before (`last`) a position stands, and its index there. */
function textAt(position: number, side: Side, binding: Binding): { text: Y.XmlText; index: number } | null {
  let rest = position;
  let parts: unknown[] = binding.type.toArray();
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const size = sizeOf(part, binding);
    if (size === null) return null;
    const isInside = side === 'first' ? rest < size : rest <= size && rest > 0;
    if (isInside && part instanceof Y.XmlText) return { text: part, index: rest };
    if (isInside && part instanceof Y.XmlElement) {
      rest -= 1;
      parts = part.toArray();
    } else rest -= size;
  }
  return null;
}

/** The position in the editor of an index in a shared text; null when the text, or what it stands in, is deleted. */
function positionIn(text: Y.XmlText, index: number, binding: Binding): number | null {
  let position = index;
  let part: Y.XmlText | Y.XmlFragment = text;
  while (part !== binding.type) {
    const parent: unknown = part.parent;
    if (!(parent instanceof Y.XmlFragment) || part._item?.deleted !== false) return null;
    for (const sibling of parent.toArray()) {
      if (Object.is(sibling, part)) break;
      const size = sizeOf(sibling, binding);
      if (size === null) return null;
      position += size;
    }
    if (parent !== binding.type) position += 1;
    part = parent;
  }
  return position;
}

/** One end of a thread: where it stands, and whether the letter that it was bound to does. */
type End = { readonly position: number; readonly isThere: boolean };

function resolved(encoded: string, binding: Binding): End | null {
  try {
    const relative = Y.decodeRelativePosition(fromBase64UrlEncoded(encoded));
    // What an undo brought back only the copy of who undid it knows by the old letters: nobody follows that, so that the
    // place is the same for everybody.
    const found = Y.createAbsolutePositionFromRelativePosition(relative, binding.doc, false);
    const position = found instanceof Object && found.type instanceof Y.XmlText ? positionIn(found.type, found.index, binding) : null;
    return position === null ? null : { position, isThere: isLetterThere(binding.doc, relative) };
  } catch {
    // What somebody's script sent as a position need not be one; the words themselves may still be found.
    return null;
  }
}

/** The place of some letters of the flat text, from the first to the last. */
function placeAt({ at }: FlatText, index: number, length: number): Place | null {
  const [from, last] = [at[index], at[index + length - 1]];
  return from === undefined || last === undefined ? null : { from, to: last + 1 };
}

/** Both letters stand: the place is between them, while anything of the words is. */
function placeOfWords(anchor: RangeAnchor, doc: Node, place: Place): Place | null {
  if (place.from >= place.to) return null;
  // While the binding brings something in, the shared text is ahead of what the editor shows.
  if (place.to > doc.content.size) return place;
  return canBeOf(anchor, doc.textBetween(place.from, place.to, '\n', '\uFFFC')) ? place : null;
}

/** Between its ends, as far as their letters or the words there tell. */
function boundPlace(anchor: RangeAnchor, doc: Node, binding: Binding): Place | null {
  const [first, last] = [resolved(anchor.from, binding), resolved(anchor.to, binding)];
  if (first === null || last === null) return null;
  if (first.isThere && last.isThere) return placeOfWords(anchor, doc, { from: first.position, to: last.position });
  const flat = flatTextOf(doc);
  const [start, end] = [indexAt(flat, first.position), indexAt(flat, last.position)];
  const place = placeBetween(flat.text, { ...anchor, isCut: isCut(anchor.quote) }, { start, end, isFirstThere: first.isThere, isLastThere: last.isThere });
  return place && placeAt(flat, place.start, place.end - place.start);
}

const bare = (text: string): string => text.replace(/\s+/g, '');

const reversed = (text: string): string => [...text].reverse().join('');

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[same] === other[same]) same += 1;
  return same;
}

/** How many letters right before and after are as they were, white space aside. */
const likeness = (anchor: RangeAnchor, before: string, after: string): number =>
  commonStart(reversed(bare(anchor.before)), reversed(bare(before))) + commonStart(bare(anchor.after), bare(after));

/** The place where the words stand again, with enough of what stood around them. */
function foundPlace(anchor: RangeAnchor, doc: Node): Place | null {
  const flat = flatTextOf(doc);
  const { quote, before, after } = anchor;
  if (isCut(quote)) {
    const span = spanOfCut(flat.text, anchor);
    return span && placeAt(flat, span.start, span.end - span.start);
  }
  const places: { index: number; same: number }[] = [];
  for (let index = flat.text.indexOf(quote); index !== -1; index = flat.text.indexOf(quote, index + 1)) {
    const end = index + quote.length;
    const same = likeness(anchor, flat.text.slice(Math.max(0, index - AROUND), index), flat.text.slice(end, end + AROUND));
    places.push({ index, same });
  }
  const best = places.toSorted((one, other) => other.same - one.same)[0];
  if (!best) return null;
  const isTelling = places.length === 1 && bare(quote).length >= TELLING;
  if (!isTelling && best.same < Math.min(ALIKE, bare(before).length + bare(after).length)) return null;
  return placeAt(flat, best.index, quote.length);
}

/** The words at a place. */
export function wordsAt(doc: Node, { from, to }: Place): string {
  const flat = flatTextOf(doc);
  return flat.text.slice(indexAt(flat, from), indexAt(flat, to));
}

/** Where the letters of an anchor stand now, without looking for its words. Quick: for while others type. */
export function letterPlace(state: EditorState, anchor: RangeAnchor): Place | null {
  const binding = bindingOf(state);
  return binding && boundPlace(anchor, state.doc, binding);
}

/** Where an anchor stands now, by its letters or else by its words; null when its text is gone. */
export function placeOf(state: EditorState, anchor: RangeAnchor): Place | null {
  return letterPlace(state, anchor) ?? foundPlace(anchor, state.doc);
}

/** The first and the last letter inside a selection; null when it holds none. */
function lettersIn(doc: Node, { from, to }: Place): Place | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isText) return;
    first = Math.min(first, Math.max(from, position));
    last = Math.min(to, position + node.nodeSize);
  });
  return first < last ? { from: first, to: last } : null;
}

/** Without half of a character at its edges, where it was cut off. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');

/** An anchor on what is selected; null when there is no letter in it. */
export function anchorOn(state: EditorState, selected: Place): RangeAnchor | null {
  const binding = bindingOf(state);
  const letters = lettersIn(state.doc, selected);
  if (!binding || !letters) return null;
  const first = textAt(letters.from, 'first', binding);
  const last = textAt(letters.to, 'last', binding);
  if (!first || !last) return null;
  const flat = flatTextOf(state.doc);
  const [start, end] = [indexAt(flat, letters.from), indexAt(flat, letters.to)];
  const encoded = (at: { text: Y.XmlText; index: number }, association: number): string =>
    toBase64UrlEncoded(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(at.text, at.index, association)));
  return {
    from: encoded(first, 0),
    to: encoded(last, -1),
    quote: whole(flat.text.slice(start, end).slice(0, MOST_QUOTED)),
    before: whole(flat.text.slice(Math.max(0, start - AROUND), start)),
    after: whole(flat.text.slice(end, end + AROUND)),
  };
}
