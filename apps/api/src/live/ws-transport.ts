import type { Duplex } from 'node:stream';
import type { Transport } from '@samenpen/live-room';
import { WebSocket } from 'ws';
import { outboundFrame } from './outbound-frame';
import { leaveTogether } from './leave-together';

/** A peer that does not answer our farewell is dropped after so many milliseconds. */
const FAREWELL_MS = 500;

/** Small pieces are joined before they leave, large ones go one by one, in one write all the same. Bytes. */
const WORTH_JOINING = 64 * 1024;

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
    if (this.#waiting.length === 0) leaveTogether(this);
    for (const piece of outboundFrame(frame)) {
      this.#waiting.push(piece);
      this.#waitingBytes += piece.byteLength;
    }
  }

  /** Writes what has gathered. An error of a socket that went away comes as its `error` and `close` events. */
  leave(): void {
    const waiting = this.#waiting;
    const bytes = this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
    const [only] = waiting;
    if (only === undefined || this.webSocket.readyState !== WebSocket.OPEN) return;
    if (waiting.length === 1) this.socket.write(only);
    else if (bytes <= WORTH_JOINING) this.socket.write(Buffer.concat(waiting, bytes));
    else {
      this.socket.cork();
      for (const piece of waiting) this.socket.write(piece);
      this.socket.uncork();
    }
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
