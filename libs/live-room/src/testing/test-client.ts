// A client that does what the unmodified provider does, one frame at a time and without timers, so that a test
// decides what is lost and what arrives. The real provider is in apps/api-e2e.

import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { awarenessFrame, encodePresenceEntry, joinPresence, readLiveMessage, readPresence, step1Frame, step2Frame, updateFrame } from '@samenpen/live-protocol';
import type { LiveMessage } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import type { LiveConnection } from '../connection/live-connection';
import type { Transport } from '../ports/transport';
import type { MemoryWorld } from './memory-world';
import { DOCUMENT } from './memory-world';

export type ServerFrame =
  | { kind: 'step1' | 'step2' | 'update' | 'awareness'; bytes: Uint8Array }
  | { kind: 'denied' | 'authenticated' | 'stateless'; text: string }
  | { kind: 'status'; isStored: boolean }
  | { kind: 'ping' };

export class TestClient {
  readonly received: ServerFrame[] = [];
  readonly statuses: boolean[] = [];
  readonly messages: LiveMessage[] = [];
  readonly doc: Y.Doc;
  /** As the provider counts: 1 for the opening, 1 per update, less 1 per true. */
  unsynced = 0;
  closedWith: number | null = null;
  isPaused = false;
  /** What the socket has not taken; a test sets it to play a slow reader. */
  bufferedBytes = 0;
  /** While false, Step1 is not answered. */
  answersStep1 = true;
  /** The clock of its own Yjs client up to which everything was acknowledged. */
  acknowledgedClock = 0;
  /** The clocks of Yjs clients up to which it was told that everything is stored. */
  readonly acknowledged = new Map<number, number>();
  readonly transport: Transport;
  /** Up to which clocks of Yjs clients each update goes that is owed a status. */
  #owed: ReadonlyMap<number, number>[] = [];
  #hasAnsweredOpening = false;
  #connection: LiveConnection | null = null;
  #isMuted = false;
  #isApplying = false;

  constructor(public world: MemoryWorld, readonly person: string, readonly document = DOCUMENT, doc = new Y.Doc()) {
    this.doc = doc;
    const bufferedBytes = (): number => this.bufferedBytes;
    this.transport = {
      send: (frame) => this.#receive(frame),
      get bufferedBytes() {
        return bufferedBytes();
      },
      pause: () => void (this.isPaused = true),
      resume: () => void (this.isPaused = false),
      ping: () => undefined,
      close: (code) => void (this.closedWith = code),
      terminate: () => void (this.closedWith = 1006),
    };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.unsynced += 1;
      this.#owed.push(Y.parseUpdateMeta(update).to);
      if (this.#isMuted) return;
      const frame = updateFrame(this.document, update);
      // Yjs may answer an update with one of its own (it tidies formats); over a network that takes its way, too.
      if (this.#isApplying) setImmediate(() => this.send(frame));
      else this.send(frame);
    });
  }

  get text(): Y.Text {
    return this.doc.getText('default');
  }

  /** Connects and opens the document, like the provider: Auth, Step1, awareness, without waiting. */
  async connect({ announces = true, asks = true, token = this.person } = {}): Promise<this> {
    this.#connection = this.world.engine.accept(this.transport, { cookie: null });
    this.unsynced = 1;
    this.#owed = [];
    this.#hasAnsweredOpening = false;
    this.send(authFrame(this.document, token));
    if (asks) this.send(step1Frame(this.document, Y.encodeStateVector(this.doc)));
    if (announces) this.announce({ user: { name: 'somebody else' }, at: 1 });
    await this.world.quiet();
    return this;
  }

  /** The connection is lost without a word; typing goes on offline. */
  disconnect(): void {
    this.#connection?.closed();
    this.#connection = null;
  }

  announce(state: object | null, clientId = this.doc.clientID): void {
    const entry = encodePresenceEntry({ clientId, clock: 1, state: JSON.stringify(state) });
    this.send(awarenessFrame(this.document, joinPresence([entry])));
  }

  send(frame: Uint8Array): void {
    this.#connection?.receive(frame);
  }

  type(text: string, at = this.text.length): void {
    this.text.insert(at, text);
  }

  /** Changes the document without sending; answers with the update. */
  typeUnsent(text: string): Uint8Array {
    let made: Uint8Array = new Uint8Array();
    this.doc.once('update', (update: Uint8Array) => (made = update));
    this.#isMuted = true;
    this.type(text);
    this.#isMuted = false;
    this.unsynced -= 1;
    return made;
  }

  /** Sends everything that it has as one more update, as a client may that has lost track. */
  repeatAll(): void {
    this.unsynced += 1;
    const update = Y.encodeStateAsUpdate(this.doc);
    this.#owed.push(Y.parseUpdateMeta(update).to);
    this.send(updateFrame(this.document, update));
  }

  kinds(): string[] {
    return this.received.map(({ kind }) => kind);
  }

  /** The last state that presence told of a client; undefined when it told nothing. */
  presenceOf(clientId: number): unknown {
    let state: unknown;
    for (const frame of this.received) {
      if (frame.kind !== 'awareness') continue;
      for (const entry of readPresence(frame.bytes, { maxEntries: 100, maxStateBytes: 10_000 })) {
        if (entry.clientId === clientId) state = JSON.parse(entry.state);
      }
    }
    return state;
  }

  /** True for one with nothing new means that all is there; else it is about what is new. */
  #clocksOfAnswer(answer: Uint8Array): ReadonlyMap<number, number> {
    return answer.byteLength === 2 ? Y.decodeStateVector(Y.encodeStateVector(this.doc)) : Y.parseUpdateMeta(answer).to;
  }

  #acknowledge(clocks: ReadonlyMap<number, number>): void {
    for (const [clientId, clock] of clocks) this.acknowledged.set(clientId, Math.max(clock, this.acknowledged.get(clientId) ?? 0));
    this.acknowledgedClock = this.acknowledged.get(this.doc.clientID) ?? 0;
  }

  #receive(bytes: Uint8Array): void {
    const frame = readServerFrame(bytes);
    this.received.push(frame);
    this.#isApplying = true;
    if (frame.kind === 'step2' || frame.kind === 'update') Y.applyUpdate(this.doc, frame.bytes, this);
    this.#isApplying = false;
    if (frame.kind === 'step1' && this.answersStep1) {
      const [connection, answer] = [this.#connection, Y.encodeStateAsUpdate(this.doc, frame.bytes)];
      const clocks = this.#clocksOfAnswer(answer);
      // Asynchronous, as over a network; what is typed until then is sent, and answered, before it.
      setImmediate(() => {
        if (connection !== this.#connection) return;
        if (!this.#hasAnsweredOpening) this.#owed.push(clocks);
        this.#hasAnsweredOpening = true;
        this.send(step2Frame(this.document, answer));
      });
    }
    if (frame.kind === 'status') {
      this.statuses.push(frame.isStored);
      const clocks = this.#owed.shift();
      if (frame.isStored) this.unsynced -= 1;
      if (frame.isStored && clocks !== undefined) this.#acknowledge(clocks);
    }
    if (frame.kind !== 'stateless') return;
    const message = readLiveMessage(frame.text);
    if (message !== null) this.messages.push(message);
  }
}

export function authFrame(document: string, token: string, version: string | null = '4.8.0'): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, document);
  [2, 0].forEach((part) => writeVarUint(encoder, part));
  writeVarString(encoder, token);
  if (version !== null) writeVarString(encoder, version);
  return toUint8Array(encoder);
}

function readServerFrame(bytes: Uint8Array): ServerFrame {
  if (bytes.length === 1) return { kind: 'ping' };
  const decoder = createDecoder(bytes);
  readVarString(decoder);
  const type = readVarUint(decoder);
  if (type === 5) return { kind: 'stateless', text: readVarString(decoder) };
  if (type === 8) return { kind: 'status', isStored: readVarUint(decoder) === 1 };
  if (type === 1) return { kind: 'awareness', bytes: readVarUint8Array(decoder) };
  const step = readVarUint(decoder);
  if (type === 2) return { kind: step === 1 ? 'denied' : 'authenticated', text: readVarString(decoder) };
  const kind = (['step1', 'step2', 'update'] as const)[step];
  if (type !== 0 || kind === undefined) throw new Error(`the server sent a frame of type ${type}`);
  return { kind, bytes: readVarUint8Array(decoder) };
}
