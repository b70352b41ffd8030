import * as Y from 'yjs';
import { isSoundMark, wrongAttributes } from './attribute-rules';
import { markName } from './document-json';
import { FRAGMENT } from './schema-version';
import { writtenAttributes } from './storable';
import { textSchema } from './text-extensions';

/** Something that no editor of ours writes, and the Yjs struct that brought it. */
export type ForeignContent = { readonly name: string; readonly clientId: number; readonly clock: number };

const foreign = (name: string, { id }: Y.Item): ForeignContent => ({ name, clientId: id.client, clock: id.clock });

function isForeignMark({ key, value }: Y.ContentFormat): boolean {
  const name = markName(key);
  // Typed as an object; null ends a mark, and a client may have put anything there.
  const attrs: unknown = value;
  if (attrs === null) return false;
  return !textSchema.marks[name] || !isSoundMark(name, attrs);
}

function inText(text: Y.XmlText): ForeignContent[] {
  const found: ForeignContent[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || item.content instanceof Y.ContentString) continue;
    if (!(item.content instanceof Y.ContentFormat)) found.push(foreign('embed', item));
    else if (isForeignMark(item.content)) found.push(foreign(item.content.key, item));
  }
  return found;
}

function inElement(element: Y.XmlElement, itself: Y.Item): ForeignContent[] {
  if (!textSchema.nodes[element.nodeName]) return [foreign(element.nodeName, itself)];
  const wrong = wrongAttributes(element.nodeName, writtenAttributes(element)).flatMap((name) => {
    const item = element._map.get(name);
    return item === undefined ? [] : [foreign(`${element.nodeName}.${name}`, item)];
  });
  return [...wrong, ...inChildren(element)];
}

/** `instanceof` alone would leave the type of its attributes open. */
const isElement = (type: unknown): type is Y.XmlElement => type instanceof Y.XmlElement;

function inChildren(parent: Y.XmlFragment): ForeignContent[] {
  const found: ForeignContent[] = [];
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null;
    if (type instanceof Y.XmlText) found.push(...inText(type));
    else if (isElement(type)) found.push(...inElement(type, item));
    else found.push(foreign('content', item));
  }
  return found;
}

/**
 * What stands in a document that no editor with this schema can have written: unknown nodes, marks, attributes and
 * types, unsafe links. What two honest writers may bring about together, such as a list whose items both took out, is
 * not in it.
 */
export const foreignContent = (doc: Y.Doc): ForeignContent[] => inChildren(doc.getXmlFragment(FRAGMENT));
