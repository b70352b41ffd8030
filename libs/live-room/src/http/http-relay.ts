// Behind a balancer without stickiness a request may reach an instance that does not hold its connection. That
// instance asks over the bus, and the one that holds it answers. The bus may lose, double and delay: a question is
// asked again until it is answered, without its messages once it was heard, and asking twice is harmless, because the
// numbers of the messages say what is new.

import { randomUUID } from 'node:crypto';
import { createDecoder, hasContent, readVarString, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint8Array } from 'lib0/encoding';
import { MalformedFrame } from '@samenpen/live-protocol';
import type { HttpPost } from '@samenpen/live-protocol';
import type { Bus } from '../ports/bus';
import type { EngineClock } from '../ports/clock';
import type { HeldConnection, Read, Reading, Taken } from './http-connection';
import type { HttpLogin } from './http-connections';

/** Nobody holds the connection, or nobody who can be reached. */
export type Unknown = { readonly kind: 'unknown' };

type Question =
  | { readonly ask: 'take'; readonly received: number; readonly first: number }
  | ({ readonly ask: 'read' } & Reading);
type Asked = Question & { readonly request: string; readonly replyTo: string; readonly login: HttpLogin };
type Answer = Taken | Exclude<Read, { kind: 'messages' }> | Unknown | { readonly kind: 'messages' | 'heard' | 'malformed' };
type Answered = { readonly request: string; readonly answer: Answer };
type Parcel<Head> = { readonly head: Head; readonly messages: readonly Uint8Array[] };

/** An unanswered question is asked again after so many milliseconds. */
const AGAIN_MS = 1_000;
/** After so many questions to which nobody even said that it heard them, nobody holds the connection. */
const SILENT_ASKS = 3;
/** Longer than the holder may take for any question. */
const PATIENCE_MS = 40_000;

export type HttpRelayOptions = {
  readonly bus: Bus;
  readonly clock: EngineClock;
  readonly find: (id: string, login: HttpLogin) => HeldConnection | null;
};

export class HttpRelay {
  readonly #options: HttpRelayOptions;
  readonly #replyTo = `http-answers/${randomUUID()}`;
  readonly #waiting = new Map<string, (answer: Parcel<Answer>) => void>();
  readonly #holding = new Map<string, () => void>();
  /** Questions that are being answered; asked again, they only need patience. */
  readonly #answering = new Set<string>();
  readonly #stop: () => void;

  constructor(options: HttpRelayOptions) {
    this.#options = options;
    this.#stop = options.bus.subscribe(this.#replyTo, (bytes) => {
      const { head, messages } = unpack<Answered>(bytes);
      this.#waiting.get(head.request)?.({ head: head.answer, messages });
    });
  }

  /** This instance holds the connection from now on, and answers for it. */
  hold(id: string): void {
    const stop = this.#options.bus.subscribe(channelOf(id), (bytes) => void this.#answer(id, unpack<Asked>(bytes)));
    this.#holding.set(id, stop);
  }

  letGo(id: string): void {
    this.#holding.get(id)?.();
    this.#holding.delete(id);
  }

  stop(): void {
    this.#stop();
    for (const id of [...this.#holding.keys()]) this.letGo(id);
  }

  /** A connection that another instance may hold. */
  async take(id: string, login: HttpLogin, { received, first, messages }: Omit<HttpPost, 'id'>): Promise<Taken | Unknown> {
    const { head } = await this.#ask(id, login, { head: { ask: 'take', received, first }, messages });
    if (head.kind === 'malformed') throw new MalformedFrame('Another instance could not read it.');
    // Questions of this kind get answers of this kind.
    return head as Taken | Unknown;
  }

  async read(id: string, login: HttpLogin, reading: Reading): Promise<Read | Unknown> {
    const { head, messages } = await this.#ask(id, login, { head: { ask: 'read', ...reading }, messages: [] });
    // Questions of this kind get answers of this kind.
    return head.kind === 'messages' ? { kind: 'messages', messages } : (head as Exclude<Read, { kind: 'messages' }> | Unknown);
  }

  async #ask(id: string, login: HttpLogin, question: Parcel<Question>): Promise<Parcel<Answer>> {
    const { bus, clock } = this.#options;
    const request = randomUUID();
    const head = { ...question.head, request, replyTo: this.#replyTo, login };
    const whole = pack({ head, messages: question.messages });
    // Who has heard it has the messages: only the answer is missing, and what was taken is part of any.
    const again = pack({ head, messages: [] });
    const until = clock.now() + PATIENCE_MS;
    const sign = { isHeard: false };
    for (let asks = 1; clock.now() < until && bus.isConnected && (sign.isHeard || asks <= SILENT_ASKS); asks++) {
      bus.publish(channelOf(id), sign.isHeard ? again : whole);
      const answer = await this.#answerTo(request, () => (sign.isHeard = true));
      if (answer !== null) return answer;
    }
    return { head: { kind: 'unknown' }, messages: [] };
  }

  /** The answer, or null when there is none yet. */
  #answerTo(request: string, heard: () => void): Promise<Parcel<Answer> | null> {
    return new Promise((resolve) => {
      const done = (answer: Parcel<Answer> | null): void => {
        cancel();
        this.#waiting.delete(request);
        resolve(answer);
      };
      const cancel = this.#options.clock.after(AGAIN_MS, () => done(null));
      this.#waiting.set(request, (answer) => (answer.head.kind === 'heard' ? heard() : done(answer)));
    });
  }

  async #answer(id: string, { head, messages }: Parcel<Asked>): Promise<void> {
    const { request, replyTo } = head;
    const reply = (answer: Answer, given: readonly Uint8Array[] = []): void =>
      this.#options.bus.publish(replyTo, pack({ head: { request, answer }, messages: given }));
    reply({ kind: 'heard' });
    if (this.#answering.has(request)) return;
    this.#answering.add(request);
    const connection = this.#options.find(id, head.login);
    if (connection === null) reply({ kind: 'unknown' });
    else if (head.ask === 'take') reply(await takeFrom(connection, { received: head.received, first: head.first, messages }));
    else {
      const read = await connection.read(head);
      if (read.kind === 'messages') reply({ kind: 'messages' }, read.messages);
      else reply(read);
    }
    this.#answering.delete(request);
  }
}

async function takeFrom(connection: HeldConnection, post: Omit<HttpPost, 'id'>): Promise<Answer> {
  try {
    return await connection.take(post);
  } catch {
    // Bytes that are no message: the one that was asked by the client says so, and the connection has ended.
    return { kind: 'malformed' };
  }
}

const channelOf = (id: string): string => `http/${id}`;

function pack({ head, messages }: Parcel<object>): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, JSON.stringify(head));
  for (const message of messages) writeVarUint8Array(encoder, message);
  return toUint8Array(encoder);
}

function unpack<Head>(bytes: Uint8Array): Parcel<Head> {
  const decoder = createDecoder(bytes);
  // Only instances of this product publish here.
  const head = JSON.parse(readVarString(decoder)) as Head;
  const messages: Uint8Array[] = [];
  while (hasContent(decoder)) messages.push(readVarUint8Array(decoder));
  return { head, messages };
}
