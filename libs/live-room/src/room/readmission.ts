import type { ReasonCode } from '@samenpen/contracts';
import type { Admission, RoomGate } from '../ports/room-gate';
import type { LobbySession } from '../session/lobby-session';
import type { RoomSession } from '../session/room-session';
import type { Lobby } from './lobby';
import type { PendingUpdate } from './pending-update';
import type { Room } from './room';
import { pause } from './room-services';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5_000;

/** The gate is being asked for a session, and once more for all who wanted to know meanwhile: that answer may be an old one. */
type Asking = { readonly answered: Promise<void>; next: Promise<void> | null };

const underWay = new WeakMap<RoomSession, Asking>();

/** Asks the gate again for every session of a room and of its pending updates; the room stands still meanwhile. */
export async function readmitAll(room: Room): Promise<void> {
  room.turnstile.hold('rights');
  const sessions = new Set([...room.sessions, ...room.pending.map(({ session }) => session)]);
  await Promise.all([...sessions].map((session) => readmit(room, session)));
  room.pending.forEach(renew);
  room.turnstile.release('closing');
  room.goOn('rights');
}

/**
 * What is on its way goes on under the right that its writer has now. Where there is none it keeps the old one, under which
 * the log refuses it, or has stored it before the change. Nor is it stored by the right of somebody who came later.
 */
function renew(pending: PendingUpdate): void {
  const { session, admission } = pending;
  if (session.writeRefusal !== null || session.person.id !== admission.person.id) return;
  const { accessEpoch } = session.admission;
  pending.admission = session.loginId === admission.loginId ? session.admission : { ...admission, accessEpoch };
}

/** Asks the gate again for one session. Until it answers the log still knows under which rights it was admitted. */
export function readmit(room: Room, session: RoomSession): Promise<void> {
  const asking = underWay.get(session);
  if (asking === undefined) return begin(room, session);
  return (asking.next ??= asking.answered.then(() => begin(room, session)));
}

function begin(room: Room, session: RoomSession): Promise<void> {
  const asking: Asking = { answered: askOnce(room, session), next: null };
  underWay.set(session, asking);
  void asking.answered.then(() => {
    if (asking.next === null) underWay.delete(session);
  });
  return asking.answered;
}

async function askOnce(room: Room, session: RoomSession): Promise<void> {
  const admission = await ask(room, session);
  if (admission === null || session.isEnded) return;
  if (admission.kind === 'section') session.readmitted(admission);
  else if (admission.kind === 'refused' && isAboutLogin(admission.reason)) session.endLogin();
  else session.expel(reasonOf(admission));
}

/** Asks the gate again for everybody who has a dossier open. */
export async function readmitLobby(lobby: Lobby, gate: RoomGate): Promise<void> {
  await Promise.all([...lobby.sessions].map((session) => readmitToLobby(session, gate)));
}

/**
 * Asks the gate again for those who have a dossier open without a part in it. A dossier has no access epoch in the log:
 * of a change whose word was lost, or that came while somebody was being let in, only this tells.
 */
export async function readmitStrangers(lobbies: ReadonlyMap<string, Lobby>, gate: RoomGate): Promise<void> {
  const sessions = [...lobbies.values()].flatMap((lobby) => [...lobby.sessions]);
  if (sessions.length === 0) return;
  const followers = new Map(sessions.map(({ lobby: { slug }, person }) => [`${slug} ${person.id}`, { slug, personId: person.id }]));
  const strangers = new Set((await gate.withoutPart([...followers.values()])).map(({ slug, personId }) => `${slug} ${personId}`));
  const strange = sessions.filter(({ lobby, person, isOver }) => !isOver && strangers.has(`${lobby.slug} ${person.id}`));
  await Promise.all(strange.map((session) => readmitToLobby(session, gate)));
}

async function readmitToLobby(session: LobbySession, gate: RoomGate): Promise<void> {
  const admission = await gate.admit(session.request);
  if (admission.kind === 'dossier') return;
  if (admission.kind === 'refused' && isAboutLogin(admission.reason)) session.endLogin();
  else session.expel(reasonOf(admission));
}

const reasonOf = (admission: Admission): ReasonCode =>
  admission.kind === 'refused' ? admission.reason : 'unknown-document';

/** A refusal that signing in again mends: the person keeps the document on the screen. */
const isAboutLogin = (reason: string): boolean => reason === 'login-ended' || reason === 'not-signed-in';

/** Null when the document was left and nothing of the session is on its way any more: nobody needs the answer. */
async function ask(room: Room, session: RoomSession): Promise<Admission | null> {
  const { gate, clock, observer } = room.services;
  for (let attempt = 0; isConcerned(room, session); attempt++) {
    try {
      return await gate.admit(session.request);
    } catch (fault) {
      // The store is away: nobody is let through on an old answer.
      observer.fault(fault, `asking for the rights in room ${room.id}`);
      await pause(clock, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt, 10)));
    }
  }
  return null;
}

const isConcerned = (room: Room, session: RoomSession): boolean =>
  !session.isEnded && (room.sessions.has(session) || room.pending.some((pending) => pending.session === session));
