// What happens to one update: judged, applied, relayed, and put on its way to the log; or refused.

import type { ReasonCode } from '@samenpen/contracts';
import * as Y from 'yjs';
import { countUndeleted, judgeUpdate } from '../validation/judge-update';
import type { Judgement } from '../validation/judge-update';
import { decodeUpdate } from '../validation/decode-update';
import type { DecodedUpdate } from '../validation/decode-update';
import { checkNeighbours } from '../validation/neighbours';
import { checkTypeNesting } from '../validation/nesting';
import { readTyping } from '../validation/read-typing';
import type { TypedPlace } from '../validation/read-typing';
import { Refusal } from '../validation/refusal';
import { onlyTidies } from '../validation/tidying';
import { checkVocabulary } from '../validation/vocabulary';
import { attribute } from './attribution';
import { giveUp } from './giving-up';
import { borrowedClient } from './impersonation';
import type { Offer, PendingUpdate } from './pending-update';
import { refuseRelayed, takeFollowers } from './relayed-in-vain';
import type { InVain } from './relayed-in-vain';
import type { Room } from './room';
import type { ClockRange } from '../ports/room-log';
import { confirmAuthorship } from '../session/confirmation';
import type { RoomSession } from '../session/room-session';
import { BrokenLog } from './room-document';
import type { RoomDocument, Taken } from './room-document';
import { reloadWhenSettled } from './settlement';
import { WORTH_A_PIECE } from './tail';

/** Takes in an update that a session offers. */
export function takeIn(room: Room, document: RoomDocument, offer: Offer): void {
  // After a refusal, or when the login or the right has ended, every further answer is false.
  if (offer.session.isPastWriting) return offer.slot?.settle(false);
  try {
    if (holdsNothing(offer.update)) return acknowledgeKnown(room, offer, NOTHING_NEW);
    if (offer.asked === 'live' && takeInTyping(room, document, offer)) return;
    const update = decodeUpdate(offer.update, room.services.updateCaps);
    act(room, document, { offer, update, judgement: judgeUpdate(document.doc, update) });
  } catch (fault) {
    // Whatever it is, the sender gets its one answer.
    offer.session.refuse(offer.slot, reasonOf(room, fault));
  }
}

const NOTHING_NEW = { kind: 'known', covered: [] } as const;

/** Whoever joins and has nothing to add says so with these two bytes: no structs, no deletions. No document is made for it. */
const holdsNothing = (update: Uint8Array): boolean => update.byteLength === 2 && update[0] === 0 && update[1] === 0;

/** False when it must be looked at closely. Typing is taken in without a document: it is read once, and sent on. */
function takeInTyping(room: Room, document: RoomDocument, offer: Offer): boolean {
  const typing = readTyping(offer.update, document);
  // Who may not write is still told true of what is known.
  if (typing === null || offer.session.writeRefusal !== null) return false;
  const { maxRoomBytes, roomWarningShare, maxUpdateBytes, maxStructsPerUpdate } = room.services.limits;
  if (offer.update.byteLength > maxUpdateBytes || typing.structs > maxStructsPerUpdate) return false;
  if (sizeWith(document, offer, maxRoomBytes) > maxRoomBytes * roomWarningShare) return false;
  const fresh = typing.to > typing.from ? [typing] : [];
  if (borrowedClient(room, offer.session, fresh) !== null) return false;
  if (fresh.length === 0 && document.knowsDeletions(() => decodeUpdate(offer.update, room.services.updateCaps).deletes)) return false;
  const { session, slot } = offer;
  if (!room.typing.isContinuedBy(session, typing)) room.markSlowReaders(document);
  room.typing.relay(offer, typing);
  const { update, place } = document.append(offer.update, fresh);
  document.wroteAt(typing.clientId, typing.place);
  const { admission } = session;
  const { ownClients, relayed, client } = attribute(document, { session, asked: 'live', personId: admission.person.id }, fresh);
  room.pending.push({ session, admission, slot, update, place, typing, ownClients, relayed, client, followers: null });
  room.surroundings.commitSoon(room);
  return true;
}

function reasonOf(room: Room, fault: unknown): ReasonCode {
  if (fault instanceof Refusal) return fault.reason;
  if (fault instanceof BrokenLog) {
    room.services.observer.fault(fault, `making the document of room ${room.id}`);
    giveUp(room);
    return 'has-no-room';
  }
  // Not foreseen: the document may be half changed, so nothing of it is trusted any more.
  room.services.observer.fault(fault, `taking an update into room ${room.id}`);
  void reloadWhenSettled(room);
  return 'malformed-update';
}

type Judged = { readonly offer: Offer; readonly update: DecodedUpdate; readonly judgement: Judgement };

function act(room: Room, document: RoomDocument, judged: Judged): void {
  const { offer, judgement } = judged;
  switch (judgement.kind) {
    case 'known':
      return acknowledgeKnown(room, offer, judgement);
    case 'forged':
      return refuseForgery(room, offer.session, judgement);
    case 'gap':
      refuseUnlessWriter(offer);
      if (!mayAskForGap(offer)) throw new Refusal('malformed-update');
      return offer.session.holdForGap(offer, document);
    case 'new':
      if (isTidying(document, { ...judged, judgement })) return acknowledgeKnown(room, offer, { kind: 'known', covered: judgement.covered });
      refuseUnlessWriter(offer);
      return accept(room, document, { ...judged, judgement });
  }
}

/** A copy is encoded, read and looked through: as dear as so many times reading the bytes. */
const WALKS_OF_A_COPY = 4;

/** Of somebody who may not write: making sure of it takes a copy of the document, for which they are read later. */
function isTidying(document: RoomDocument, { offer, update, judgement }: Judged & { judgement: { kind: 'new' } }): boolean {
  if (judgement.fresh.length > 0 || offer.session.writeRefusal === null) return false;
  offer.session.channel.worked(document.sizeWith(0, Infinity) * WALKS_OF_A_COPY);
  return onlyTidies(document.doc, offer.update, update);
}

function refuseForgery(room: Room, { person }: RoomSession, { clientId, clock }: Judgement & { kind: 'forged' }): never {
  room.services.observer.forged({ roomId: room.id, personId: person.id, clientId, clock });
  throw new Refusal('forged-update');
}

/** Once: the answer to that question, and what was held for it, must fit. */
const mayAskForGap = ({ asked, isRetry }: Offer): boolean => !isRetry && (asked === 'live' || asked.why === 'opening');

/** Nothing new: true for everybody, as soon as what it repeats is stored. */
function acknowledgeKnown(room: Room, offer: Offer, judgement: Judgement & { kind: 'known' }): void {
  room.follow(
    () => {
      offer.slot?.settle(true);
      confirmAuthorship(offer.session, offer.asked, judgement.covered);
    },
    () => room.run('write', (document) => takeIn(room, document, offer)),
  );
}

function refuseUnlessWriter({ session }: Offer): void {
  if (session.writeRefusal !== null) throw new Refusal(session.writeRefusal);
}

function accept(room: Room, document: RoomDocument, judged: Judged & { judgement: { kind: 'new' } }): void {
  const { offer, update, judgement } = judged;
  const borrowed = borrowedClient(room, offer.session, judgement.fresh);
  if (borrowed !== null) refuseForgery(room, offer.session, { kind: 'forged', clientId: borrowed.clientId, clock: borrowed.from });
  checkNeighbours(document.doc, update);
  if (room.services.vocabulary !== null) checkVocabulary(document.doc, update, room.services.vocabulary);
  checkTypeNesting(document.doc, update, room.services.limits.maxNesting);
  checkRoom(room, document, judged);
  room.markSlowReaders(document);
  const fitting = withoutKnownStructs(document, judged);
  const { update: kept, place } = applyOrReload(room, document, { update: fitting, fresh: judgement.fresh });
  for (const { clientId, to } of judgement.fresh) document.wroteAt(clientId, placeOfLast(update, clientId, to));
  room.relay(kept, fitting === offer.update ? offer : { ...offer, frame: null });
  const owned = attribute(document, { ...offer, personId: offer.session.person.id }, judgement.fresh);
  room.pending.push({ ...pendingOf(offer), update: kept, place, typing: null, ...owned, followers: null });
  if (offer.asked !== 'live') {
    room.follow(() => confirmAuthorship(offer.session, offer.asked, judgement.covered));
    // A room that is filled in one go: a document that goes at once is cheap garbage, one that stays a while is not.
    if (document.isMostly(kept) && kept.byteLength >= WORTH_A_PIECE) document.letGo();
  }
  room.surroundings.commitSoon(room);
}

/** Where the struct of a client that ends at a clock was put, if it is letters: these were found to stand in a text. */
function placeOfLast({ structs }: DecodedUpdate, client: number, end: number): TypedPlace | null {
  const last = structs.find(({ id, length }) => id.client === client && id.clock + length === end);
  return last instanceof Y.Item && last.content instanceof Y.ContentString ? { right: last.rightOrigin } : null;
}

const pendingOf = ({ session, slot }: Offer): Pick<PendingUpdate, 'session' | 'admission' | 'slot'> => ({
  session,
  admission: session.admission,
  slot,
});

/**
 * A struct that is known in part would have to be cut where its known part may have been collected as garbage, over
 * which Yjs stumbles; so only what is new is taken in. Neither is a skip, which would pass for structs in the log.
 */
function withoutKnownStructs(document: RoomDocument, { offer, update, judgement }: Judged & { judgement: { kind: 'new' } }): Uint8Array {
  const { covered, fresh } = judgement;
  const isCut =
    covered.some(({ clientId, from }) => fresh.some((range) => range.clientId === clientId && range.from > from)) ||
    update.structs.some((struct) => struct instanceof Y.Skip);
  return isCut ? Y.diffUpdate(offer.update, document.stateVector()) : offer.update;
}

type Fitting = { readonly update: Uint8Array; readonly fresh: readonly ClockRange[] };

function applyOrReload(room: Room, document: RoomDocument, { update, fresh }: Fitting): Taken {
  try {
    return document.apply(update, fresh);
  } catch (fault) {
    // Judged to fit, and yet Yjs stumbled: the document may be half changed. Nobody has seen it; it is made again.
    room.services.observer.fault(fault, `applying an update to room ${room.id}`);
    void reloadWhenSettled(room);
    throw new Refusal('malformed-update', fault);
  }
}

/** Whoever makes it necessary to measure the document is read later for it. */
function sizeWith(document: RoomDocument, { update, session }: Offer, limit: number): number {
  const { measurements } = document;
  const size = document.sizeWith(update.byteLength, limit);
  if (document.measurements > measurements) session.channel.worked(size);
  return size;
}

/** The cap never stands in the way of making the text shorter. */
function checkRoom(room: Room, document: RoomDocument, { offer, update, judgement }: Judged & { judgement: { kind: 'new' } }): void {
  const { maxRoomBytes, roomWarningShare } = room.services.limits;
  const size = sizeWith(document, offer, maxRoomBytes);
  const added = judgement.fresh.reduce((sum, { from, to }) => sum + to - from, 0);
  if (size > maxRoomBytes && countUndeleted(document.doc, update.deletes) < added) throw new Refusal('room-is-full');
  if (size > maxRoomBytes * roomWarningShare && !room.hasWarnedOfSize) {
    room.hasWarnedOfSize = true;
    room.tellAll({ type: 'room-size', bytes: size, limit: maxRoomBytes });
  }
}

/**
 * After a reload: what was pending is applied again where it still fits, and refused where it does not. False when the
 * document is damaged by it and must be made once more, without the update that did it.
 */
export function judgeAgain(room: Room, document: RoomDocument): boolean {
  const before = room.pending;
  const fallen: InVain[] = [];
  let isWhole = true;
  room.pending = [];
  for (const pending of before) {
    try {
      room.pending.push(isWhole ? applyAgain(room, document, pending) : pending);
    } catch (fault) {
      // It no longer fits, or Yjs stumbles over it: in both cases it falls, and nobody else with it.
      fallen.push({ update: pending, reason: fault instanceof Refusal ? fault.reason : 'malformed-update' });
      if (fault instanceof Refusal) continue;
      room.services.observer.fault(fault, `applying an update again to room ${room.id}`);
      isWhole = false;
    }
  }
  const [first] = fallen;
  if (first === undefined) return true;
  refuseRelayed(room, fallen);
  for (const { undone } of takeFollowers(before.slice(before.indexOf(first.update)))) undone();
  return isWhole;
}

/** One that the log already has is stored once more: so its status and its followers keep their place in the order. */
function applyAgain(room: Room, document: RoomDocument, pending: PendingUpdate): PendingUpdate {
  const decoded = decodeUpdate(pending.update, room.services.updateCaps);
  const judgement = judgeUpdate(document.doc, decoded);
  if (judgement.kind === 'known') return { ...pending, ...document.append(pending.update, []), typing: null };
  // Another instance stored other bytes first.
  if (judgement.kind === 'forged') return refuseForgery(room, pending.session, judgement);
  if (judgement.kind === 'gap') throw new Refusal('malformed-update');
  const taken = document.apply(pending.update, judgement.fresh);
  // Bindings that were on their way may have fallen with an update before it.
  const { session, admission } = pending;
  return { ...pending, ...taken, ...attribute(document, { session, asked: 'live', personId: admission.person.id }, judgement.fresh) };
}
