// The engine: all rooms of one instance, without a framework. The outside comes in through ports (log, gate,
// observer, clock, transport) and through the methods below.

import { CloseCode, defaultLimits } from '@samenpen/live-protocol';
import type { LiveLimits } from '@samenpen/live-protocol';
import { AnswerSample } from '../connection/answer-sample';
import { CompactionQueue } from '../compaction/compaction-queue';
import { LiveConnection } from '../connection/live-connection';
import type { ConnectionDoors } from '../connection/live-connection';
import { Instances, lobbyChannel, roomChannel } from '../instances/instances';
import type { Bus } from '../ports/bus';
import type { EngineClock } from '../ports/clock';
import { machineClock } from '../ports/clock';
import { compactorHere } from '../ports/compactor';
import type { Compactor } from '../ports/compactor';
import type { AdmissionRequest, DossierAdmission, RoomGate, SectionAdmission } from '../ports/room-gate';
import type { RoomLog } from '../ports/room-log';
import type { RoomObserver } from '../ports/room-observer';
import { silentMeter } from '../ports/room-meter';
import type { RoomMeter } from '../ports/room-meter';
import type { Transport } from '../ports/transport';
import type { Vocabulary } from '../ports/vocabulary';
import { PresenceTicker } from '../presence/presence-ticker';
import { CommitLoop } from '../room/commit-loop';
import { HotDocuments } from '../room/hot-documents';
import { Lobby } from '../room/lobby';
import type { LobbySurroundings } from '../room/lobby';
import { readmitLobby } from '../room/readmission';
import { Room } from '../room/room';
import type { EngineServices, RoomSurroundings } from '../room/room-services';
import type { Channel, OpenDocument } from '../session/channel';
import { DeniedDocument } from '../session/denied-document';
import { LobbySession } from '../session/lobby-session';
import { RoomSession } from '../session/room-session';
import { ConnectionCaps } from './connection-caps';
import { EngineCounts, loadOf } from './engine-load';
import type { EngineLoad } from './engine-load';
import { Housekeeping, healRoom } from './housekeeping';
import { landed } from './landing';

/** What the engine works with. */
export type EngineOptions = {
  readonly log: RoomLog;
  readonly gate: RoomGate;
  readonly observer: RoomObserver;
  readonly meter?: RoomMeter;
  /** Where rooms are compacted; else in this thread. */
  readonly compactor?: Compactor;
  readonly limits?: LiveLimits;
  readonly clock?: EngineClock;
  /** Names of the root types that a section's document may have. */
  readonly roots?: readonly string[];
  /** Between the instances; null or absent: this one is alone, or the others are found by polling. */
  readonly bus?: Bus | null;
  /** What the XML of a section's document is made of, and that it is nothing but XML; null: it is not looked at. */
  readonly vocabulary?: Vocabulary | null;
};

/** All live documents of one instance. */
export class RoomEngine {
  readonly #services: EngineServices;
  readonly #surroundings: RoomSurroundings & LobbySurroundings;
  readonly #rooms = new Map<string, Room>();
  readonly #lobbies = new Map<string, Lobby>();
  readonly #connections = new Set<LiveConnection>();
  readonly #caps: ConnectionCaps;
  readonly #doors: ConnectionDoors = {
    open: (connection, channel, request) => this.#open(connection, channel, request),
    holds: (connection, bytes) => this.#caps.holds(connection, bytes),
    ended: (connection) => {
      this.#connections.delete(connection);
      this.#caps.ended(connection);
    },
  };
  readonly #commits: CommitLoop;
  readonly #presence: PresenceTicker;
  readonly #documents: HotDocuments;
  readonly #compactions: CompactionQueue;
  readonly #housekeeping: Housekeeping;
  #isStoreAway = false;
  #isDraining = false;

  constructor(options: EngineOptions) {
    const { log, gate, observer, limits = defaultLimits, clock = machineClock, roots = ['default'], vocabulary = null } = options;
    const { meter = silentMeter } = options;
    const measured = { meter, sample: new AnswerSample(clock, meter), counts: new EngineCounts() };
    const updateCaps = { ...limits, roots: new Set(roots) };
    const instances = this.#among(options.bus ?? null, { clock, observer });
    this.#services = { log, gate, observer, limits, clock, updateCaps, vocabulary, usedLogins: new Set(), instances, ...measured };
    this.#caps = new ConnectionCaps(limits);
    this.#commits = new CommitLoop(this.#services, (isAvailable) => this.#storageChanged(isAvailable));
    this.#presence = new PresenceTicker(clock, limits.presenceTickMs);
    this.#documents = new HotDocuments(limits.documentBudgetBytes);
    this.#surroundings = { ...this.#makeSurroundings(), ...this.#makeLobbySurroundings() };
    this.#compactions = new CompactionQueue(this.#services, options.compactor ?? compactorHere, (roomId, base) =>
      this.#rooms.get(roomId)?.compacted(base),
    );
    this.#housekeeping = new Housekeeping(this.#services, {
      connections: this.#connections,
      rooms: this.#rooms,
      lobbies: this.#lobbies,
      loginIds: () => new Set([...this.#sessions()].map(({ loginId }) => loginId)),
      loginEnded: (loginId) => this.#endLogin(loginId),
      trimMemory: (now) => this.#documents.trim(now),
    });
  }

  /** Takes a connection in; the transport's messages go to `receive`, its end to `closed` of the answer. */
  accept(transport: Transport, { cookie }: { readonly cookie: string | null }): LiveConnection {
    const connection = new LiveConnection(transport, this.#services, { cookie, doors: this.#doors });
    this.#connections.add(connection);
    if (!this.#caps.arrived(connection)) connection.close(CloseCode.TryAgainLater, 'too many wait already');
    if (this.#isDraining) connection.close(CloseCode.ServiceRestart, 'the server stops');
    return connection;
  }

  /** Who may write these rooms has changed (committed): everybody in them is admitted anew or not. */
  async rightsChanged(roomIds: readonly string[]): Promise<void> {
    for (const roomId of roomIds) this.#services.instances?.tell(roomChannel(roomId), { kind: 'rights' });
    await Promise.all(roomIds.flatMap((roomId) => this.#rooms.get(roomId)?.readmit() ?? []));
  }

  /** A room is about to be closed: what is pending goes to the log first. Correctness does not depend on it. */
  async closing(roomId: string): Promise<void> {
    await Promise.all([this.#rooms.get(roomId)?.closing(), this.#services.instances?.landed(roomId)]);
  }

  /** The server itself has written to these rooms (committed). */
  async roomsMoved(roomIds: readonly string[]): Promise<void> {
    for (const roomId of roomIds) this.#services.instances?.tell(roomChannel(roomId), { kind: 'moved' });
    await this.#healMoved(roomIds);
  }

  async #healMoved(roomIds: readonly string[]): Promise<void> {
    const inUse = roomIds.filter((roomId) => this.#rooms.has(roomId));
    if (inUse.length === 0) return;
    for (const { roomId, head } of await this.#services.log.positions(inUse)) {
      const room = this.#rooms.get(roomId);
      if (room !== undefined) healRoom(room, head);
    }
  }

  /** Sends a dossier's event to everybody who has the dossier open, on every instance. */
  announce(slug: string, event: object): void {
    const payload = JSON.stringify(event);
    this.#services.instances?.tell(lobbyChannel(slug), { kind: 'event', payload });
    this.#lobbies.get(slug)?.announce(payload);
  }

  /** Sends something to these persons where they have the dossier open, on every instance; the others get no frame. */
  whisper(slug: string, event: object, persons: readonly string[]): void {
    const payload = JSON.stringify(event);
    this.#services.instances?.tell(lobbyChannel(slug), { kind: 'whisper', persons, payload });
    this.#lobbies.get(slug)?.announce(payload, new Set(persons));
  }

  /** Who has a part in the dossier has changed (committed). */
  async membersChanged(slug: string): Promise<void> {
    this.#services.instances?.tell(lobbyChannel(slug), { kind: 'rights' });
    await this.#readmitLobby(slug);
  }

  /** A login ended, or the account behind it: its documents become read-only and its people are told. */
  loginEnded(loginId: string): void {
    this.#services.instances?.loginEnded(loginId);
    this.#endLogin(loginId);
  }

  #endLogin(loginId: string): void {
    for (const session of [...this.#sessions()]) if (session.loginId === loginId) session.endLogin();
  }

  /** Stops: takes in nothing more, stores what is pending, and sends everybody away to come back. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    this.#housekeeping.stop();
    for (const room of this.#rooms.values()) room.turnstile.hold('storage');
    await landed(this.#rooms, this.#services.clock);
    for (const connection of [...this.#connections]) connection.close(CloseCode.ServiceRestart, 'the server stops');
    this.#services.instances?.stop();
    await this.#compactions.stop();
  }

  get load(): EngineLoad {
    return {
      connections: this.#connections.size,
      isStoreAvailable: !this.#isStoreAway,
      presenceFrames: this.#services.counts.presenceFrames,
      ...loadOf(this.#rooms, this.#documents),
    };
  }

  async #open(connection: LiveConnection, channel: Channel, request: AdmissionRequest): Promise<() => OpenDocument> {
    const admission = await this.#services.gate.admit(request);
    if (admission.kind !== 'refused' && !this.#caps.opened(connection, admission.person.id)) {
      connection.close(CloseCode.TooManyConnections, 'too many connections of one person');
    }
    switch (admission.kind) {
      case 'refused':
        return () => new DeniedDocument(channel, admission.reason);
      case 'section':
        return () => this.#openSection(channel, request, admission);
      case 'dossier':
        return () => this.#openDossier(channel, request, admission);
    }
  }

  #openSection(channel: Channel, request: AdmissionRequest, admission: SectionAdmission): OpenDocument {
    const session = new RoomSession(channel, request, { admission, room: this.#roomOf(admission.roomId) });
    if (this.#isStoreAway) session.tell({ type: 'storage', available: false });
    return session;
  }

  #openDossier(channel: Channel, request: AdmissionRequest, admission: DossierAdmission): OpenDocument {
    const { slug } = admission;
    const lobby = this.#lobbies.get(slug) ?? new Lobby(slug, this.#services, this.#surroundings);
    if (!this.#lobbies.has(slug)) this.#services.instances?.open(lobbyChannel(slug), lobby);
    this.#lobbies.set(slug, lobby);
    return new LobbySession(channel, request, { admission, lobby });
  }

  #roomOf(roomId: string): Room {
    const known = this.#rooms.get(roomId);
    if (known !== undefined) return known;
    const room = new Room(roomId, this.#services, this.#surroundings);
    if (this.#isStoreAway || this.#isDraining) room.turnstile.hold('storage');
    this.#rooms.set(roomId, room);
    this.#services.instances?.open(roomChannel(roomId), room);
    return room;
  }

  *#sessions(): Generator<RoomSession | LobbySession> {
    for (const room of this.#rooms.values()) yield* room.sessions;
    for (const lobby of this.#lobbies.values()) yield* lobby.sessions;
  }

  async #readmitLobby(slug: string): Promise<void> {
    const lobby = this.#lobbies.get(slug);
    if (lobby !== undefined) await readmitLobby(lobby, this.#services.gate);
  }

  #storageChanged(isAvailable: boolean): void {
    this.#isStoreAway = !isAvailable;
    for (const room of [...this.#rooms.values()]) {
      room.tellAll({ type: 'storage', available: isAvailable });
      if (!isAvailable) room.turnstile.hold('storage');
      else if (!this.#isDraining) room.turnstile.release('storage');
      room.forgetIfEmpty();
    }
  }

  #makeSurroundings(): RoomSurroundings {
    return {
      commitSoon: (room) => this.#commits.wake(room),
      presenceSoon: (flush, hearers) => this.#presence.wake(flush, hearers),
      loginEnded: (loginId) => this.loginEnded(loginId),
      roomMoved: (roomId) => this.#quietly('looking where a room stands', this.#healMoved([roomId])),
      roomEmptied: (room) => {
        this.#documents.forget(room);
        // One that was left long ago may say so again, while people are in another one of the same name.
        if (this.#rooms.get(room.id) !== room) return;
        this.#rooms.delete(room.id);
        this.#services.instances?.close(roomChannel(room.id));
      },
      documentUsed: (room) => this.#documents.used(room, this.#services.clock.now()),
      compactionDue: (roomId) => this.#compactions.add(roomId),
    };
  }

  #makeLobbySurroundings(): LobbySurroundings {
    return {
      presenceSoon: (flush, hearers) => this.#presence.wake(flush, hearers),
      emptied: (slug) => {
        this.#lobbies.delete(slug);
        this.#services.instances?.close(lobbyChannel(slug));
      },
      membersChanged: (slug) => this.#quietly('asking for members again', this.#readmitLobby(slug)),
    };
  }

  #among(bus: Bus | null, services: Pick<EngineServices, 'clock' | 'observer'>): Instances | null {
    if (bus === null) return null;
    return new Instances(bus, services, {
      loginEnded: (loginId) => this.#endLogin(loginId),
      poll: () => this.#housekeeping.pollNow(),
      closing: async (roomId) => this.#rooms.get(roomId)?.closing(),
    });
  }

  /** At another instance's word: nobody waits for it, and the next poll finds what it did not. */
  #quietly(doing: string, work: Promise<void>): void {
    work.catch((fault: unknown) => this.#services.observer.fault(fault, doing));
  }
}
