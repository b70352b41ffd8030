// One browser's connection over HTTP, as the instance that opened it holds it. Requests come and go, are repeated, cut
// off, and overtake each other; the numbers in both directions make one gapless order of them.

import { CloseCode, readCarriedMessage } from '@samenpen/live-protocol';
import type { HttpPost, LiveLimits } from '@samenpen/live-protocol';
import type { LiveConnection } from '../connection/live-connection';
import type { EngineClock } from '../ports/clock';
import type { Transport } from '../ports/transport';
import { Downstream } from './downstream';
import { HttpChannel } from './http-channel';

/** How long a request may wait for the engine to read on; then it is answered with what was taken. Milliseconds. */
const READ_ON_MS = 20_000;
/** Requests of one connection that may wait for each other: a proxy may repeat one, nobody needs more. */
const MAX_WAITING = 4;
/** Who reads nothing for so long is not between two polls, or waiting for a network: the connection was left behind. Milliseconds. */
const BETWEEN_READS_MS = 10_000;
/** One reading gives at most about so many bytes, so that the first of them leave soon. */
const READING_BYTES = 1024 * 1024;

/** What became of a request's messages. `next` and `expected` are the number of the message to send next. */
export type Taken =
  | { readonly kind: 'taken'; readonly next: number }
  | { readonly kind: 'hole'; readonly expected: number }
  | { readonly kind: 'busy' | 'over' };

/** A question for messages. */
export type Reading = {
  /** Names the GET; a new one takes over from those before it. */
  readonly reader: string;
  readonly isFirst: boolean;
  /** Messages after this number. */
  readonly position: number;
  /** The client has confirmed everything up to this number. */
  readonly received: number;
  /** How long to wait when there is nothing. Milliseconds. */
  readonly patience: number;
};

/** `over`: nothing more will come. `superseded`: a newer GET reads. `lost`: those messages are not kept any more. */
export type Read =
  | { readonly kind: 'messages'; readonly messages: readonly Uint8Array[] }
  | { readonly kind: 'over' | 'superseded' | 'lost' };

/** A connection over HTTP, here or on another instance. */
export interface HeldConnection {
  take(post: Omit<HttpPost, 'id'>): Promise<Taken>;
  read(reading: Reading): Promise<Read>;
}

export type HttpConnectionOptions = {
  readonly accept: (transport: Transport) => LiveConnection;
  readonly limits: LiveLimits;
  readonly clock: EngineClock;
};

export class HttpConnection implements HeldConnection {
  readonly #options: HttpConnectionOptions;
  #downstream: Downstream;
  readonly #channels = new Map<number, HttpChannel>();
  #taking: Promise<unknown> = Promise.resolve();
  #waitingPosts = 0;
  #expected = 1;
  #lastChannel = 0;
  #reader = '';
  #pendingReads = 0;
  #readers: (() => void)[] = [];
  #readAt: number;
  #wasRead = false;
  #emptySince: number;
  #isOver = false;

  constructor(options: HttpConnectionOptions) {
    this.#options = options;
    this.#downstream = new Downstream(options.limits.stalledReaderBytes);
    this.#readAt = this.#emptySince = options.clock.now();
  }

  /** Whether nobody reads, and nobody has for longer than lies between two polls. */
  isLeftBehind(now: number): boolean {
    return !this.#isRead && (!this.#wasRead || now - this.#readAt > BETWEEN_READS_MS);
  }

  /** For how many milliseconds nobody has read, or no channel was open; 0 while both are there. */
  idleFor(now: number): number {
    return Math.max(this.#isRead ? 0 : now - this.#readAt, this.#channels.size > 0 ? 0 : now - this.#emptySince);
  }

  get #isRead(): boolean {
    return this.#pendingReads > 0;
  }

  /** @throws {MalformedFrame} when a message is none; the connection is then over. */
  take({ received, first, messages }: Omit<HttpPost, 'id'>): Promise<Taken> {
    this.#heard();
    this.#downstream.release(received);
    if (this.#isOver) return Promise.resolve({ kind: 'over' });
    if (this.#waitingPosts >= MAX_WAITING) return Promise.resolve({ kind: 'busy' });
    this.#waitingPosts += 1;
    const taken = this.#taking.then(() => this.#takeInOrder(first, messages));
    const done = (): void => void (this.#waitingPosts -= 1);
    this.#taking = taken.then(done, done);
    return taken;
  }

  async read({ reader, isFirst, position, received, patience }: Reading): Promise<Read> {
    this.#heard();
    this.#wasRead = true;
    this.#downstream.release(received);
    if (isFirst) {
      this.#reader = reader;
      this.#wake();
    }
    if (reader === this.#reader && this.#isAwaiting(position)) await this.#somethingToRead(patience);
    if (reader !== this.#reader) return { kind: 'superseded' };
    this.#readAt = this.#options.clock.now();
    const messages = this.#downstream.after(position, READING_BYTES);
    if (messages === null) return { kind: 'lost' };
    return this.#isOver && messages.length === 0 ? { kind: 'over' } : { kind: 'messages', messages };
  }

  /** The client is gone: nobody reads any more. */
  end(): void {
    this.#isOver = true;
    const channels = [...this.#channels.values()];
    this.#channels.clear();
    this.#downstream = new Downstream(this.#options.limits.stalledReaderBytes);
    for (const channel of channels) {
      channel.resume();
      channel.live?.closed();
    }
    this.#wake();
  }

  async #takeInOrder(first: number, messages: readonly Uint8Array[]): Promise<Taken> {
    if (messages.length > 0 && first > this.#expected) return { kind: 'hole', expected: this.#expected };
    const until = this.#options.clock.now() + READ_ON_MS;
    try {
      // What comes before the expected number was taken when the request came the first time.
      for (const bytes of messages.slice(this.#expected - first)) {
        const message = readCarriedMessage(bytes);
        const channel = this.#channels.get(message.channel);
        if (channel !== undefined && !(await this.#isReadOn(channel, until))) break;
        this.#expected += 1;
        if (message.kind === 'open') this.#open(message.channel);
        else if (message.kind === 'close') this.#left(channel);
        // A copy of its own: an update that waits for the store must not hold on to the whole request.
        else channel?.receive(new Uint8Array(message.frame), this.#options.limits.maxFrameBytes);
      }
    } catch (fault) {
      // Whoever sends what is no message of ours gets no second chance, as on a WebSocket.
      this.end();
      throw fault;
    }
    return { kind: 'taken', next: this.#expected };
  }

  /** Waits while the engine does not read this channel; false when that takes too long. */
  async #isReadOn(channel: HttpChannel, until: number): Promise<boolean> {
    while (channel.isPaused) {
      const left = until - this.#options.clock.now();
      if (left <= 0) return false;
      await this.#orAfter(left, (run) => channel.whenResumed(run));
    }
    return true;
  }

  #open(number: number): void {
    if (number <= this.#lastChannel || this.#isOver) return;
    this.#lastChannel = number;
    const channel = new HttpChannel(number, this.#downstream, {
      sent: () => this.#sent(),
      ended: (ended, code) => this.#ended(ended, code),
    });
    if (this.#channels.size >= this.#options.limits.maxChannelsPerHttpConnection) return channel.close(CloseCode.TryAgainLater, 'too many channels');
    this.#channels.set(number, channel);
    channel.live = this.#options.accept(channel);
  }

  #left(channel: HttpChannel | undefined): void {
    if (channel === undefined) return;
    this.#forget(channel);
    channel.live?.closed();
  }

  #ended(channel: HttpChannel, code: number): void {
    this.#forget(channel);
    // The server stops: once this is read, the streams that are open must not hold it up.
    if (code === CloseCode.ServiceRestart && this.#channels.size === 0) this.#isOver = true;
  }

  #forget({ number }: HttpChannel): void {
    this.#channels.delete(number);
    this.#emptySince = this.#options.clock.now();
  }

  #sent(): void {
    // Each channel is bounded by the engine; all together they are bounded here.
    if (this.#downstream.bytes > 2 * this.#options.limits.stalledReaderBytes) this.end();
    else this.#wake();
  }

  #heard(): void {
    for (const { live } of this.#channels.values()) live?.heard();
  }

  #isAwaiting(position: number): boolean {
    return position === this.#downstream.last && !this.#isOver;
  }

  async #somethingToRead(patience: number): Promise<void> {
    this.#pendingReads += 1;
    await this.#orAfter(patience, (run) => this.#readers.push(run));
    this.#pendingReads -= 1;
  }

  #wake(): void {
    for (const run of this.#readers.splice(0)) run();
  }

  #orAfter(milliseconds: number, when: (run: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(milliseconds, resolve);
      when(() => {
        cancel();
        resolve();
      });
    });
  }
}
