// A client id and a clock name one struct for ever. Replicas cut and join structs differently, so what is
// compared is each clock's content, its left neighbour and its right one; what was deleted since has no content
// left to compare.

import * as Y from 'yjs';
import type { Struct } from './decode-update';

/** The first clock at which a struct says something else than the document; null when they agree. */
export function contradictedClock(doc: Y.Doc, struct: Struct): number | null {
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return null;
  const structs = doc.store.clients.get(struct.id.client) ?? [];
  const end = struct.id.clock + struct.length;
  for (let index = Y.findIndexSS(structs, struct.id.clock); index < structs.length; index++) {
    const stored = structs[index];
    if (stored === undefined || stored.id.clock >= end) break;
    if (!(stored instanceof Y.Item) || stored.deleted) continue;
    if (!agrees(struct, stored)) return Math.max(struct.id.clock, stored.id.clock);
  }
  return null;
}

function agrees(offered: Y.Item, stored: Y.Item): boolean {
  const from = Math.max(offered.id.clock, stored.id.clock);
  const to = Math.min(offered.id.clock + offered.length, stored.id.clock + stored.length);
  return (
    Y.compareIDs(originAt(offered, from), originAt(stored, from)) &&
    Y.compareIDs(offered.rightOrigin, stored.rightOrigin) &&
    hasSameParent(offered, stored) &&
    hasSameContent(contentOf(offered, from, to), contentOf(stored, from, to))
  );
}

/** Inside a struct each clock stands right of the one before it. */
const originAt = (item: Y.Item, clock: number): Y.ID | null =>
  clock === item.id.clock ? item.origin : Y.createID(item.id.client, clock - 1);

/** An update names the parent only where no neighbour does. */
function hasSameParent(offered: Y.Item, stored: Y.Item): boolean {
  // Decoding leaves a root's name or a parent's id where the types say a type would be.
  const parent: unknown = offered.parent;
  if (parent === null) return true;
  if (!(stored.parent instanceof Y.AbstractType)) return true;
  if (offered.parentSub !== stored.parentSub) return false;
  if (parent instanceof Y.ID) return stored.parent._item !== null && Y.compareIDs(parent, stored.parent._item.id);
  return stored.parent._item === null && Y.findRootTypeKey(stored.parent) === parent;
}

type Content = { readonly kind: string; readonly values: readonly unknown[] };

function contentOf(item: Y.Item, from: number, to: number): Content {
  const [start, end] = [from - item.id.clock, to - item.id.clock];
  const { content } = item;
  if (content instanceof Y.ContentString) return { kind: 'string', values: [...codeUnits(content.str.slice(start, end))] };
  if (content instanceof Y.ContentAny) return { kind: 'any', values: content.arr.slice(start, end) };
  if (content instanceof Y.ContentFormat) return { kind: 'format', values: [content.key, content.value] };
  if (content instanceof Y.ContentEmbed) return { kind: 'embed', values: [content.embed] };
  if (content instanceof Y.ContentType) return { kind: 'type', values: [content.type.constructor.name, nodeName(content.type)] };
  return { kind: content.constructor.name, values: [] };
}

const nodeName = (type: unknown): string | null => (type instanceof Y.XmlElement ? type.nodeName : null);

function* codeUnits(text: string): Generator<number> {
  for (let index = 0; index < text.length; index++) yield text.charCodeAt(index);
}

/** Yjs puts U+FFFD for both halves of a surrogate pair that an edit cut through, at a moment that replicas choose. */
const REPLACEMENT = 0xfffd;

function hasSameContent(offered: Content, stored: Content): boolean {
  if (offered.kind !== stored.kind || offered.values.length !== stored.values.length) return false;
  return offered.values.every((value, index) => {
    const other = stored.values[index];
    if (offered.kind === 'string') return value === other || value === REPLACEMENT || other === REPLACEMENT;
    return JSON.stringify(value) === JSON.stringify(other);
  });
}
