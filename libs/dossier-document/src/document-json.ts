import * as Y from 'yjs';
import { FRAGMENT } from './schema-version';
import { storableAttributes, storableText, writtenAttributes } from './storable';
import { deltaOf } from './text-delta';

/** A node of ProseMirror JSON as it was found in a document: not yet checked against the schema. */
export type DocumentNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly DocumentNode[];
  readonly text?: string;
  readonly marks?: readonly DocumentMark[];
};

/** A mark on a piece of text. */
export type DocumentMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };

/** The mark behind an attribute of a text: the binding writes one that may overlap itself under `<name>--<hash>`. */
export const markName = (attribute: string): string => attribute.replace(/--[A-Za-z0-9+/=]{8}$/, '');

const isFilled = (attrs: object): boolean => Object.keys(attrs).length > 0;

const mark = ([attribute, value]: [string, unknown]): DocumentMark => {
  // A mark's value in the document is the object of its attributes; anything else is dropped.
  const attrs = typeof value === 'object' && value !== null ? storableAttributes(value) : {};
  return { type: storableText(markName(attribute)), ...(isFilled(attrs) ? { attrs } : {}) };
};

// A piece that is not text cannot stand in a text node.
const pieces = (text: Y.XmlText): DocumentNode[] =>
  deltaOf(text).flatMap(({ insert, attributes }) =>
    typeof insert === 'string' && insert !== ''
      ? [{ type: 'text', text: storableText(insert), ...(attributes && isFilled(attributes) ? { marks: Object.entries(attributes).map(mark) } : {}) }]
      : [],
  );

const nodes = (child: unknown): DocumentNode[] => {
  if (child instanceof Y.XmlText) return pieces(child);
  if (!(child instanceof Y.XmlElement)) return [];
  const attrs = storableAttributes(writtenAttributes(child));
  const content = child.toArray().flatMap(nodes);
  return [{ type: storableText(child.nodeName), ...(isFilled(attrs) ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }];
};

/**
 * The document as ProseMirror JSON. Only reads: unlike the editor's binding it never removes what the
 * schema does not know. Check it with `checkDocument` before trusting it. Whatever a client wrote, it can be stored in
 * PostgreSQL and said in JSON: letters that cannot are U+FFFD, and values that no attribute can have are not there.
 */
export const documentJson = (doc: Y.Doc): DocumentNode => ({
  type: 'doc',
  content: doc.getXmlFragment(FRAGMENT).toArray().flatMap(nodes),
});
