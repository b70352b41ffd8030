// An editor that meets an element or a mark that its schema does not know deletes it for everybody, with the words in
// it; one that meets letters where elements stand, or elements among letters, stumbles. Neither may wait for a repair,
// so what is new of an update is compared with the schema before it is taken in.

import * as Y from 'yjs';
import type { Vocabulary } from '../ports/vocabulary';
import type { DecodedUpdate, Struct } from './decode-update';
import { FoundStructs } from './found-structs';
import { Places } from './places';
import type { ListKind } from './places';
import { Refusal } from './refusal';

type Content = Y.Item['content'];

/** @throws {Refusal} `schema-violation` for a new struct that no editor writes. All dependencies must be known. */
export function checkVocabulary(doc: Y.Doc, update: DecodedUpdate, vocabulary: Vocabulary): void {
  const places = new Places(new FoundStructs(doc, update));
  for (const struct of update.structs) {
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted || !isNew(doc, struct)) continue;
    if (!isKnown(struct.content, vocabulary) || !standsRight(struct, places)) throw new Refusal('schema-violation');
  }
}

const isNew = (doc: Y.Doc, { id, length }: Struct): boolean => id.clock + length > Y.getState(doc.store, id.client);

function isKnown(content: Content, { isElement, isMark }: Vocabulary): boolean {
  if (content instanceof Y.ContentFormat) return endsMark(content) || isMark(content.key, content.value);
  if (!(content instanceof Y.ContentType)) return !(content instanceof Y.ContentEmbed);
  // Yjs types it as any kind of type; its node name is the sender's.
  const type: unknown = content.type;
  return type instanceof Y.XmlElement ? isElement(type.nodeName) : type instanceof Y.XmlText;
}

/** Yjs types the value as an object; null ends whatever stood before. */
const endsMark = ({ value }: Y.ContentFormat): boolean => (value as unknown) === null;

/** What stands under something that is gone is gone with it. */
function standsRight(struct: Y.Item, places: Places): boolean {
  const { kind, isDeleted } = places.of(struct);
  return isDeleted || MAY_HOLD[kind](struct.content);
}

const isElement = (content: Content): boolean => content instanceof Y.ContentType && content.type instanceof Y.XmlElement;
const isText = (content: Content): boolean => content instanceof Y.ContentType && content.type instanceof Y.XmlText;

/** An attribute that is no text, number or boolean may not let itself be drawn. */
const isComposed = (value: unknown): boolean => typeof value === 'bigint' || (typeof value === 'object' && value !== null);

const MAY_HOLD: Readonly<Record<ListKind, (content: Content) => boolean>> = {
  root: isElement,
  element: (content) => isElement(content) || isText(content),
  text: (content) => content instanceof Y.ContentString || content instanceof Y.ContentFormat,
  values: (content) => content instanceof Y.ContentAny && !content.arr.some(isComposed),
  other: () => false,
};
