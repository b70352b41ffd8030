import { FrameType, deniedFrame, encodeCarriedMessage, encodeHttpPost, readCarriedMessage, readClientFrame } from '@samenpen/live-protocol';
import { CUT_OFF } from './carrier';
import type { Channel, ChannelListener } from './carrier';
import { getMessages, postMessages } from './http-requests';
import type { HttpPlace, Posted } from './http-requests';
import { Outbox } from './outbox';
import { wayLimits } from './way-limits';

/** A stream is never silent for so long: the server sends a Ping every 15 s. */
const SILENCE_MS = 40_000;
/** A poll is answered within 20 s. */
const POLL_MS = 30_000;
/** Messages of one request, about. Bytes. */
const POST_BYTES = 1024 * 1024;
/** So many received bytes are confirmed at once; fewer after {@link CONFIRM_MS}. */
const CONFIRM_BYTES = 128 * 1024;
const CONFIRM_MS = 4_000;
/** Requests in a row without an answer after which the connection counts as lost. */
const MAX_LOST = 5;
const MESSAGE_TOO_BIG = 1009;

type OpenChannel = { readonly listener: ChannelListener; isOpened: boolean };

/**
 * One connection over HTTP, with the channels of all windows that share it. Messages go out in one POST at a time and
 * come in by one GET at a time; both are simply repeated when they are lost, and the numbers say what was new.
 */
export class HttpConnection {
  readonly #channels = new Map<number, OpenChannel>();
  readonly #outbox = new Outbox();
  readonly #leaving = new AbortController();
  #id = '';
  #lastChannel = 0;
  #received = 0;
  #confirmed = 0;
  #unconfirmedBytes = 0;
  #confirmTimer: ReturnType<typeof setTimeout> | undefined;
  #isPosting = false;
  #isHeldBack = false;
  #isEnded = false;
  #isSignedOut = false;

  constructor(
    private readonly place: HttpPlace,
    /** Whether streams were held back on the way before; told when it turns out so. */
    private readonly road: { isHeldBack: boolean },
  ) {
    this.#isHeldBack = road.isHeldBack;
  }

  /** Whether channels can still be opened. */
  get isUsable(): boolean {
    return this.#mayAsk && !this.#leaving.signal.aborted;
  }

  get #mayAsk(): boolean {
    return !this.#isEnded && !this.#isSignedOut;
  }

  open(listener: ChannelListener): Channel {
    const channel = (this.#lastChannel += 1);
    this.#channels.set(channel, { listener, isOpened: false });
    this.#send(encodeCarriedMessage({ channel, kind: 'open' }));
    return {
      send: (frame) => {
        if (this.#isSignedOut) this.#answerSignedOut(listener, frame);
        else if (this.#channels.has(channel)) this.#send(encodeCarriedMessage({ channel, kind: 'frame', frame }));
      },
      close: () => this.#leave(channel),
    };
  }

  #leave(channel: number): void {
    if (!this.#channels.delete(channel)) return;
    if (this.#isSignedOut) return;
    this.#send(encodeCarriedMessage({ channel, kind: 'close', code: 1000, reason: '' }));
    if (this.#channels.size === 0) this.#leaving.abort();
  }

  #send(message: Uint8Array): void {
    if (this.#isEnded) return;
    this.#outbox.add(message);
    // What is sent in one turn goes in one request.
    queueMicrotask(() => void this.#post());
  }

  async #post(): Promise<void> {
    if (this.#isPosting) return;
    this.#isPosting = true;
    let lost = 0;
    while (this.#mayAsk && (!this.#outbox.isEmpty || this.#mustConfirm)) {
      this.#confirming();
      const { first, messages } = this.#outbox.next(POST_BYTES);
      const received = this.#received;
      const posted = await postMessages(this.place, encodeHttpPost({ id: this.#id, received, first, messages }));
      lost = posted.kind === 'lost' ? lost + 1 : 0;
      // Without an id nothing has worked yet: whoever asked for the connection knows better when to try again.
      if (lost > MAX_LOST || (lost > 0 && this.#id === '')) this.#end(CUT_OFF);
      else if (posted.kind === 'lost') await pause(posted.waitMs);
      else this.#posted(posted, received);
    }
    this.#isPosting = false;
    // Everybody has left, and the farewells are sent.
    if (this.#channels.size === 0) this.#end(CUT_OFF);
  }

  #posted(posted: Exclude<Posted, { kind: 'lost' }>, received: number): void {
    switch (posted.kind) {
      case 'taken':
        this.#confirmed = received;
        if (!this.#outbox.taken(posted.next)) this.#end(CUT_OFF);
        else this.#opened(posted.id);
        return;
      case 'gap':
        if (!this.#outbox.taken(posted.expected)) this.#end(CUT_OFF);
        return;
      case 'signed-out':
        return this.#signedOut();
      case 'too-large':
        return this.#end(MESSAGE_TOO_BIG);
      case 'unknown':
      case 'refused':
        return this.#end(CUT_OFF);
    }
  }

  #opened(id: string): void {
    const isNew = this.#id === '';
    this.#id = id;
    if (isNew) void this.#read();
    for (const channel of [...this.#channels.values()]) {
      if (channel.isOpened) continue;
      channel.isOpened = true;
      channel.listener.opened();
    }
  }

  async #read(): Promise<void> {
    let lost = 0;
    while (this.isUsable) {
      const before = this.#received;
      const isPoll = this.#isHeldBack;
      const patience = isPoll ? { first: POLL_MS, later: POLL_MS } : { first: wayLimits.firstByte, later: SILENCE_MS };
      const { signal } = this.#leaving;
      const progress = { isHeard: false };
      const got = await getMessages(this.place, { id: this.#id, after: before, isPoll, patience, signal }, (messages) => {
        progress.isHeard = true;
        for (const message of messages) this.#take(message);
      });
      if (got === 'unknown') this.#end(CUT_OFF);
      else if (got === 'signed-out') this.#signedOut();
      else if (got === 'silent' && !isPoll && !progress.isHeard) this.#isHeldBack = this.road.isHeldBack = true;
      else if (got === 'ended' && (isPoll || this.#received > before)) lost = 0;
      else if ((lost += 1) > MAX_LOST) this.#end(CUT_OFF);
      else await pause(100 * 2 ** lost);
    }
  }

  #take(bytes: Uint8Array): void {
    this.#received += 1;
    this.#unconfirmedBytes += bytes.length;
    const message = readCarriedMessage(bytes);
    const { listener } = this.#channels.get(message.channel) ?? {};
    if (message.kind === 'frame') listener?.received(new Uint8Array(message.frame));
    if (message.kind === 'close') {
      this.#channels.delete(message.channel);
      listener?.closed(message.code, message.reason);
      if (this.#channels.size === 0) this.#end(CUT_OFF);
    }
    this.#confirmSoon();
  }

  /** Polls say it themselves; on a stream the server waits to hear what has arrived. */
  get #mustConfirm(): boolean {
    return !this.#isHeldBack && this.#unconfirmedBytes >= CONFIRM_BYTES;
  }

  #confirmSoon(): void {
    if (this.#mustConfirm) void this.#post();
    this.#confirmTimer ??= setTimeout(() => {
      this.#confirmTimer = undefined;
      if (this.#received === this.#confirmed || this.#isHeldBack) return;
      this.#unconfirmedBytes = CONFIRM_BYTES;
      void this.#post();
    }, CONFIRM_MS);
  }

  #confirming(): void {
    this.#unconfirmedBytes = 0;
  }

  /** The login ended. A WebSocket would open and say so for each document, so that is what these channels do. */
  #signedOut(): void {
    if (this.#id !== '') return this.#end(CUT_OFF);
    this.#isSignedOut = true;
    for (const { listener } of this.#channels.values()) listener.opened();
  }

  #answerSignedOut({ received }: ChannelListener, bytes: Uint8Array): void {
    if (bytes[0] === FrameType.Ping && bytes.length === 1) return received(Uint8Array.of(FrameType.Pong));
    const frame = readClientFrame(bytes);
    if (frame.kind === 'auth') received(new Uint8Array(deniedFrame(frame.address, 'not-signed-in')));
  }

  #end(code: number): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#leaving.abort();
    clearTimeout(this.#confirmTimer);
    const channels = [...this.#channels.values()];
    this.#channels.clear();
    for (const { listener } of channels) listener.closed(code, '');
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
