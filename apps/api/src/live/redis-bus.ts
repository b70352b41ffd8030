// The bus between instances on Redis or Valkey. Two connections, because one that listens may not speak; both come
// back by themselves, and what they listened to with them. Whatever happens here costs speed and nothing else: a
// message that cannot be sent is dropped, and its receivers find the same in the log.

import { createClient } from '@redis/client';
import type { Bus } from '@samenpen/live-room';

type Heard = (message: Uint8Array) => void;

/** Milliseconds between attempts to come back. */
const RETRY_MS = 250;
const CONNECT_MS = 2_000;
/** A Redis that says nothing for so long is gone; it is asked once a second. Milliseconds. */
const PING_MS = 1_000;
const SILENCE_MS = 4_000;
/** Messages that may wait for a Redis that does not take them. */
const MOST_WAITING = 10_000;

/** What a bus is made of. */
export type RedisBusOptions = {
  readonly url: string;
  /** Stands before every channel: several installations may use one Redis. */
  readonly prefix: string;
  /** Told when the bus is lost and when it is back. */
  readonly changed: (isConnected: boolean, reason: string) => void;
};

const aClient = (url: string) =>
  createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
    pingInterval: PING_MS,
    maintNotifications: 'disabled',
    socket: { connectTimeout: CONNECT_MS, socketTimeout: SILENCE_MS, reconnectStrategy: RETRY_MS, noDelay: true },
  });

export class RedisBus implements Bus {
  readonly #options: RedisBusOptions;
  readonly #speaker: ReturnType<typeof aClient>;
  readonly #listener: ReturnType<typeof aClient>;
  readonly #heard = new Map<string, Set<Heard>>();
  /** Channels that nobody hears any more, and Redis could not be told. */
  readonly #unwanted = new Set<string>();
  #wasConnected = false;
  #isClosed = false;

  constructor(options: RedisBusOptions) {
    this.#options = options;
    this.#speaker = aClient(options.url);
    this.#listener = aClient(options.url);
    for (const client of [this.#speaker, this.#listener]) {
      // Without a listener an error would end the process.
      client.on('error', (fault: unknown) => this.#look(fault instanceof Error ? fault.message : String(fault)));
      client.on('ready', () => this.#look('connected'));
    }
    this.#listener.on('ready', () => this.#listenAgain());
  }

  /** Connects, now and after every loss; does not wait for it. */
  start(): this {
    // Rejects only when the bus is closed meanwhile: the client itself tries again for ever.
    for (const client of [this.#speaker, this.#listener]) client.connect().catch(() => undefined);
    return this;
  }

  get isConnected(): boolean {
    return this.#speaker.isReady && this.#listener.isReady;
  }

  publish(channel: string, message: Uint8Array): void {
    if (!this.#speaker.isReady) return;
    const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
    // Lost with the connection, or too many are waiting.
    this.#speaker.publish(this.#options.prefix + channel, bytes).catch(() => undefined);
  }

  subscribe(channel: string, heard: Heard): () => void {
    const all = this.#heard.get(channel) ?? new Set();
    this.#heard.set(channel, all);
    all.add(heard);
    if (all.size === 1) this.#listen(channel);
    return () => {
      if (!all.delete(heard) || all.size > 0) return;
      this.#heard.delete(channel);
      this.#ignore(channel);
    };
  }

  /** Ends both connections; called by Nest after the rooms are drained. */
  onApplicationShutdown(): void {
    this.#isClosed = true;
    for (const client of [this.#speaker, this.#listener]) if (client.isOpen) client.destroy();
  }

  readonly #receive = (bytes: Buffer, channel: Buffer): void => {
    const all = this.#heard.get(channel.toString().slice(this.#options.prefix.length));
    for (const heard of [...(all ?? [])]) heard(bytes);
  };

  #listen(channel: string): void {
    this.#unwanted.delete(channel);
    if (!this.#listener.isReady) return;
    // Lost with the connection: the next one listens to everything anew.
    this.#listener.subscribe(this.#options.prefix + channel, this.#receive, true).catch(() => undefined);
  }

  #ignore(channel: string): void {
    this.#unwanted.add(channel);
    if (!this.#listener.isReady) return;
    this.#listener
      .unsubscribe(this.#options.prefix + channel, this.#receive, true)
      .then(() => this.#unwanted.delete(channel))
      // Lost with the connection: the next one says it again.
      .catch(() => undefined);
  }

  /** The client brings back what was acknowledged; what was asked for meanwhile it does not know. */
  #listenAgain(): void {
    for (const channel of this.#heard.keys()) this.#listen(channel);
    for (const channel of this.#unwanted) this.#ignore(channel);
  }

  #look(reason: string): void {
    if (this.#isClosed || this.isConnected === this.#wasConnected) return;
    this.#wasConnected = this.isConnected;
    this.#options.changed(this.isConnected, reason);
  }
}
