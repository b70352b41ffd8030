import { updateYFragment } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { FRAGMENT } from './schema-version';
import { textSchema } from './text-extensions';

/**
 * Changes a document into the given ProseMirror JSON as one edit of one Yjs client, and returns that
 * edit as an update (V1). Only what differs is written, so everybody else's text keeps its author.
 * Throws a RangeError when the JSON does not fit the schema. For content that the server writes in
 * somebody's name; an editor never uses it.
 */
export const changeToJson = (doc: Y.Doc, json: unknown, { clientId }: { readonly clientId: number }): Uint8Array => {
  const root = textSchema.nodeFromJSON(json);
  root.check();
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  const ownClientId = doc.clientID;
  doc.clientID = clientId;
  doc.on('update', keep);
  updateYFragment(doc, doc.getXmlFragment(FRAGMENT), root, { mapping: new Map(), isOMark: new Map() });
  doc.off('update', keep);
  doc.clientID = ownClientId;
  const [update] = updates;
  if (update === undefined || updates.length > 1) throw new RangeError(`an edit is one update, not ${String(updates.length)}`);
  return update;
};
