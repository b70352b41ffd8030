/**
 * What the clients of a run type, made before anybody connects: per client a Yjs document of its own, one
 * character per update, always at the end of what it wrote itself.
 */
import * as Y from 'yjs';

/** The root that a text section of ours holds; the peer takes any. */
export const FRAGMENT = 'default';
const SEED_CLIENT = 1;
const FIRST_CLIENT = 1_000;

/** A document of one empty paragraph. */
export function emptyParagraph(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('')]);
  doc.getXmlFragment(FRAGMENT).insert(0, [paragraph]);
  return Y.encodeStateAsUpdate(doc);
}

/** The updates of one client; the n-th holds the struct with clock n. */
export type TypedEdits = { readonly clientId: number; readonly updates: readonly Uint8Array[] };

const made = new Map<number, TypedEdits>();

/** The edits of the n-th client, at least so many; the same ones in every run. */
export function typedEdits(client: number, count: number): TypedEdits {
  const known = made.get(client);
  if (known !== undefined && known.updates.length >= count) return known;
  const clientId = FIRST_CLIENT + client;
  const edits = { clientId, updates: typing(clientId, count) };
  made.set(client, edits);
  return edits;
}

/** Forgets all, so that a later row is not measured on a heap full of an earlier one. */
export const forgetTypedEdits = (): void => made.clear();

function typing(clientId: number, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, emptyParagraph());
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = textOf(doc);
  for (let clock = 0; clock < count; clock += 1)
    text.insert(text.length, LETTERS[clock % LETTERS.length] ?? 'a');
  doc.destroy();
  return updates;
}

const LETTERS = 'de gemeenten schrijven samen ';

function textOf(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment(FRAGMENT).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (text instanceof Y.XmlText) return text;
  throw new Error('the content has no paragraph with a text');
}
