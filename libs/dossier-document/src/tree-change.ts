// Makes one Yjs text like another by the smallest edit, so that everything that stays keeps its identity: its author,
// and the comments and carets that are anchored in it. The binding's own comparison looks from both ends only and would
// write a paragraph anew that stands between two changed ones.
//
//   children that say the same → untouched
//   the rest, paired by likeness → changed inside, word by word
//   what has no pair → deleted, or written new

import * as Y from 'yjs';
import { likeliestPairs } from './likeliest-pairs';
import { stretches } from './sequence-difference';
import { writtenAttributes } from './storable';
import { byName, deltaOf, saidIn, valueSaid } from './text-delta';

/** What may stand in a text; anything else that a client put there has no counterpart and goes. */
type TextNode = Y.XmlElement | Y.XmlText;

const isTextNode = (child: unknown): child is TextNode => child instanceof Y.XmlElement || child instanceof Y.XmlText;

const isBlankText = (child: unknown): boolean => child instanceof Y.XmlText && child.length === 0;

/** What a node says, for comparing; equal for trees that differ only in how they are stored. */
function sayingOf(child: unknown): unknown {
  if (child instanceof Y.XmlText) return ['', ...saidIn(child)];
  if (!(child instanceof Y.XmlElement)) return null;
  const children = child.toArray().filter((inner) => !isBlankText(inner));
  return [child.nodeName, byName(writtenAttributes(child), valueSaid), ...children.map(sayingOf)];
}

/** Foreign things are alike to nothing, so that they never count as kept. */
const keyOf = (child: unknown): string => (isTextNode(child) ? JSON.stringify(sayingOf(child)) : 'foreign');

/** Changes `target` until it says what `wanted` says; both stand in documents of their own. Call in a transaction. */
export function changeChildren(target: Y.XmlFragment, wanted: Y.XmlFragment): void {
  const present: unknown[] = target.toArray();
  const future = wanted.toArray().filter((child): child is TextNode => isTextNode(child) && !isBlankText(child));
  // An empty text is only a place to write: it stays where it is, whatever is wanted.
  const places = present.flatMap((child, index) => (isBlankText(child) ? [] : [index]));
  const found = stretches(places.map((index) => keyOf(present[index])), future.map(keyOf));
  for (const { before, after, beforeAt, afterAt } of found.toReversed()) {
    const old = places.slice(beforeAt, beforeAt + before.length);
    const end = places[beforeAt + before.length] ?? present.length;
    changeStretch(target, { old, end, wanted: future.slice(afterAt, afterAt + after.length) });
  }
}

type Place = { readonly old: readonly number[]; readonly end: number; readonly wanted: readonly TextNode[] };

/** From the back, so that the positions before it still hold. */
function changeStretch(target: Y.XmlFragment, { old, end, wanted }: Place): void {
  const nodes: unknown[] = old.map((index) => target.get(index));
  const pairs = likeliestPairs(nodes, wanted, likenessOf);
  let [lastOld, lastWanted, place] = [old.length, wanted.length, end];
  const finish = (fromOld: number, fromWanted: number): void => {
    const fresh = wanted.slice(fromWanted, lastWanted).map(copyOf);
    if (fresh.length > 0) target.insert(place, fresh);
    for (const index of old.slice(fromOld, lastOld).toReversed()) target.delete(index, 1);
  };
  for (const [oldAt, wantedAt] of pairs.toReversed()) {
    finish(oldAt + 1, wantedAt + 1);
    const [from, to] = [nodes[oldAt], wanted[wantedAt]];
    if (isTextNode(from) && to !== undefined) changeNode(from, to);
    [lastOld, lastWanted, place] = [oldAt, wantedAt, old[oldAt] ?? place];
  }
  finish(0, 0);
}

const plain = (node: TextNode): string =>
  node instanceof Y.XmlText
    ? deltaOf(node).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
    : node.toArray().map((child) => (isTextNode(child) ? plain(child) : '')).join('');

/** Null when one cannot be changed into the other; else how many letters of both ends they share. */
function likenessOf(from: unknown, to: TextNode): number | null {
  if (!isTextNode(from)) return null;
  if (from instanceof Y.XmlText) return to instanceof Y.XmlText && !hasEmbeds(from) ? likeness(plain(from), plain(to)) : null;
  const isSameKind = to instanceof Y.XmlElement && from.nodeName === to.nodeName;
  return isSameKind ? likeness(plain(from), plain(to)) : null;
}

const hasEmbeds = (text: Y.XmlText): boolean => deltaOf(text).some(({ insert }) => typeof insert !== 'string');

type SharedEnds = { readonly start: number; readonly end: number };

/** How many code units two texts share at their ends; never half a character. */
function sharedEnds(one: string, other: string): SharedEnds {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  if (isHighSurrogate(one, start - 1)) start -= 1;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  if (end > 0 && isHighSurrogate(one, one.length - end - 1)) end -= 1;
  return { start, end };
}

const isHighSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;

const likeness = (one: string, other: string): number => {
  const { start, end } = sharedEnds(one, other);
  return 1 + start + end;
};

function changeNode(from: TextNode, to: TextNode): void {
  if (from instanceof Y.XmlText && to instanceof Y.XmlText) return changeText(from, to);
  if (!(from instanceof Y.XmlElement && to instanceof Y.XmlElement)) return;
  changeAttributes(from, to);
  changeChildren(from, to);
}

function changeAttributes(from: Y.XmlElement, to: Y.XmlElement): void {
  const [present, wanted] = [writtenAttributes(from), writtenAttributes(to)];
  for (const name of Object.keys(present)) if (!Object.hasOwn(wanted, name)) from.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted)) {
    // Typed as a string, but the binding stores numbers and booleans as they are. The wanted ones are plain.
    if (present[name] !== value) from.setAttribute(name, value as string);
  }
}

const wordsOf = (text: string): string[] => text.split(/(?<=\s)/);
const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);

function changeText(from: Y.XmlText, to: Y.XmlText): void {
  const [before, after] = [wordsOf(plain(from)), wordsOf(plain(to))];
  for (const stretch of stretches(before, after).toReversed()) {
    const at = lengthOf(before.slice(0, stretch.beforeAt));
    const [gone, come] = [stretch.before.join(''), stretch.after.join('')];
    const { start, end } = sharedEnds(gone, come);
    from.delete(at + start, gone.length - start - end);
    from.insert(at + start, come.slice(start, come.length - end));
  }
  changeMarks(from, to);
}

/** The letters agree; now the marks on them. */
function changeMarks(from: Y.XmlText, to: Y.XmlText): void {
  if (JSON.stringify(sayingOf(from)) === JSON.stringify(sayingOf(to))) return;
  const names = new Set(deltaOf(from).flatMap(({ attributes }) => Object.keys(attributes ?? {})));
  const none = Object.fromEntries([...names].map((name) => [name, null]));
  from.applyDelta(
    deltaOf(to).map(({ insert, attributes }) => ({
      retain: typeof insert === 'string' ? insert.length : 1,
      attributes: { ...none, ...attributes },
    })),
  );
}

/** A node that can be put into another document. */
function copyOf(node: TextNode): TextNode {
  if (node instanceof Y.XmlText) {
    const text = new Y.XmlText();
    text.applyDelta([...deltaOf(node)]);
    return text;
  }
  const element = new Y.XmlElement(node.nodeName);
  // Typed as a string, but the binding stores numbers and booleans as they are.
  for (const [name, value] of Object.entries(writtenAttributes(node))) element.setAttribute(name, value as string);
  element.insert(0, node.toArray().filter(isTextNode).map(copyOf));
  return element;
}
