import * as Y from 'yjs';
import { markName } from './document-json';
import { TEXTBLOCKS } from './document-text';
import { FRAGMENT } from './schema-version';
import { DELETED_BREAK, INSERTED_BREAK, INSERTION, isSuggestion, isSuggestionId } from './suggestion-marks';

/** A Yjs struct, by its first clock. */
export type StructId = { readonly clientId: number; readonly clock: number };

/** The structs that make a suggestion: who brought these made it. */
export type SuggestionStructs = {
  /** Those that say that something is a suggestion. An editor may write them again beside what it changes. */
  readonly marks: StructId[];
  /** The words that it adds. */
  readonly letters: StructId[];
};

type Found = Map<string, SuggestionStructs>;

const of = ({ id }: Y.Item): StructId => ({ clientId: id.client, clock: id.clock });

function entry(found: Found, id: string): SuggestionStructs {
  const known = found.get(id) ?? { marks: [], letters: [] };
  found.set(id, known);
  return known;
}

const idIn = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'id' in value ? value.id : null);

/** What holds at a place of a text: the item that began it, and for which suggestion. */
type Open = { readonly id: string; readonly item: Y.Item; isUsed: boolean };

function readText(text: Y.XmlText, found: Found): void {
  const open = new Map<string, Open>();
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) begin(open, item, item.content);
    else if (item.content instanceof Y.ContentString) readLetters(open, item, found);
  }
}

function begin(open: Map<string, Open>, item: Y.Item, { key, value }: Y.ContentFormat): void {
  const name = markName(key);
  if (!isSuggestion(name)) return;
  const id = idIn(value);
  if (isSuggestionId(id)) open.set(name, { id, item, isUsed: false });
  else open.delete(name);
}

/**
 * Beside a space that stands there already the binding cannot tell which of the two is new, and may put the old one
 * under the mark: a space is nobody's words.
 */
const isWords = (content: Y.Item['content']): boolean => content instanceof Y.ContentString && content.str.trim() !== '';

/** A mark without letters under it is a leftover, and no suggestion. */
function readLetters(open: ReadonlyMap<string, Open>, letters: Y.Item, found: Found): void {
  for (const [name, mark] of open) {
    const structs = entry(found, mark.id);
    if (!mark.isUsed) structs.marks.push(of(mark.item));
    mark.isUsed = true;
    if (name === INSERTION && isWords(letters.content)) structs.letters.push(of(letters));
  }
}

function readBlock(block: Y.XmlElement, found: Found): void {
  for (const name of [INSERTED_BREAK, DELETED_BREAK]) {
    const [id, item] = [block.getAttribute(name), block._map.get(name)];
    if (isSuggestionId(id) && item !== undefined) entry(found, id).marks.push(of(item));
  }
}

function readChildren(parent: Y.XmlFragment, found: Found): void {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) readText(child, found);
    else if (child instanceof Y.XmlElement) {
      if (TEXTBLOCKS.has(child.nodeName)) readBlock(child, found);
      readChildren(child, found);
    }
  }
}

/** The structs of every open suggestion of a document, by its id. Only reads. */
export const suggestionStructs = (doc: Y.Doc): ReadonlyMap<string, SuggestionStructs> => {
  const found: Found = new Map();
  readChildren(doc.getXmlFragment(FRAGMENT), found);
  return found;
};
