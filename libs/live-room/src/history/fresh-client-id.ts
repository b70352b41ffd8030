import { randomInt } from 'node:crypto';
import type { Doc } from 'yjs';

const MOST_CLIENTS = 2 ** 32;

/** A Yjs client id that the document does not know: every edit of the server is a client of its own. */
export function freshClientId(doc: Doc): number {
  for (;;) {
    const clientId = randomInt(1, MOST_CLIENTS);
    if (!doc.store.clients.has(clientId)) return clientId;
  }
}
