// Structs of a client that came through somebody else are nobody's until the client itself offers them. Whose an id is that
// nobody is bound to, the server cannot know: everybody who read along has its structs too, and can say its id. It asks
// whoever may have written them, once: a connection that may write, that named itself by this id first, and that had
// the structs before the server sent it anything. The log confirms nothing to whoever brought them, or of somebody else's
// client. What a client lacks when it comes back it has not written: somebody made it up under its id while it was away,
// and it is never asked for again, because from now on that client has it, too.

import * as Y from 'yjs';
import type { ClockRange, Confirmation } from '../ports/room-log';
import type { Question } from '../room/pending-update';
import type { RoomDocument } from '../room/room-document';
import type { RoomSession } from './room-session';

/** Notes which unconfirmed structs a client had when it first asked for the state; its state vector says it. */
export function noteWhatItHad(session: RoomSession, document: RoomDocument, stateVector: Uint8Array): void {
  if (document.unconfirmed.length === 0) return;
  // A byte or none: it had nothing at all.
  const had = stateVector.byteLength <= 1 ? new Map<number, number>() : Y.decodeStateVector(stateVector);
  session.hadAtOpening = new Map(document.unconfirmed.map(({ clientId }) => [clientId, had.get(clientId) ?? 0]));
  askOfOwnClient(session, document);
}

/** Asks once more for the unconfirmed structs of the client that a session named itself by, as far as they can be its own. */
export function askOfOwnClient(session: RoomSession, document: RoomDocument): void {
  const [clientId] = session.ownClients;
  const had = clientId === undefined ? undefined : session.hadAtOpening?.get(clientId);
  if (clientId === undefined || had === undefined) return;
  const { person, writeRefusal } = session;
  const open = document.unconfirmed.filter((range) => range.clientId === clientId);
  const own = open.filter(({ to }) => to <= had);
  if (own.length < open.length && (writeRefusal === null || document.authors.get(clientId) === person.id)) {
    disown(session, document, { clientId, from: had });
  }
  if (own.length === 0 || writeRefusal !== null) return;
  const from = Math.min(...own.map((range) => range.from));
  const to = Math.max(...own.map((range) => range.to));
  session.ask({ why: 'confirm', personId: person.id, clientId, from, to }, document.stateVectorBelow(new Map([[clientId, from]])));
}

function disown({ room }: RoomSession, document: RoomDocument, { clientId, from }: Omit<ClockRange, 'to'>): void {
  document.unconfirmed = document.unconfirmed.filter((open) => open.clientId !== clientId || open.to <= from);
  room.services.log
    .disown({ roomId: room.id, clientId, from })
    // Until the document is loaded again it is not asked for here.
    .catch((fault: unknown) => room.services.observer.fault(fault, `disowning structs in room ${room.id}`));
}

/** What was asked for is offered, and none of it contradicts what is stored. */
export function confirmAuthorship(session: RoomSession, asked: Question | 'live', covered: readonly ClockRange[]): void {
  if (asked === 'live' || asked.why !== 'confirm') return;
  const { personId, clientId, from, to } = asked;
  const isWhole = covered.some((range) => range.clientId === clientId && range.from <= from && range.to >= to);
  const isOwn = session.person.id === personId && session.ownClients.has(clientId);
  if (!isWhole || !isOwn || session.writeRefusal !== null) return;
  void confirm(session, { roomId: session.room.id, clientId, personId, to });
}

async function confirm({ room }: RoomSession, confirmation: Confirmation): Promise<void> {
  const { log, observer } = room.services;
  const { clientId, personId, to } = confirmation;
  try {
    if (!(await log.confirm(confirmation))) return;
  } catch (fault) {
    // The log still has them as unconfirmed: they are asked for at the client's next opening.
    observer.fault(fault, `confirming authorship in room ${room.id}`);
    return;
  }
  const { document } = room;
  document?.authors.set(clientId, personId);
  if (document !== null) document.unconfirmed = document.unconfirmed.filter((open) => open.clientId !== clientId || open.to > to);
  observer.confirmed(confirmation);
}
