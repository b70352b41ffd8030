import { Doc } from 'yjs';
import { documentJson } from './document-json';
import type { DocumentNode } from './document-json';

/** Text that was proposed for deletion does not count and is not exported. */
const SUGGESTED_DELETION = 'deletion';

/** Whether text under this mark was proposed for deletion. */
export const isSuggestedDeletion = (mark: string): boolean => mark === SUGGESTED_DELETION;

/** Nodes that are one line of the plain text. */
export const TEXTBLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading']);

const inline = (node: DocumentNode): string => {
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'mention') return typeof node.attrs?.['label'] === 'string' ? node.attrs['label'] : '';
  if (node.marks?.some(({ type }) => isSuggestedDeletion(type))) return '';
  return node.text ?? '';
};

const lines = (node: DocumentNode): string[] =>
  TEXTBLOCKS.has(node.type)
    ? [(node.content ?? []).map(inline).join('')]
    : (node.content ?? []).flatMap(lines);

/**
 * The plain text as a form would take it: every paragraph, heading, list item and table cell is a
 * line, joined by one `\n`; text that is proposed for deletion is left out. The counting of
 * characters and words starts from this.
 */
export const documentText = (document: Doc | DocumentNode): string =>
  lines(document instanceof Doc ? documentJson(document) : document).join('\n');
