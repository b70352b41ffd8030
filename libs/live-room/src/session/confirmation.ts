// Structs of a client that came through somebody else are nobody's until the client itself offers them. When a
// connection announces such a client, the server asks for its structs once more; identical ones confirm the author.

import type { ClockRange } from '../ports/room-log';
import type { RoomDocument } from '../room/room-document';
import type { RoomSession } from './room-session';

/** Asks for the unconfirmed structs of clients that a session has just announced as its own. */
export function askOfOwnClients(session: RoomSession, document: RoomDocument, claimed: readonly number[]): void {
  for (const clientId of claimed) {
    const open = document.unconfirmed.filter((range) => range.clientId === clientId);
    if (open.length === 0) continue;
    const lowest = Math.min(...open.map(({ from }) => from));
    session.ask({ why: 'confirm', clientId }, document.stateVectorBelow(clientId, lowest));
  }
}

/** The session offered its client's structs and none contradicted what is stored. */
export function confirm(session: RoomSession, clientId: number, covered: readonly ClockRange[]): void {
  const range = covered.find((one) => one.clientId === clientId);
  const { document, services, id } = session.room;
  if (range === undefined || document === null) return;
  document.authors.set(clientId, session.person.id);
  document.unconfirmed = document.unconfirmed.filter((open) => open.clientId !== clientId || open.to > range.to);
  services.log
    .confirm({ roomId: id, clientId, personId: session.person.id, to: range.to })
    // The log still has them as unconfirmed: they are asked for at the client's next opening.
    .catch((fault: unknown) => services.observer.fault(fault, `confirming authorship in room ${id}`));
}
