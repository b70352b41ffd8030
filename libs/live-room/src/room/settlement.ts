// What follows on the log's verdicts. Of a room's rows the log stores the longest fitting prefix, so there is at
// most one row with a reason; what stands behind it is tried again or falls with it.

import type { ReasonCode } from '@samenpen/contracts';
import type { HeardUpdate } from '../instances/document-messages';
import type { ClockRange, CommitVerdict } from '../ports/room-log';
import { decodeUpdate } from '../validation/decode-update';
import { judgeUpdate } from '../validation/judge-update';
import { readTyping } from '../validation/read-typing';
import type { PendingUpdate } from './pending-update';
import { refuseRelayed, takeFollowers } from './relayed-in-vain';
import type { Room } from './room';
import type { RoomDocument } from './room-document';

/** Acknowledges what is stored and deals with the first row that is not. */
export async function settle(room: Room, verdicts: readonly CommitVerdict[]): Promise<void> {
  let failed: Exclude<CommitVerdict['kind'], 'stored'> | null = null;
  for (const verdict of verdicts) {
    if (verdict.kind !== 'stored') {
      failed = verdict.kind;
      break;
    }
    room.sequence.stored(verdict.seq);
    storedRow(room, verdict.seq);
  }
  room.inCommit = [];
  // The document was lost while the batch was under way: whatever the verdict, it comes from the log again.
  if (room.document === null) await room.reload();
  else if (failed !== null) await follow(room, room.document, failed);
  else room.sequence.settle();
}

/** Acknowledges the updates that the next row of the batch holds. */
function storedRow(room: Room, seq: number): void {
  for (const { place, slot, followers } of room.pending.splice(0, room.inCommit.shift() ?? 0)) {
    room.document?.stored(place, seq);
    slot?.settle(true);
    followers?.forEach((follower) => follower.stored());
  }
}

async function follow(room: Room, document: RoomDocument, verdict: Exclude<CommitVerdict['kind'], 'stored'>): Promise<void> {
  switch (verdict) {
    case 'moved':
      return catchUp(room, document);
    case 'behind':
      // Only after a repetition: an earlier attempt stored the rows before it. Tried again.
      return;
    case 'stale':
      return readmitWriters(room);
    case 'closed':
      await room.readmit();
      return undo(room, ({ session }) => session.writeRefusal ?? 'section-is-approved');
    case 'login-ended':
      return endLogin(room);
    case 'gone':
      return undo(room, () => 'has-no-room');
  }
}

/** Rights have changed. What came from somebody whose connection is another person's by now cannot be asked about any more. */
async function readmitWriters(room: Room): Promise<void> {
  const staleEpoch = room.pending[0]?.admission.accessEpoch ?? 0;
  await room.readmit();
  return undo(room, ({ session, admission: { person, accessEpoch } }) => {
    if (session.person.id === person.id) return session.writeRefusal;
    return accessEpoch > staleEpoch ? null : 'not-signed-in';
  });
}

function endLogin(room: Room): Promise<void> {
  const loginId = room.pending[0]?.admission.loginId;
  if (loginId !== undefined) room.surroundings.loginEnded(loginId);
  // Also for sessions whose connection has gone in the meantime.
  for (const { session } of room.pending) if (session.loginId === loginId) session.endLogin();
  return undo(room, ({ session, admission }) => {
    if (admission.loginId !== loginId) return null;
    // Signed in anew on the same connection: that login goes on.
    return session.loginId === loginId ? session.writeRefusal : 'not-signed-in';
  });
}

/** Refuses updates that were relayed already. The document is made again from the log. */
async function undo(room: Room, reasonFor: (update: PendingUpdate) => ReasonCode | null): Promise<void> {
  const refused = room.pending.flatMap((update) => {
    const reason = reasonFor(update);
    return reason === null ? [] : [{ update, reason }];
  });
  const [first] = refused;
  if (first === undefined) return;
  room.typing.flush();
  room.turnstile.hold('loading');
  const followers = takeFollowers(room.pending.slice(room.pending.indexOf(first.update)));
  const undone = new Set(refused.map(({ update }) => update));
  room.pending = room.pending.filter((update) => !undone.has(update));
  refuseRelayed(room, refused);
  await room.reload();
  for (const follower of followers) follower.undone();
}

/** Somebody else wrote in the room: the server itself, or another instance. The document takes it in. */
export async function catchUp(room: Room, document: RoomDocument): Promise<void> {
  room.turnstile.hold('loading');
  try {
    const { updates, authors } = await room.services.log.after(room.id, room.head);
    // Meanwhile it was made anew, from what the log says.
    if (room.document !== document) return;
    for (const [clientId, author] of authors) document.authors.set(clientId, author);
    const all = updates.map(({ seq, update }) => ({ seq, update, bound: [], relayed: [] }));
    if (!all.every((heard) => takeFromLog(room, document, heard))) return;
    room.goOn('loading');
    room.sequence.settle();
  } catch (fault) {
    // The store is away: loading waits and starts from what the log says.
    room.services.observer.fault(fault, `catching up in room ${room.id}`);
    await reloadWhenSettled(room);
  }
}

/**
 * Takes in an update that the log has. False when it contradicts what is on its way, or Yjs stumbles over it: then only
 * the log counts, and the document is made anew.
 */
export function takeFromLog(room: Room, document: RoomDocument, heard: HeardUpdate): boolean {
  if (heard.seq <= room.head) return true;
  if (!applyFromLog(room, document, heard)) {
    void reloadWhenSettled(room);
    return false;
  }
  room.sequence.reached(heard.seq);
  return true;
}

function applyFromLog(room: Room, document: RoomDocument, heard: HeardUpdate): boolean {
  try {
    const fresh = freshOf(room, document, heard.update);
    if (fresh === null) return false;
    for (const [clientId, personId] of heard.bound) document.authors.set(clientId, personId);
    if (fresh === 'known') return true;
    if (heard.relayed.length > 0) document.unconfirmed = [...document.unconfirmed, ...heard.relayed];
    room.markSlowReaders(document);
    if (fresh.isTyping) document.append(heard.update, fresh.ranges, heard.seq);
    else document.apply(heard.update, fresh.ranges, heard.seq);
    room.relay(heard.update, null);
    return true;
  } catch (fault) {
    // The document may be half changed; it is made anew.
    room.services.observer.fault(fault, `taking an update from the log of room ${room.id}`);
    return false;
  }
}

type Fresh = { readonly ranges: readonly ClockRange[]; readonly isTyping: boolean };

/** What is new in an update of the log; null when it does not fit. */
function freshOf(room: Room, document: RoomDocument, update: Uint8Array): Fresh | 'known' | null {
  const typing = readTyping(update, { clockOf: (clientId) => document.clockOf(clientId), placeOf: () => null, isLookedAt: true });
  if (typing !== null) return { ranges: typing.to > typing.from ? [typing] : [], isTyping: true };
  // The log is trusted for size and depth: it was checked, or the server wrote it.
  const judgement = judgeUpdate(document.doc, decodeUpdate(update, { ...room.services.updateCaps, maxUpdateBytes: Infinity }));
  if (judgement.kind === 'known') return 'known';
  return judgement.kind === 'new' ? { ranges: judgement.fresh, isTyping: false } : null;
}

/** A reload judges what is pending again, so it waits for the batch that some of it is in. */
export function reloadWhenSettled(room: Room): Promise<void> {
  room.turnstile.hold('loading');
  room.document = null;
  return room.inCommit.length === 0 ? room.reload() : Promise.resolve();
}
