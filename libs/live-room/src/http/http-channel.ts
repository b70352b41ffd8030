import { CloseCode } from '@samenpen/live-protocol';
import type { LiveConnection } from '../connection/live-connection';
import type { Transport } from '../ports/transport';
import type { Downstream } from './downstream';

/** Told to a client whose channel ended without a farewell, as a browser tells of a socket that was cut off. */
const CUT_OFF = 1006;

/** What a channel tells the connection that carries it. */
export type ChannelEvents = {
  /** There is something to read. */
  readonly sent: () => void;
  /** The server has ended the channel. */
  readonly ended: (channel: HttpChannel, code: number) => void;
};

/** One channel of a connection over HTTP: to the engine a transport like a WebSocket. */
export class HttpChannel implements Transport {
  /** The engine's side; set right after the engine has taken the channel in. */
  live: LiveConnection | null = null;
  #isPaused = false;
  #waiting: (() => void)[] = [];

  constructor(
    readonly number: number,
    private readonly downstream: Downstream,
    private readonly events: ChannelEvents,
  ) {}

  /** Unlike a socket's, these are bytes that the client has not confirmed: a proxy on the way may hold any number. */
  get bufferedBytes(): number {
    return this.downstream.bytesOf(this.number);
  }

  send(frame: Uint8Array): void {
    this.downstream.send({ channel: this.number, kind: 'frame', frame });
    this.events.sent();
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    for (const run of this.#waiting.splice(0)) run();
  }

  /** Every request of the client counts as heard: there is nothing to ask for. */
  ping(): void {
    return undefined;
  }

  close(code: number, reason: string): void {
    this.downstream.send({ channel: this.number, kind: 'close', code, reason });
    this.resume();
    this.events.ended(this, code);
    this.events.sent();
  }

  terminate(): void {
    this.close(CUT_OFF, '');
  }

  /** Whether the engine wants to read later. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Calls back once when the engine reads again. */
  whenResumed(run: () => void): void {
    this.#waiting.push(run);
  }

  receive(frame: Uint8Array, maxFrameBytes: number): void {
    if (frame.byteLength > maxFrameBytes) this.live?.close(CloseCode.MessageTooBig, 'frame too big');
    else this.live?.receive(frame);
  }
}
