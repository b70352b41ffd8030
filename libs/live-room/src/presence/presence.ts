// Who is where in one document. Every entry is stamped by the server: with the person, and with a clock that only
// rises, so that a client which comes back is seen at once. An entry is encoded once and shared by all receivers.

import { awarenessFrame, cssColour, encodePresenceEntry, joinPresence, readPresence } from '@samenpen/live-protocol';
import type { LiveLimits, PresenceEntry } from '@samenpen/live-protocol';
import type { LivePerson } from '../ports/room-gate';

/** One opened document, as presence sees it. */
export interface PresentSession {
  readonly address: string;
  readonly person: LivePerson;
  /** The Yjs clients that it speaks for; its first word is about itself. */
  readonly ownClients: Set<number>;
  /** False when presence must not be sent: a slow reader, or an ended login. */
  readonly takesPresence: boolean;
  send(frame: Uint8Array): void;
}

type Entry = { readonly session: PresentSession; readonly clock: number; readonly bytes: Uint8Array };

/** What presence asks of the room it belongs to. */
export type PresenceRoom = {
  /** The person to whom a Yjs client is bound, if any. */
  authorOf(clientId: number): string | undefined;
  /** Something is waiting for {@link Presence.flush}. */
  wake(): void;
};

/** The latest state per Yjs client of one document. */
export class Presence {
  readonly #limits: Pick<LiveLimits, 'maxPresenceBytes' | 'maxClientsPerSession'>;
  readonly #room: PresenceRoom;
  readonly #now: () => number;
  readonly #entries = new Map<number, Entry>();
  readonly #changed = new Set<number>();
  /** Clients that left since the last flush, with the clock of their farewell. */
  readonly #left = new Map<number, Uint8Array>();

  constructor(limits: Pick<LiveLimits, 'maxPresenceBytes' | 'maxClientsPerSession'>, room: PresenceRoom, now: () => number) {
    this.#limits = limits;
    this.#room = room;
    this.#now = now;
  }

  /**
   * Takes what a session says of itself and answers the clients that it thereby speaks for from now on. Entries of
   * other clients are dropped: an unmodified provider sends farewells for its peers.
   * @throws {MalformedFrame}
   */
  announce(session: PresentSession, awareness: Uint8Array): number[] {
    const caps = { maxEntries: 10_000, maxStateBytes: this.#limits.maxPresenceBytes };
    const claimed: number[] = [];
    for (const entry of readPresence(awareness, caps)) {
      const state = stampedState(entry.state, session.person);
      if (state === undefined) continue;
      if (state === null) this.#remove(session, entry.clientId);
      else if (this.#admit(session, entry.clientId, claimed)) this.#set(session, entry.clientId, state);
    }
    return claimed;
  }

  /** Everybody but the session itself, for one who has just come in. */
  welcome(session: PresentSession): void {
    const others = [...this.#entries.values()].filter((entry) => entry.session !== session);
    if (others.length === 0 || !session.takesPresence) return;
    session.send(awarenessFrame(session.address, joinPresence(others.map(({ bytes }) => bytes))));
  }

  leave(session: PresentSession): void {
    for (const clientId of session.ownClients) this.#remove(session, clientId);
  }

  /** Sends what changed since the last time: to each session all but its own. */
  flush(sessions: Iterable<PresentSession>): void {
    const changes = [...this.#changed].flatMap((clientId) => this.#entries.get(clientId) ?? []);
    const farewells = [...this.#left.values()];
    this.#changed.clear();
    this.#left.clear();
    if (changes.length + farewells.length === 0) return;
    const shared = joinPresence([...changes.map(({ bytes }) => bytes), ...farewells]);
    const frames = new Map<string, Uint8Array>();
    for (const session of sessions) {
      if (!session.takesPresence) continue;
      if (changes.some((change) => change.session === session)) this.#sendOthers(session, changes, farewells);
      else session.send(frameFor(session.address, shared, frames));
    }
  }

  #sendOthers(session: PresentSession, changes: readonly Entry[], farewells: readonly Uint8Array[]): void {
    const others = changes.filter((change) => change.session !== session).map(({ bytes }) => bytes);
    if (others.length + farewells.length === 0) return;
    session.send(awarenessFrame(session.address, joinPresence([...others, ...farewells])));
  }

  #admit(session: PresentSession, clientId: number, claimed: number[]): boolean {
    if (session.ownClients.has(clientId)) return true;
    const owner = this.#entries.get(clientId)?.session;
    // Providers before version 4 and y-websocket repeat what they hear: it is somebody else's still.
    if (owner !== undefined && session.ownClients.size > 0) return false;
    const author = this.#room.authorOf(clientId) ?? owner?.person.id ?? session.person.id;
    if (author !== session.person.id || session.ownClients.size >= this.#limits.maxClientsPerSession) return false;
    // The same person's half-open connection of a moment ago.
    owner?.ownClients.delete(clientId);
    session.ownClients.add(clientId);
    claimed.push(clientId);
    return true;
  }

  #set(session: PresentSession, clientId: number, state: string): void {
    const clock = Math.max(this.#now(), (this.#entries.get(clientId)?.clock ?? 0) + 1);
    const entry: PresenceEntry = { clientId, clock, state };
    this.#entries.set(clientId, { session, clock, bytes: encodePresenceEntry(entry) });
    this.#left.delete(clientId);
    this.#changed.add(clientId);
    this.#room.wake();
  }

  #remove(session: PresentSession, clientId: number): void {
    const entry = this.#entries.get(clientId);
    if (entry?.session !== session) return;
    this.#entries.delete(clientId);
    this.#changed.delete(clientId);
    const clock = Math.max(this.#now(), entry.clock + 1);
    this.#left.set(clientId, encodePresenceEntry({ clientId, clock, state: 'null' }));
    this.#room.wake();
  }
}

function frameFor(address: string, awareness: Uint8Array, frames: Map<string, Uint8Array>): Uint8Array {
  const known = frames.get(address);
  if (known !== undefined) return known;
  const frame = awarenessFrame(address, awareness);
  frames.set(address, frame);
  return frame;
}

/** The state with the server's word on who it is; null for a farewell; undefined for what is no state. */
function stampedState(text: string, { id, name, organisation, colour }: LivePerson): string | null | undefined {
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch {
    // Not JSON: no client of ours sends it, and nobody is harmed when it is dropped.
    return undefined;
  }
  if (state === null) return null;
  if (typeof state !== 'object' || Array.isArray(state)) return undefined;
  // `color`, in CSS, is what the published editor bindings know.
  return JSON.stringify({ ...state, user: { id, name, organisation, colour, color: cssColour(colour) } });
}
