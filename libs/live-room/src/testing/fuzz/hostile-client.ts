import { MalformedFrame, readClientFrame, step1Frame, step2Frame } from '@samenpen/live-protocol';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import type { LiveConnection } from '../../connection/live-connection';
import type { MemoryWorld } from '../memory-world';
import { DOCUMENT } from '../memory-world';
import { authFrame } from '../test-client';
import type { Chance } from './chance';
import { hostileFrame } from './mutations';

/** A signed-in client that sends anything; counts what it is owed and what it got. */
export class HostileClient {
  readonly doc = new Y.Doc();
  isClosed = false;
  /** Told that its document has diverged: from then on everything is answered with false. */
  isRefused = false;
  statuses = 0;
  /** Updates that it sent to the document, each of which is owed one status. */
  updates = 0;
  /** Step2s that it sent, which may be owed one. */
  step2s = 0;
  /** It has the document open. When it left, or asked for it under another name, who is owed what is another question. */
  isOwed = false;
  readonly #chance: Chance;
  readonly #person: string;
  readonly #connection: LiveConnection;

  constructor(world: MemoryWorld, chance: Chance, person: string) {
    this.#chance = chance;
    this.#person = person;
    this.doc.clientID = 1 + chance.below(2 ** 31);
    const ended = (): void => void (this.isClosed = true);
    const transport = {
      bufferedBytes: 0, send: (frame: Uint8Array) => this.#receive(frame), pause: () => undefined, resume: () => undefined,
      ping: () => undefined, close: ended, terminate: ended,
    };
    this.#connection = world.engine.accept(transport, { cookie: null });
  }

  open(): void {
    this.isOwed = true;
    this.send(authFrame(DOCUMENT, this.#person));
    this.send(step1Frame(DOCUMENT, Y.encodeStateVector(this.doc)));
  }

  sendAnything(): Uint8Array {
    const frame = hostileFrame(this.#chance, this.doc, this.#person);
    this.send(frame);
    return frame;
  }

  send(bytes: Uint8Array): void {
    if (!this.isClosed) this.#count(bytes);
    this.#connection.receive(bytes);
  }

  /** The socket is gone without a word. */
  vanish(): void {
    this.#connection.closed();
    this.isClosed = true;
  }

  #count(bytes: Uint8Array): void {
    try {
      const frame = readClientFrame(bytes);
      if (!('address' in frame) || frame.address !== DOCUMENT) return;
      if (frame.kind === 'update') this.updates += 1;
      if (frame.kind === 'step2') this.step2s += 1;
      if (frame.kind === 'close' || (frame.kind === 'auth' && this.updates + this.step2s > 0)) this.isOwed = false;
    } catch (fault) {
      // No frame: the connection ends over it, and nothing is owed.
      if (!(fault instanceof MalformedFrame)) throw fault;
    }
  }

  #receive(bytes: Uint8Array): void {
    if (bytes.length === 1) return;
    const decoder = createDecoder(bytes);
    if (readVarString(decoder) !== DOCUMENT) return;
    const type = readVarUint(decoder);
    if (type === 8) this.statuses += 1;
    if (type === 5 && readVarString(decoder).includes('"refused"')) this.isRefused = true;
    if (type !== 0) return;
    const step = readVarUint(decoder);
    const payload = readVarUint8Array(decoder);
    if (step !== 0) Y.applyUpdate(this.doc, payload);
    else if (this.#chance.happens(0.8)) setImmediate(() => this.send(step2Frame(DOCUMENT, Y.encodeStateAsUpdate(this.doc, payload))));
  }
}
