import { toBase64UrlEncoded } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import { documentText, stretches } from '@samenpen/dossier-document';
import type { DocumentNode } from '@samenpen/dossier-document';
import type { CopyOwner } from './local-store';

/** What a person typed and deleted in a section that the server did not take. */
export type WrittenPart = {
  /** What was typed, as blocks that can be put into a text again. */
  readonly typed: readonly DocumentNode[];
  /** What was deleted, one line of text each. */
  readonly deleted: readonly string[];
};

/** *Niet-opgenomen tekst*: kept on this device for its author until it is used or thrown away. */
export type UnincludedText = WrittenPart &
  CopyOwner & {
    /** Of the content: the same text refused in two tabs is one text. */
    readonly id: string;
    /** ISO instant, by this device's clock. */
    readonly at: string;
    /** Why the server did not take it: a reason code, or `with-another`: somebody else was refused while it was under way. */
    readonly reason: string;
  };

const TEXTBLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading']);

const children = (node: DocumentNode): readonly DocumentNode[] => node.content ?? [];
const paragraphOf = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const textLines = (node: DocumentNode): string[] => documentText(node).split('\n').filter((line) => line.trim() !== '');
const wordsOf = (node: DocumentNode): string[] => documentText(node).split(/(?<=\s)/);

/** Nothing was written in this: an empty paragraph is only a place to write. */
const isBlank = (node: DocumentNode): boolean => textLines(node).length === 0 && node.type !== 'image';

const isLine = ({ type }: DocumentNode): boolean => TEXTBLOCKS.has(type);

/** A block as it is kept: inside a list or a table only its lines, since they cannot stand elsewhere as they are. */
const whole = (node: DocumentNode, isTop: boolean): DocumentNode[] => (isTop ? [node] : textLines(node).map(paragraphOf));

type Found = { readonly typed: DocumentNode[]; readonly deleted: string[] };

/** Where what is found goes, and whether the compared blocks stand at the top of the text. */
type Place = { readonly found: Found; readonly isTop: boolean };

const commonStart = (a: readonly string[], b: readonly string[]): number => {
  const end = a.findIndex((letter, index) => letter !== b[index]);
  return end === -1 ? a.length : end;
};

type Change = { readonly gone: string; readonly come: string };

/** Takes off what two stretches of words have in common at both ends: who types inside a word typed only that. */
function withoutCommonEnds(before: string, after: string): Change {
  const [a, b] = [Array.from(before), Array.from(after)];
  const start = commonStart(a, b);
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const end = commonStart(restA.toReversed(), restB.toReversed());
  return { gone: restA.slice(0, restA.length - end).join(''), come: restB.slice(0, restB.length - end).join('') };
}

const isOneSided = ({ gone, come }: Change): boolean => gone === '' || come === '';

/** What came and went in a stretch of words. Who types inside a word, or breaks a line in it, typed only that. */
function changed(before: string, after: string): Change {
  const inWord = withoutCommonEnds(before, after);
  return isOneSided(inWord) ? inWord : { gone: before, come: after };
}

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

function compareWords(before: DocumentNode, after: DocumentNode, found: Found): void {
  for (const stretch of stretches(wordsOf(before), wordsOf(after))) {
    const { gone, come } = changed(stretch.before.join(''), stretch.after.join(''));
    if (come.trim() !== '') found.typed.push(paragraphOf(come.trim()));
    if (gone.trim() !== '') found.deleted.push(gone.trim());
  }
}

/** A word, and the number of the block in which it stands. */
type PlacedWord = { readonly word: string; readonly block: number };

const placedWords = (blocks: readonly DocumentNode[]): PlacedWord[] =>
  blocks.flatMap((node, block) => wordsOf(node).filter((word) => word.trim() !== '').map((word) => ({ word, block })));

/** The words as text, those of each block on a line of their own. */
const placedText = (words: readonly PlacedWord[]): string =>
  words.map(({ word, block }, index) => (index === 0 || words[index - 1]?.block === block ? word : `\n${word}`)).join('');

/**
 * Compares lines that became more or fewer as one text: who breaks a line typed none of the words that then stand on the
 * next. A line of which most words are new is kept whole, as the block that it is.
 */
function compareLines(before: readonly DocumentNode[], after: readonly DocumentNode[], { found, isTop }: Place): void {
  const [old, now] = [placedWords(before), placedWords(after)];
  const parts = stretches(old.map(({ word }) => word.trim()), now.map(({ word }) => word.trim())).map((part) => {
    const gone = old.slice(part.beforeAt, part.beforeAt + part.before.length);
    const come = now.slice(part.afterAt, part.afterAt + part.after.length);
    return { gone, come, isOldWord: gone.length > 0 && isOneSided(changed(placedText(gone), placedText(come))) };
  });
  const newWords = parts.flatMap(({ come, isOldWord }) => (isOldWord ? [] : come));
  const count = (words: readonly PlacedWord[], line: number): number => words.filter(({ block }) => block === line).length;
  const isNewLine = after.map((_, line) => count(newWords, line) * 2 > count(now, line));
  const typed = after.map((node, line): DocumentNode[] => (isNewLine[line] ? whole(node, isTop) : []));
  for (const { gone, come } of parts) {
    const words = come.filter(({ block }) => !isNewLine[block]);
    const change = changed(placedText(gone), placedText(words));
    typed[words[0]?.block ?? 0]?.push(...lines(change.come).map(paragraphOf));
    found.deleted.push(...lines(change.gone));
  }
  found.typed.push(...typed.flat());
}

function compareNodes(before: DocumentNode, after: DocumentNode, found: Found): void {
  if (isLine(before) && isLine(after)) compareWords(before, after, found);
  else compareBlocks(children(before), children(after), { found, isTop: false });
}

function compareBlocks(before: readonly DocumentNode[], after: readonly DocumentNode[], { found, isTop }: Place): void {
  const nodeOf = new Map([...before, ...after].map((node) => [JSON.stringify(node), node]));
  const known = (key: string): DocumentNode[] => {
    const node = nodeOf.get(key);
    return node ? [node] : [];
  };
  for (const stretch of stretches(before.map((node) => JSON.stringify(node)), after.map((node) => JSON.stringify(node)))) {
    const gone = stretch.before.flatMap(known);
    const come = stretch.after.flatMap(known);
    if (gone.length !== come.length && gone.length > 0 && [...gone, ...come].every(isLine)) {
      compareLines(gone, come, { found, isTop });
      continue;
    }
    const pairs = Math.min(gone.length, come.length);
    gone.slice(0, pairs).forEach((node, index) => come.slice(index, index + 1).forEach((other) => compareNodes(node, other, found)));
    found.typed.push(...come.slice(pairs).filter((node) => !isBlank(node)).flatMap((node) => whole(node, isTop)));
    for (const node of gone.slice(pairs)) found.deleted.push(...textLines(node));
  }
}

/** What was typed and deleted between two states of a text; null when nothing was. */
export function writtenBetween(before: DocumentNode, after: DocumentNode): WrittenPart | null {
  const found: Found = { typed: [], deleted: [] };
  compareBlocks(children(before), children(after), { found, isTop: true });
  return found.typed.length === 0 && found.deleted.length === 0 ? null : found;
}

/** Makes a text that can be kept out of what was written. */
export function unincludedText(
  part: WrittenPart,
  { owner, reason, at }: { readonly owner: CopyOwner; readonly reason: string; readonly at: Date },
): UnincludedText {
  const content = JSON.stringify([owner.section, part.typed, part.deleted]);
  return { ...owner, ...part, id: toBase64UrlEncoded(digest(encodeUtf8(content))), reason, at: at.toISOString() };
}

/** The text as a person copies or saves it. */
export const plainText = ({ typed }: WrittenPart): string => documentText({ type: 'doc', content: typed });
