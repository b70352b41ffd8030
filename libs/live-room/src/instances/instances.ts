// One instance among others. What it stores, who is there, and what the server did goes to the others over the bus,
// on a channel per document that only those listen to who have it open. All of it are hints: what a lost message would
// have told is found by polling the log (and far sooner while the bus is known to be away).

import { randomInt } from 'node:crypto';
import type { Bus } from '../ports/bus';
import type { CommitRow } from '../ports/room-log';
import type { Presence } from '../presence/presence';
import type { EngineServices } from '../room/room-services';
import { pause } from '../room/room-services';
import { encodeDocumentMessage, readDocumentMessage } from './document-messages';
import type { DocumentMessage, InstanceId } from './document-messages';
import { Roster } from './roster';
import { encodeRosterMessage, readRosterMessage } from './roster-messages';
import type { RosterMessage } from './roster-messages';

const ROSTER = 'instances';
const TICK_MS = 500;
const HERE_MS = 2_000;
/** A tick that comes so late means that this process stood still, and the others may have given it up. */
const STOOD_STILL_MS = 5_000;
/** How long an approval waits for what is pending on other instances. */
const LANDING_MS = 250;

/** A document that is open here, as the others' messages reach it. */
export type NeighbourDocument = {
  readonly presence: Presence;
  hear(message: DocumentMessage): void;
};

/** What the engine does at the word of others. */
export type Neighbourhood = {
  loginEnded(loginId: string): void;
  /** Looks at once where the rooms stand in the log. */
  poll(): void;
  /** Resolves when what is pending in a room is stored; at once when the room is not open here. */
  closing(roomId: string): Promise<void>;
};

type WithoutSender<Message> = Message extends unknown ? Omit<Message, 'from'> : never;

export class Instances {
  readonly id: InstanceId = randomInt(2 ** 47);
  readonly #bus: Bus;
  readonly #services: Pick<EngineServices, 'clock' | 'observer'>;
  readonly #engine: Neighbourhood;
  readonly #roster: Roster;
  readonly #documents = new Map<string, { readonly document: NeighbourDocument; readonly ignore: () => void }>();
  readonly #landings = new Map<number, { readonly waitsFor: Set<InstanceId>; readonly landed: () => void }>();
  readonly #ignoreRoster: () => void;
  #cancelTick: (() => void) | null = null;
  #tickedAt: number;
  #saidAt = 0;
  #wasConnected = false;

  constructor(bus: Bus, services: Pick<EngineServices, 'clock' | 'observer'>, engine: Neighbourhood) {
    this.#bus = bus;
    this.#services = services;
    this.#engine = engine;
    this.#roster = new Roster(services.clock);
    this.#tickedAt = services.clock.now();
    this.#ignoreRoster = bus.subscribe(ROSTER, (bytes) => this.#hearRoster(readRosterMessage(bytes)));
    this.#cancelTick = services.clock.after(0, () => this.#tick());
  }

  /** Whether the others are heard at once. */
  get isConnected(): boolean {
    return this.#bus.isConnected;
  }

  /** A document is opened here: from now on its messages are heard. */
  open(channel: string, document: NeighbourDocument): void {
    const ignore = this.#bus.subscribe(channel, (bytes) => this.#hear(channel, document, bytes));
    this.#documents.set(channel, { document, ignore });
    // Once the subscription stands.
    this.#services.clock.after(TICK_MS / 10, () => this.#documents.get(channel)?.document === document && this.tell(channel, { kind: 'who' }));
  }

  close(channel: string): void {
    this.#documents.get(channel)?.ignore();
    this.#documents.delete(channel);
  }

  /** Updates of a room were committed; the last one has the number `last`. */
  stored(roomId: string, last: number, rows: readonly CommitRow[]): void {
    const first = last - rows.length + 1;
    const updates = rows.map(({ update, ownClients, personId, relayed }, index) => ({
      seq: first + index,
      update,
      bound: ownClients.map((clientId) => [clientId, personId] as const),
      relayed,
    }));
    this.tell(roomChannel(roomId), { kind: 'stored', updates });
  }

  tell(channel: string, message: WithoutSender<DocumentMessage>): void {
    this.#bus.publish(channel, encodeDocumentMessage({ ...message, from: this.id }));
  }

  loginEnded(loginId: string): void {
    this.#tellAll({ kind: 'login-ended', loginId });
  }

  /** Resolves when the others have stored what they had of a room, or when that takes too long. */
  async landed(roomId: string): Promise<void> {
    const waitsFor = new Set(this.#roster.present);
    if (waitsFor.size === 0 || !this.isConnected) return;
    const question = randomInt(2 ** 47);
    const landed = new Promise<void>((resolve) => this.#landings.set(question, { waitsFor, landed: resolve }));
    this.#tellAll({ kind: 'closing', question, roomId });
    await Promise.race([landed, pause(this.#services.clock, LANDING_MS)]);
    this.#landings.delete(question);
  }

  /** Says goodbye; from now on nothing is heard. */
  stop(): void {
    this.#cancelTick?.();
    this.#cancelTick = null;
    this.#ignoreRoster();
    for (const channel of [...this.#documents.keys()]) this.close(channel);
    this.#tellAll({ kind: 'bye' });
  }

  #tellAll(message: WithoutSender<RosterMessage>): void {
    this.#bus.publish(ROSTER, encodeRosterMessage({ ...message, from: this.id }));
  }

  #tick(): void {
    const now = this.#services.clock.now();
    const stoodStill = now - this.#tickedAt > STOOD_STILL_MS;
    this.#tickedAt = now;
    if (now - this.#saidAt >= HERE_MS) {
      this.#saidAt = now;
      this.#tellAll({ kind: 'here' });
    }
    if (!stoodStill) for (const instance of this.#roster.takeGone()) this.#forget(instance);
    const isBack = this.isConnected && !this.#wasConnected;
    this.#wasConnected = this.isConnected;
    if (isBack || stoodStill) this.#meetAgain();
    if (isBack || stoodStill || !this.isConnected) this.#engine.poll();
    this.#cancelTick = this.#services.clock.after(TICK_MS, () => this.#tick());
  }

  /** The others may have given us up meanwhile, and we them. */
  #meetAgain(): void {
    for (const [channel, { document }] of this.#documents) {
      this.tell(channel, { kind: 'who' });
      this.#present(channel, document);
    }
  }

  #present(channel: string, { presence }: NeighbourDocument): void {
    const entries = presence.own();
    if (entries !== null) this.tell(channel, { kind: 'presence', entries });
  }

  #forget(instance: InstanceId): void {
    for (const { document } of this.#documents.values()) document.presence.forget(instance);
  }

  #hearRoster(message: RosterMessage | null): void {
    if (message === null || message.from === this.id) return;
    switch (message.kind) {
      case 'here':
        return this.#roster.heard(message.from);
      case 'bye':
        if (this.#roster.left(message.from)) this.#forget(message.from);
        return;
      case 'login-ended':
        return this.#engine.loginEnded(message.loginId);
      case 'closing':
        // Never rejects: a room that cannot store waits for its own limit.
        return void this.#engine.closing(message.roomId).then(() => this.#tellAll({ kind: 'landed', question: message.question }));
      case 'landed':
        return this.#hearLanded(message.from, message.question);
    }
  }

  #hear(channel: string, document: NeighbourDocument, bytes: Uint8Array): void {
    const message = readDocumentMessage(bytes);
    if (message === null || message.from === this.id) return;
    try {
      if (message.kind === 'who') this.#present(channel, document);
      else if (message.kind === 'presence') {
        this.#roster.heard(message.from);
        document.presence.hear(message.from, message.entries);
      } else document.hear(message);
    } catch (fault) {
      // A message that nobody here understands; the log has what is true.
      this.#services.observer.fault(fault, `hearing another instance on ${channel}`);
    }
  }

  #hearLanded(from: InstanceId, question: number): void {
    const landing = this.#landings.get(question);
    if (landing?.waitsFor.delete(from) === true && landing.waitsFor.size === 0) landing.landed();
  }
}

export const roomChannel = (roomId: string): string => `room/${roomId}`;
export const lobbyChannel = (slug: string): string => `dossier/${slug}`;
