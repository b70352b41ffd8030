import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { DocumentNode } from './document-json';
import { documentJson } from './document-json';
import { documentText } from './document-text';
import { documentVersion } from './document-version';
import { faithfulDocument } from './faithful-document';
import { FRAGMENT } from './schema-version';
import { textSchema } from './text-extensions';

/** The Yjs client under which the server seeds; no editor is ever given it. */
const SEED_CLIENT = 1;

/**
 * One Yjs update (V1) that writes the given ProseMirror document into an empty room. Throws a
 * RangeError when the JSON does not fit the schema. Only the server seeds, and only once.
 */
export const updateFromJson = (json: unknown, { clientId }: { readonly clientId: number }): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const root = textSchema.nodeFromJSON(json);
  root.check();
  prosemirrorToYXmlFragment(root, doc.getXmlFragment(FRAGMENT));
  return Y.encodeStateAsUpdate(doc);
};

/** The update that seeds an empty text section: one empty paragraph, always the same bytes. */
export const emptyTextUpdate = (): Uint8Array =>
  updateFromJson({ type: 'doc', content: [{ type: 'paragraph' }] }, { clientId: SEED_CLIENT });

/** A document from updates (V1) in any order, e.g. the base and the tail of a room. */
export const documentFromUpdates = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = faithfulDocument();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
};

/** What a text section holds: its JSON, its plain text and its version. */
export type DocumentContent = { readonly json: DocumentNode; readonly text: string; readonly version: string };

/** Reads the content of a document without changing it. */
export const documentContent = (doc: Y.Doc): DocumentContent => {
  const json = documentJson(doc);
  return { json, text: documentText(json), version: documentVersion(doc) };
};
