import { Doc } from 'yjs';
import { documentJson } from './document-json';
import type { DocumentNode } from './document-json';
import { DELETED_BREAK, DELETION } from './suggestion-marks';

/** Whether text under this mark was proposed for deletion: it does not count and is not exported. */
export const isSuggestedDeletion = (mark: string): boolean => mark === DELETION;

/** Nodes that are one line of the plain text. */
export const TEXTBLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading']);

const inline = (node: DocumentNode): string => {
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'mention') return typeof node.attrs?.['label'] === 'string' ? node.attrs['label'] : '';
  if (node.marks?.some(({ type }) => isSuggestedDeletion(type))) return '';
  return node.text ?? '';
};

type Line = { readonly content: readonly DocumentNode[]; readonly isJoined: boolean };

const lines = (node: DocumentNode): Line[] =>
  TEXTBLOCKS.has(node.type)
    ? [{ content: node.content ?? [], isJoined: isJoinedToPrevious(node.attrs?.[DELETED_BREAK]) }]
    : (node.content ?? []).flatMap(lines);

/** Whether the break in front of a block is proposed for deletion, by what its attribute says. */
export const isJoinedToPrevious = (deletedBreak: unknown): boolean => deletedBreak !== undefined && deletedBreak !== null;

/**
 * The plain text as a form would take it: every paragraph, heading, list item and table cell is a
 * line, joined by one `\n`; text and breaks that are proposed for deletion are left out. The counting of
 * characters and words starts from this.
 */
export const documentText = (document: Doc | DocumentNode): string =>
  lines(document instanceof Doc ? documentJson(document) : document)
    .map(({ content, isJoined }, index) => `${index === 0 || isJoined ? '' : '\n'}${content.map(inline).join('')}`)
    .join('');

/** The nodes within the lines of a document, and where each stands in the plain text (UTF-16 units, `to` not included). */
export function inlinePlaces(document: DocumentNode): { readonly node: DocumentNode; readonly from: number; readonly to: number }[] {
  let at = 0;
  return lines(document).flatMap(({ content, isJoined }, index) => {
    if (index > 0 && !isJoined) at += 1;
    return content.map((node) => ({ node, from: at, to: (at += inline(node).length) }));
  });
}
