import type { Duplex } from 'node:stream';
import type { Transport } from '@samenpen/live-room';
import { WebSocket } from 'ws';

/** A peer that does not answer our farewell is dropped after so many milliseconds. */
const FAREWELL_MS = 500;

/**
 * The engine's way out on one WebSocket. What is sent in one turn of the event loop leaves in one write: under
 * load that is a third of the cost.
 */
export class WsTransport implements Transport {
  #isCorked = false;

  constructor(
    private readonly webSocket: WebSocket,
    private readonly socket: Duplex,
  ) {}

  get bufferedBytes(): number {
    return this.webSocket.bufferedAmount;
  }

  send(frame: Uint8Array): void {
    if (this.webSocket.readyState !== WebSocket.OPEN) return;
    this.#cork();
    // The callback takes the error of a socket that went away meanwhile; its `close` event follows.
    this.webSocket.send(frame, { binary: true, compress: false }, () => undefined);
  }

  pause(): void {
    this.webSocket.pause();
  }

  resume(): void {
    this.webSocket.resume();
  }

  ping(): void {
    if (this.webSocket.readyState === WebSocket.OPEN) this.webSocket.ping(undefined, undefined, () => undefined);
  }

  close(code: number, reason: string): void {
    this.webSocket.close(code, reason);
    // A paused socket would never read the other side's farewell.
    this.webSocket.resume();
    setTimeout(() => this.webSocket.terminate(), FAREWELL_MS).unref();
  }

  terminate(): void {
    this.webSocket.terminate();
  }

  #cork(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.socket.cork();
    setImmediate(() => {
      this.#isCorked = false;
      this.socket.uncork();
    });
  }
}
