import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { FRAGMENT } from './schema-version';
import { textSchema } from './text-extensions';
import { changeChildren } from './tree-change';

/** Under which Yjs client an edit of the server is written; never one that the document knows. */
export type EditAs = { readonly clientId: number };

/**
 * Changes a document into the given ProseMirror JSON as one edit of one Yjs client, and returns that
 * edit as an update (V1); null when the document says it already. Only what differs is written, word by
 * word, so everybody else's text keeps its author. Throws a RangeError when the JSON does not fit the
 * schema. For content that the server writes in somebody's name; an editor never uses it.
 */
export const editToJson = (doc: Y.Doc, json: unknown, { clientId }: EditAs): Uint8Array | null => {
  const root = textSchema.nodeFromJSON(json);
  root.check();
  const wanted = new Y.Doc().getXmlFragment(FRAGMENT);
  prosemirrorToYXmlFragment(root, wanted);
  let made: Uint8Array | null = null;
  const keep = (update: Uint8Array): void => void (made = update);
  const ownClientId = doc.clientID;
  doc.clientID = clientId;
  doc.on('update', keep);
  doc.transact(() => changeChildren(doc.getXmlFragment(FRAGMENT), wanted));
  doc.off('update', keep);
  doc.clientID = ownClientId;
  return made;
};

/** The same for an edit that must change something: throws a RangeError when it changes nothing. */
export const changeToJson = (doc: Y.Doc, json: unknown, as: EditAs): Uint8Array => {
  const update = editToJson(doc, json, as);
  if (update === null) throw new RangeError('an edit is one update, not 0');
  return update;
};
