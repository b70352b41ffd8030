// Frames over HTTP as PROTOCOL.md (Over HTTP) tells it, for a script: one channel on a connection of its own, with the
// face of a WebSocket so that the unmodified provider takes it for one. The browser's own is in libs/live-client.

import { setTimeout as pause } from 'node:timers/promises';
import { HttpAnswerReader, encodeCarriedMessage, encodeHttpPost, readCarriedMessage } from '@samenpen/live-protocol';
import type { WebSocket } from 'ws';

const State = { Connecting: 0, Open: 1, Closed: 3 } as const;
const CHANNEL = 1;
/** Milliseconds between tries of a request that was lost. */
const AGAIN_MS = 50;

type Answer = { readonly id: string; readonly next: number };

class HttpSocket extends EventTarget {
  protected readonly query: string = '';
  binaryType = 'arraybuffer';
  readyState: number = State.Connecting;
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #leaving = new AbortController();
  #unsent: Uint8Array[] = [encodeCarriedMessage({ channel: CHANNEL, kind: 'open' })];
  #id = '';
  #first = 1;
  #received = 0;
  #isPosting = false;

  /** `address` is the one of the WebSocket: `ws://…/live`. */
  constructor(address: string, { headers = {} }: { readonly headers?: Readonly<Record<string, string>> } = {}) {
    super();
    this.#url = `${address.replace(/^ws/, 'http')}/http`;
    this.#headers = { 'x-samenpen': '1', ...headers };
    void this.#post();
  }

  send(frame: Uint8Array): void {
    this.#unsent.push(encodeCarriedMessage({ channel: CHANNEL, kind: 'frame', frame }));
    void this.#post();
  }

  close(): void {
    this.#closed(1005);
  }

  async #post(): Promise<void> {
    if (this.#isPosting) return;
    this.#isPosting = true;
    while (this.#unsent.length > 0 && this.readyState !== State.Closed) {
      const messages = [...this.#unsent];
      const body = encodeHttpPost({ id: this.#id, received: this.#received, first: this.#first, messages });
      const headers = { ...this.#headers, 'content-type': 'application/octet-stream' };
      const answer = await fetch(this.#url, { method: 'POST', headers, body: Uint8Array.from(body) }).catch(() => null);
      if (answer?.status === 200) this.#taken((await answer.json()) as Answer);
      else if (answer === null || answer.status >= 500) await this.#again();
      else this.#closed(answer.status);
    }
    this.#isPosting = false;
  }

  /** An answer that was lost says nothing: the same messages are sent again, under the same numbers. */
  async #again(): Promise<void> {
    if (this.#id === '') this.#closed(1006);
    await pause(AGAIN_MS);
  }

  #taken({ id, next }: Answer): void {
    this.#unsent = this.#unsent.slice(next - this.#first);
    this.#first = next;
    if (this.#id !== '') return;
    this.#id = id;
    this.readyState = State.Open;
    this.dispatchEvent(new Event('open'));
    void this.#read();
  }

  async #read(): Promise<void> {
    while (this.readyState === State.Open) {
      const address = `${this.#url}/${this.#id}?after=${this.#received}${this.query}`;
      const answer = await fetch(address, { headers: this.#headers, signal: this.#leaving.signal }).catch(() => null);
      if (answer?.status === 404) this.#closed(1006);
      else if (answer?.status === 200 && answer.body !== null) await this.#listen(answer.body);
      else await pause(AGAIN_MS);
    }
  }

  async #listen(body: ReadableStream<Uint8Array>): Promise<void> {
    const cut = new HttpAnswerReader();
    try {
      for await (const piece of body) for (const bytes of cut.read(piece)) this.#receive(bytes);
    } catch {
      // Cut off on the way: the next GET goes on behind what was received.
    }
  }

  #receive(bytes: Uint8Array): void {
    this.#received += 1;
    const message = readCarriedMessage(bytes);
    if (message.kind === 'close') this.#closed(message.code);
    else if (message.kind === 'frame' && this.readyState === State.Open)
      this.dispatchEvent(Object.assign(new Event('message'), { data: new Uint8Array(message.frame).buffer }));
  }

  #closed(code: number): void {
    if (this.readyState === State.Closed) return;
    this.readyState = State.Closed;
    this.#leaving.abort();
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason: '' }));
  }
}

/** The same where a proxy holds back what is streamed: each answer is whole. */
class PollingHttpSocket extends HttpSocket {
  protected override readonly query = '&poll=1';
}

/** The classes for the provider, which uses no more of a WebSocket than they have. */
export const streamingSocket = HttpSocket as unknown as typeof WebSocket;
export const pollingSocket = PollingHttpSocket as unknown as typeof WebSocket;
