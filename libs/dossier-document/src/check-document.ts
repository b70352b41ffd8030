import type * as Y from 'yjs';
import { isSoundMark, wrongAttributes } from './attribute-rules';
import { documentJson } from './document-json';
import type { DocumentNode } from './document-json';
import { FRAGMENT } from './schema-version';
import { textSchema } from './text-extensions';

/** Something in a document that the schema does not allow; `path` counts children from 0. */
export type Fault = {
  readonly code:
    | 'foreign-root'
    | 'unknown-node'
    | 'unknown-mark'
    | 'wrong-attribute'
    | 'invalid-content'
    | 'unsafe-link'
    | 'image-without-text'
    | 'table-without-header-row';
  readonly path: readonly number[];
  readonly name: string;
};

/** What does not fit may be of any type. */
const hrefOf = (attrs: DocumentNode['attrs']): string => (typeof attrs?.['href'] === 'string' ? attrs['href'] : '');

const markFaults = (node: DocumentNode, path: readonly number[]): Fault[] =>
  (node.marks ?? []).flatMap(({ type, attrs }): Fault[] => {
    if (!textSchema.marks[type]) return [{ code: 'unknown-mark', path, name: type }];
    if (isSoundMark(type, attrs)) return [];
    return type === 'link' ? [{ code: 'unsafe-link', path, name: hrefOf(attrs) }] : [{ code: 'wrong-attribute', path, name: `${type}.id` }];
  });

const hasHeaderRow = (table: DocumentNode): boolean => {
  const cells = table.content?.[0]?.content ?? [];
  return cells.length > 0 && cells.every(({ type }) => type === 'tableHeader');
};

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';

const OWN_RULES: readonly { readonly type: string; readonly code: Fault['code']; readonly isBroken: (node: DocumentNode) => boolean }[] = [
  { type: 'image', code: 'image-without-text', isBroken: (node) => isBlank(node.attrs?.['alt']) },
  { type: 'table', code: 'table-without-header-row', isBroken: (node) => !hasHeaderRow(node) },
];

const nodeFaults = (node: DocumentNode, path: readonly number[]): Fault[] => {
  if (!textSchema.nodes[node.type]) return [{ code: 'unknown-node', path, name: node.type }];
  const own = OWN_RULES.filter(({ type, isBroken }) => type === node.type && isBroken(node)).map(
    ({ code, type }): Fault => ({ code, path, name: type }),
  );
  const wrong = wrongAttributes(node.type, node.attrs).map((name): Fault => ({ code: 'wrong-attribute', path, name: `${node.type}.${name}` }));
  const below = (node.content ?? []).flatMap((child, index) => nodeFaults(child, [...path, index]));
  return [...own, ...wrong, ...markFaults(node, path), ...below];
};

const contentFault = (json: DocumentNode): Fault[] => {
  try {
    textSchema.nodeFromJSON(json).check();
    return [];
  } catch (error) {
    // ProseMirror tells by a RangeError which node does not fit; anything else is a fault of ours.
    if (!(error instanceof RangeError)) throw error;
    return [{ code: 'invalid-content', path: [], name: error.message }];
  }
};

/**
 * Everything in the document that does not fit the schema of a text section; empty when it is sound.
 * Only reads. `foreign-root` is another root type than the fragment `default`.
 */
export const checkDocument = (doc: Y.Doc): Fault[] => {
  const roots = [...doc.share.keys()].filter((name) => name !== FRAGMENT);
  return [...roots.map((name): Fault => ({ code: 'foreign-root', path: [], name })), ...checkJson(documentJson(doc))];
};

/** The same check of ProseMirror JSON, for content that does not come from a room. */
export const checkJson = (json: DocumentNode): Fault[] => {
  const found = nodeFaults(json, []);
  return found.length > 0 ? found : contentFault(json);
};
