import type { Duplex } from 'node:stream';
import type { Transport } from '@samenpen/live-room';
import { WebSocket } from 'ws';
import { outboundFrame } from './outbound-frame';
import { leaveTogether } from './leave-together';

/** A peer that does not answer our farewell is dropped after so many milliseconds. */
const FAREWELL_MS = 500;

/**
 * The engine's way out on one WebSocket. A frame is wrapped once for all its receivers, and what is sent in one turn of
 * the event loop leaves in one write: under load that is most of the cost. So binary messages go to the socket
 * itself; everything else of the protocol stays with `ws`, which frames nothing meanwhile (no compression).
 */
export class WsTransport implements Transport {
  #waiting: Buffer[] = [];
  #waitingBytes = 0;

  constructor(
    private readonly webSocket: WebSocket,
    private readonly socket: Duplex,
  ) {}

  get bufferedBytes(): number {
    return this.socket.writableLength + this.#waitingBytes;
  }

  send(frame: Uint8Array): void {
    if (this.webSocket.readyState !== WebSocket.OPEN) return;
    const wrapped = outboundFrame(frame);
    if (this.#waiting.push(wrapped) === 1) leaveTogether(this);
    this.#waitingBytes += wrapped.byteLength;
  }

  /** Writes what has gathered. An error of a socket that went away comes as its `error` and `close` events. */
  leave(): void {
    const waiting = this.#waiting;
    const [only] = waiting;
    if (only === undefined) return;
    this.#waiting = [];
    const bytes = waiting.length === 1 ? only : Buffer.concat(waiting, this.#waitingBytes);
    this.#waitingBytes = 0;
    if (this.webSocket.readyState === WebSocket.OPEN) this.socket.write(bytes);
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
    this.leave();
    this.webSocket.close(code, reason);
    // A paused socket would never read the other side's farewell.
    this.webSocket.resume();
    setTimeout(() => this.webSocket.terminate(), FAREWELL_MS).unref();
  }

  terminate(): void {
    this.webSocket.terminate();
  }
}
