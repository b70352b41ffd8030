// The server's half of frames over HTTP as one function that looks like `fetch`: numbers, repeats and gaps as
// PROTOCOL.md (Over HTTP) says; a test decides what is lost on the way.

import { encodeCarriedMessage, encodeHttpAnswer, readCarriedMessage, readHttpPost } from '@samenpen/live-protocol';
import type { CarriedMessage } from '@samenpen/live-protocol';

type Road = 'answers' | 'loses requests' | 'loses answers';

const problem = (status: number, body: object = {}): Response => Response.json(body, { status });

export class HttpTestServer {
  /** What becomes of POSTs. */
  road: Road = 'answers';
  /** A proxy that holds streams back until they end. */
  holdsBack = false;
  isSignedIn = true;
  /** Every message that was taken, once each. */
  readonly taken: CarriedMessage[] = [];
  readonly opened: string[] = [];
  gets: ('stream' | 'poll')[] = [];
  confirmed = 0;
  #expected = 1;
  #sent: Uint8Array[] = [];
  #id = '';
  #readers: (() => void)[] = [];
  #isCut = false;

  /** What the browser's `fetch` would do. */
  readonly fetch: typeof fetch = async (input, { method, body, signal } = {}) => {
    // The code under test passes addresses and bytes.
    const url = new URL(input as string, 'http://server');
    if (!this.isSignedIn) return problem(401);
    if (method === 'POST') return this.#post(new Uint8Array(body as Uint8Array<ArrayBuffer>));
    return this.#get(url, signal ?? new AbortController().signal);
  };

  /** Sends a message to whoever reads. */
  send(message: CarriedMessage): void {
    this.#sent.push(encodeCarriedMessage(message));
    this.#wake();
  }

  /** The stream that is open breaks off. */
  cut(): void {
    this.#isCut = true;
    this.#wake();
  }

  /** All that is known of the connection is gone, as after a restart. */
  forget(): void {
    this.#id = '';
    this.cut();
  }

  /** The frames that were taken, as text. */
  frames(): string[] {
    return this.taken.flatMap((message) => (message.kind === 'frame' ? [new TextDecoder().decode(message.frame)] : []));
  }

  #post(bytes: Uint8Array): Response {
    if (this.road === 'loses requests') throw new TypeError('network');
    const { id, received, first, messages } = readHttpPost(bytes);
    if (id === '') this.#open();
    else if (id !== this.#id) return problem(404);
    this.confirmed = received;
    if (messages.length > 0 && first > this.#expected) return problem(409, { code: 'sequence-gap', expected: this.#expected });
    for (const message of messages.slice(this.#expected - first)) {
      this.taken.push(readCarriedMessage(message));
      this.#expected += 1;
    }
    if (this.road === 'loses answers') throw new TypeError('network');
    return Response.json({ id: this.#id, next: this.#expected });
  }

  #open(): void {
    this.#id = `connection ${this.opened.length + 1}`;
    this.opened.push(this.#id);
    this.#expected = 1;
    this.#sent = [];
  }

  async #get(url: URL, signal: AbortSignal): Promise<Response> {
    if (decodeURIComponent(url.pathname.split('/').at(-1) ?? '') !== this.#id) return problem(404);
    const isPoll = url.searchParams.get('poll') === '1';
    this.gets.push(isPoll ? 'poll' : 'stream');
    const after = Number(url.searchParams.get('after'));
    if (isPoll) {
      if (this.#sent.length <= after) await this.#somethingSent(signal);
      return new Response(Uint8Array.from(encodeHttpAnswer(this.#sent.slice(after))));
    }
    if (this.holdsBack) return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new TypeError('aborted'))));
    return new Response(this.#stream(after, signal));
  }

  #stream(after: number, signal: AbortSignal): ReadableStream<Uint8Array> {
    let position = after;
    this.#isCut = false;
    return new ReadableStream({
      start: (controller) => controller.enqueue(encodeHttpAnswer([])),
      pull: async (controller) => {
        if (this.#sent.length <= position) await this.#somethingSent(signal);
        if (this.#isCut || signal.aborted) return controller.error(new TypeError('cut off'));
        controller.enqueue(encodeHttpAnswer(this.#sent.slice(position)));
        position = this.#sent.length;
      },
    });
  }

  #somethingSent(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#readers.push(resolve);
      signal.addEventListener('abort', () => resolve());
    });
  }

  #wake(): void {
    for (const run of this.#readers.splice(0)) run();
  }
}

/** What a channel heard. */
export class ChannelEar {
  readonly frames: string[] = [];
  isOpened = false;
  code: number | null = null;
  readonly listener = {
    opened: () => void (this.isOpened = true),
    received: (frame: Uint8Array) => void this.frames.push(new TextDecoder().decode(frame)),
    closed: (code: number) => void (this.code = code),
  };
}

export const frame = (text: string): Uint8Array => new TextEncoder().encode(text);
