// What follows on the log's verdicts. Of a room's rows the log stores the longest fitting prefix, so there is at
// most one row with a reason; what stands behind it is tried again or falls with it.

import type { ReasonCode } from '@samenpen/contracts';
import type { CommitVerdict } from '../ports/room-log';
import { decodeUpdate } from '../validation/decode-update';
import { judgeUpdate } from '../validation/judge-update';
import { readTyping } from '../validation/read-typing';
import type { PendingUpdate } from './pending-update';
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
    room.head = Math.max(room.head, verdict.seq);
    storedRow(room, verdict.seq);
  }
  room.inCommit = [];
  // The document was lost while the batch was under way: whatever the verdict, it comes from the log again.
  if (room.document === null) await room.reload();
  else if (failed !== null) await follow(room, room.document, failed);
}

/** Acknowledges the updates that the next row of the batch holds. */
function storedRow(room: Room, seq: number): void {
  for (const { taken, slot, followers } of room.pending.splice(0, room.inCommit.shift() ?? 0)) {
    taken.seq = seq;
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
      await room.readmit();
      return undo(room, ({ session }) => session.writeRefusal);
    case 'closed':
      await room.readmit();
      return undo(room, ({ session }) => session.writeRefusal ?? 'section-is-approved');
    case 'login-ended':
      return endLogin(room);
    case 'gone':
      return undo(room, () => 'has-no-room');
  }
}

function endLogin(room: Room): Promise<void> {
  const loginId = room.pending[0]?.session.loginId;
  if (loginId !== undefined) room.surroundings.loginEnded(loginId);
  // Also for sessions whose connection has gone in the meantime.
  for (const { session } of room.pending) if (session.loginId === loginId) session.endLogin();
  return undo(room, ({ session }) => session.writeRefusal);
}

/**
 * Refuses updates that were relayed already. Yjs cannot un-apply: the document is made again from the log, and
 * everybody who saw them must do the same.
 */
async function undo(room: Room, reasonFor: (update: PendingUpdate) => ReasonCode | null): Promise<void> {
  const refused = room.pending.flatMap((update) => {
    const reason = reasonFor(update);
    return reason === null ? [] : [{ update, reason }];
  });
  const [first] = refused;
  if (first === undefined) return;
  room.turnstile.hold('loading');
  const undone = new Set(refused.map(({ update }) => update));
  room.pending = room.pending.filter((update) => !undone.has(update));
  for (const { update, reason } of refused) update.session.refuse(update.slot, reason);
  const senders = new Set(refused.map(({ update }) => update.session));
  for (const session of room.sessions) if (session.hasRead && !senders.has(session)) session.diverge(first.reason, false);
  await room.reload();
  for (const { update } of refused) update.followers?.forEach((follower) => follower.undone());
}

/** Somebody else wrote in the room: the server itself, or another instance. Its updates go in before ours. */
export async function catchUp(room: Room, document: RoomDocument): Promise<void> {
  room.turnstile.hold('loading');
  try {
    const { updates, authors } = await room.services.log.after(room.id, room.head);
    for (const [clientId, author] of authors) document.authors.set(clientId, author);
    if (updates.every(({ seq, update }) => applyFromLog(room, document, { seq, update }))) {
      room.turnstile.release('loading');
      return;
    }
  } catch (fault) {
    // The store is away, or the update did not apply: loading waits and starts from what the log says.
    room.services.observer.fault(fault, `catching up in room ${room.id}`);
  }
  await room.reload();
}

/** False when the log contradicts or does not fit what is on its way: then only the log counts. */
function applyFromLog(room: Room, document: RoomDocument, { seq, update }: { seq: number; update: Uint8Array }): boolean {
  const typing = readTyping(update, (clientId) => document.clockOf(clientId));
  if (typing !== null) {
    room.markSlowReaders(document);
    document.append(update, typing.to > typing.from ? [typing] : [], seq);
    room.relay(update, null);
    room.head = seq;
    return true;
  }
  // The log is trusted for size and depth: it was checked, or the server wrote it.
  const decoded = decodeUpdate(update, { ...room.services.updateCaps, maxUpdateBytes: Infinity });
  const judgement = judgeUpdate(document.doc, decoded);
  if (judgement.kind !== 'known' && judgement.kind !== 'new') return false;
  if (judgement.kind === 'new') {
    room.markSlowReaders(document);
    document.apply(update, judgement.fresh, seq);
    room.relay(update, null);
  }
  room.head = seq;
  return true;
}
