import * as Y from 'yjs';

/**
 * An empty Yjs document that holds what it is given and nothing else. An ordinary one tidies: when a change of somebody
 * else leaves marks in a text without any effect, it deletes them by itself, more or fewer depending on the order in
 * which changes came. Two that got the same edits then differ in their version, and one on the server would take for
 * stored what only it has done. Marks without effect change nothing that is read or shown.
 */
export const faithfulDocument = (): Y.Doc => {
  const doc = new Y.Doc();
  doc.on('afterTransaction', (transaction) => void (transaction._needFormattingCleanup = false));
  return doc;
};
