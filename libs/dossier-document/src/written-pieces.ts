import * as Y from 'yjs';
import { isJoinedToPrevious, isSuggestedDeletion, TEXTBLOCKS } from './document-text';
import { markName } from './document-json';
import { FRAGMENT } from './schema-version';
import { isPlainValue, storableText } from './storable';
import { DELETED_BREAK } from './suggestion-marks';

/** A piece of the plain text and where it comes from. */
export type WrittenPiece = {
  readonly text: string;
  /** The Yjs struct that brought it; null for the end of a line, which stands between two blocks. */
  readonly from: {
    readonly clientId: number;
    /** Of the first letter. */
    readonly clock: number;
    /** Whether each letter (UTF-16) has a clock of its own; else the whole piece has one. */
    readonly isLettered: boolean;
  } | null;
};

const END_OF_LINE: WrittenPiece = { text: '\n', from: null };

const inlineText = (element: Y.XmlElement): string => {
  if (element.nodeName === 'hardBreak') return '\n';
  // Typed as a string, but a client may have put anything there.
  const label: unknown = element.nodeName === 'mention' ? element.getAttribute('label') : '';
  return typeof label === 'string' ? storableText(label) : '';
};

function elementPieces(element: Y.XmlElement): WrittenPiece[] {
  const [text, item] = [inlineText(element), element._item];
  if (text === '' || item === null) return [];
  return [{ text, from: { clientId: item.id.client, clock: item.id.clock, isLettered: false } }];
}

function textPieces(text: Y.XmlText): WrittenPiece[] {
  const pieces: WrittenPiece[] = [];
  const marks = new Set<string>();
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content, id } = item;
    if (content instanceof Y.ContentFormat) {
      // Typed as an object; null ends the mark.
      const value: unknown = content.value;
      if (value === null) marks.delete(content.key);
      else marks.add(content.key);
    } else if (content instanceof Y.ContentString && ![...marks].some((key) => isSuggestedDeletion(markName(key)))) {
      pieces.push({ text: storableText(content.str), from: { clientId: id.client, clock: id.clock, isLettered: true } });
    }
  }
  return pieces;
}

function blockPieces(block: Y.XmlElement): WrittenPiece[] {
  return block.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return textPieces(child);
    return child instanceof Y.XmlElement ? elementPieces(child) : [];
  });
}

type Line = { readonly pieces: WrittenPiece[]; readonly isJoined: boolean };

function linesOf(parent: Y.XmlFragment): Line[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return [];
    if (!TEXTBLOCKS.has(child.nodeName)) return linesOf(child);
    const deletedBreak: unknown = child.getAttribute(DELETED_BREAK);
    return [{ pieces: blockPieces(child), isJoined: isPlainValue(deletedBreak) && isJoinedToPrevious(deletedBreak) }];
  });
}

/** The plain text of a document ({@link documentText}) in pieces that still know which Yjs structs they are. */
export const writtenPieces = (doc: Y.Doc): WrittenPiece[] =>
  linesOf(doc.getXmlFragment(FRAGMENT)).flatMap(({ pieces, isJoined }, index) => (index === 0 || isJoined ? pieces : [END_OF_LINE, ...pieces]));
