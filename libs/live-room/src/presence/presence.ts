// Who is where in one document. Every entry is stamped by the server: with the person, and with a clock that only
// rises, so that a client which comes back is seen at once. An entry is encoded once and shared by all receivers.

import { awarenessFrame, cssColour, encodePresenceEntry, joinPresence, readPresence } from '@samenpen/live-protocol';
import type { LiveLimits } from '@samenpen/live-protocol';
import type { InstanceId } from '../instances/document-messages';
import type { LivePerson } from '../ports/room-gate';
import { Farewells } from './farewells';
import { PresenceRound } from './presence-round';

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

/** Of a client here, or of one that another instance told of. */
type Entry = { readonly clock: number; readonly bytes: Uint8Array } & (
  | { readonly session: PresentSession; readonly instance: null }
  | { readonly session: null; readonly instance: InstanceId }
);

/** What presence asks of the room it belongs to. */
export type PresenceRoom = {
  /** The person to whom a Yjs client is bound, if any. */
  authorOf(clientId: number): string | undefined;
  /** Something is waiting for {@link Presence.flush}. */
  wake(): void;
  /** Tells other instances what changed here, as an awareness update; absent without others. */
  readonly tellOthers?: (entries: Uint8Array) => void;
};

/** For what an instance wrote, not a client. */
const NO_CAPS = { maxEntries: Infinity, maxStateBytes: Infinity };

/** The latest state per Yjs client of one document. */
export class Presence {
  readonly #limits: Pick<LiveLimits, 'maxPresenceBytes' | 'maxClientsPerSession'>;
  readonly #room: PresenceRoom;
  readonly #now: () => number;
  readonly #entries = new Map<number, Entry>();
  readonly #changed = new Set<number>();
  /** Clients that left since the last flush, with the clock of their farewell. */
  readonly #left = new Map<number, Uint8Array>();
  /** Of those, the ones that another instance told of. */
  readonly #leftElsewhere = new Set<number>();
  /** The clock of each client's farewell, for a while: what is told of it late must not bring it back. */
  readonly #farewells = new Farewells();

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
    const farewells = [...this.#left.values()].map((bytes) => ({ session: null, bytes }));
    this.#tellOthers(changes);
    this.#changed.clear();
    this.#left.clear();
    this.#leftElsewhere.clear();
    if (changes.length + farewells.length === 0) return;
    const round = new PresenceRound([...changes, ...farewells]);
    const hearers = [...sessions].filter(({ takesPresence }) => takesPresence);
    round.tell(hearers, (session, frame) => session.send(frame));
  }

  /** Takes what another instance tells of its clients. @throws {MalformedFrame} */
  hear(instance: InstanceId, awareness: Uint8Array): void {
    for (const { clientId, clock, state } of readPresence(awareness, NO_CAPS)) {
      const known = this.#entries.get(clientId);
      if (clock <= (known?.clock ?? this.#farewells.of(clientId))) continue;
      const bytes = encodePresenceEntry({ clientId, clock, state });
      if (state !== 'null') this.#show(clientId, { session: null, instance, clock, bytes });
      else if (known?.instance === instance) this.#sendFarewell(clientId, { clock, bytes, isElsewhere: true });
    }
  }

  /** Another instance is gone, and so are its clients. */
  forget(instance: InstanceId): void {
    for (const [clientId, entry] of this.#entries) {
      if (entry.instance !== instance) continue;
      const clock = entry.clock + 1;
      this.#sendFarewell(clientId, { clock, bytes: encodePresenceEntry({ clientId, clock, state: 'null' }), isElsewhere: true });
    }
  }

  /** Everybody who is here, under new clocks: others may have taken them for gone. Null when nobody is. */
  own(): Uint8Array | null {
    const entries: Uint8Array[] = [];
    for (const [clientId, entry] of this.#entries) {
      if (entry.session === null) continue;
      const clock = Math.max(this.#now(), entry.clock + 1);
      const bytes = withClock(entry.bytes, clock);
      this.#entries.set(clientId, { ...entry, clock, bytes });
      entries.push(bytes);
    }
    return entries.length === 0 ? null : joinPresence(entries);
  }

  #tellOthers(changes: readonly Entry[]): void {
    if (this.#room.tellOthers === undefined) return;
    const own = changes.filter(({ session }) => session !== null).map(({ bytes }) => bytes);
    for (const [clientId, bytes] of this.#left) if (!this.#leftElsewhere.has(clientId)) own.push(bytes);
    if (own.length > 0) this.#room.tellOthers(joinPresence(own));
  }

  #admit(session: PresentSession, clientId: number, claimed: number[]): boolean {
    if (session.ownClients.has(clientId)) return true;
    const entry = this.#entries.get(clientId);
    // Providers before version 4 and y-websocket repeat what they hear: it is somebody else's still.
    if (entry !== undefined && session.ownClients.size > 0) return false;
    const owner = entry?.session;
    const author = this.#room.authorOf(clientId) ?? (entry === undefined ? session.person.id : personOf(entry));
    if (author !== session.person.id || session.ownClients.size >= this.#limits.maxClientsPerSession) return false;
    // The same person's half-open connection of a moment ago.
    owner?.ownClients.delete(clientId);
    session.ownClients.add(clientId);
    claimed.push(clientId);
    return true;
  }

  #set(session: PresentSession, clientId: number, state: string): void {
    const before = this.#entries.get(clientId)?.clock ?? this.#farewells.of(clientId);
    const clock = Math.max(this.#now(), before + 1);
    this.#show(clientId, { session, instance: null, clock, bytes: encodePresenceEntry({ clientId, clock, state }) });
  }

  #show(clientId: number, entry: Entry): void {
    const before = this.#entries.get(clientId);
    // It came back elsewhere: the connection here is half open and speaks for it no more.
    if (entry.session === null) before?.session?.ownClients.delete(clientId);
    this.#entries.set(clientId, entry);
    this.#left.delete(clientId);
    this.#changed.add(clientId);
    this.#room.wake();
  }

  #remove(session: PresentSession, clientId: number): void {
    const entry = this.#entries.get(clientId);
    if (entry?.session !== session) return;
    const clock = Math.max(this.#now(), entry.clock + 1);
    this.#sendFarewell(clientId, { clock, bytes: encodePresenceEntry({ clientId, clock, state: 'null' }), isElsewhere: false });
  }

  #sendFarewell(clientId: number, { clock, bytes, isElsewhere }: { clock: number; bytes: Uint8Array; isElsewhere: boolean }): void {
    this.#entries.delete(clientId);
    this.#changed.delete(clientId);
    this.#left.set(clientId, bytes);
    if (isElsewhere) this.#leftElsewhere.add(clientId);
    else this.#leftElsewhere.delete(clientId);
    this.#farewells.note(clientId, clock, this.#now());
    this.#room.wake();
  }
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

/** The entry's bytes with another clock; the state is passed on as it is. */
function withClock(bytes: Uint8Array, clock: number): Uint8Array {
  const [entry] = readPresence(joinPresence([bytes]), NO_CAPS);
  return entry === undefined ? bytes : encodePresenceEntry({ ...entry, clock });
}

/** Whom an entry shows. What another instance tells carries that instance's stamp. */
function personOf({ session, bytes }: Entry): string {
  if (session !== null) return session.person.id;
  const [stamped] = readPresence(joinPresence([bytes]), NO_CAPS);
  const state: unknown = stamped === undefined ? null : JSON.parse(stamped.state);
  const user: unknown = typeof state === 'object' && state !== null && 'user' in state ? state.user : null;
  return typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string' ? user.id : '';
}
