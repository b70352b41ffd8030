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

type Found = { readonly typed: DocumentNode[]; readonly deleted: string[] };

const commonStart = (a: readonly string[], b: readonly string[]): number => {
  const end = a.findIndex((letter, index) => letter !== b[index]);
  return end === -1 ? a.length : end;
};

/** Takes off what two stretches of words have in common at both ends: who types inside a word typed only that. */
function withoutCommonEnds(before: string, after: string): { readonly gone: string; readonly come: string } {
  const [a, b] = [Array.from(before), Array.from(after)];
  const start = commonStart(a, b);
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const end = commonStart(restA.toReversed(), restB.toReversed());
  return { gone: restA.slice(0, restA.length - end).join(''), come: restB.slice(0, restB.length - end).join('') };
}

function compareWords(before: DocumentNode, after: DocumentNode, found: Found): void {
  for (const stretch of stretches(wordsOf(before), wordsOf(after))) {
    const { gone, come } = withoutCommonEnds(stretch.before.join(''), stretch.after.join(''));
    const isWithinWord = gone === '' || come === '';
    const typed = (isWithinWord ? come : stretch.after.join('')).trim();
    const deleted = (isWithinWord ? gone : stretch.before.join('')).trim();
    if (typed !== '') found.typed.push(paragraphOf(typed));
    if (deleted !== '') found.deleted.push(deleted);
  }
}

function compareNodes(before: DocumentNode, after: DocumentNode, found: Found): void {
  if (TEXTBLOCKS.has(before.type) && TEXTBLOCKS.has(after.type)) compareWords(before, after, found);
  else compareBlocks(children(before), children(after), { found, isTop: false });
}

function compareBlocks(
  before: readonly DocumentNode[],
  after: readonly DocumentNode[],
  { found, isTop }: { readonly found: Found; readonly isTop: boolean },
): void {
  const nodeOf = new Map([...before, ...after].map((node) => [JSON.stringify(node), node]));
  const known = (key: string): DocumentNode[] => {
    const node = nodeOf.get(key);
    return node ? [node] : [];
  };
  for (const stretch of stretches(before.map((node) => JSON.stringify(node)), after.map((node) => JSON.stringify(node)))) {
    const gone = stretch.before.flatMap(known);
    const come = stretch.after.flatMap(known);
    const pairs = Math.min(gone.length, come.length);
    gone.slice(0, pairs).forEach((node, index) => come.slice(index, index + 1).forEach((other) => compareNodes(node, other, found)));
    for (const node of come.slice(pairs).filter((each) => !isBlank(each))) {
      found.typed.push(...(isTop ? [node] : textLines(node).map(paragraphOf)));
    }
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
