// Authorship is what the server received from whom. A Yjs client belongs to a connection when the connection
// announced it by its awareness, or when the log has it bound to the same person. Without any announcement (a script
// without awareness) the one unbound client of a live update is taken for the sender's own. New structs of all other
// clients are relayed: nothing is attributed to somebody who did not send it.

import type { ClockRange } from '../ports/room-log';
import type { Offer, PendingUpdate } from './pending-update';
import type { RoomDocument } from './room-document';

type Attributed = Pick<PendingUpdate, 'ownClients' | 'relayed' | 'client'>;

/** An update as far as it matters whose it is; `personId`: on whose connection it arrived. */
type Attributable = Pick<Offer, 'session' | 'asked'> & { readonly personId: string };

const NOBODY: readonly [] = [];

/** Splits what is new in an update into the sender's own and the relayed. */
export function attribute(
  document: RoomDocument,
  offer: Attributable,
  fresh: readonly ClockRange[],
): Attributed {
  const { session, personId } = offer;
  if (isOnlyOwn(document, personId, fresh)) return { ownClients: NOBODY, relayed: NOBODY, client: clientOf(fresh) };
  claimSilently(document, offer, fresh);
  const isOwn = ({ clientId }: ClockRange): boolean => {
    const author = document.authors.get(clientId);
    return author === undefined ? session.ownClients.has(clientId) : author === personId;
  };
  const relayed = fresh.filter((range) => !isOwn(range));
  const unbound = fresh.filter((range) => isOwn(range) && !document.authors.has(range.clientId));
  for (const { clientId } of unbound) document.authors.set(clientId, personId);
  if (relayed.length > 0) document.unconfirmed = [...document.unconfirmed, ...relayed];
  return { ownClients: unbound.map(({ clientId }) => clientId), relayed, client: clientOf(fresh) };
}

/** As nearly always: nothing but what one client added that is known to be the sender's. */
const isOnlyOwn = (document: RoomDocument, personId: string, { 0: only, length }: readonly ClockRange[]): boolean =>
  length === 0 || (length === 1 && only !== undefined && document.authors.get(only.clientId) === personId);

function clientOf([first, ...others]: readonly ClockRange[]): PendingUpdate['client'] {
  if (first === undefined) return 'none';
  return others.length === 0 ? first.clientId : 'several';
}

function claimSilently(document: RoomDocument, { session, asked }: Attributable, fresh: readonly ClockRange[]): void {
  const [only, ...others] = fresh;
  if (only === undefined || others.length > 0 || asked !== 'live' || session.ownClients.size > 0) return;
  if (!document.authors.has(only.clientId)) session.ownClients.add(only.clientId);
}
