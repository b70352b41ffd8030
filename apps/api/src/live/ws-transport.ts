import type { Duplex } from 'node:stream';
import type { Transport } from '@samenpen/live-room';
import { WebSocket } from 'ws';
import { outboundFrame } from './outbound-frame';
import { isSoonAfter, leaveLater, leaveTogether } from './leave-together';

/** A peer that does not answer our farewell is dropped after so many milliseconds. */
const FAREWELL_MS = 500;

/** Small pieces are joined before they leave, large ones go one by one, in one write all the same. Bytes. */
const WORTH_JOINING = 16 * 1024;

/**
 * The engine's way out on one WebSocket. A frame is wrapped once for all its receivers, and what is sent in one turn of
 * the event loop leaves in one write: under load that is most of the cost. So binary messages go to the socket
 * itself; everything else of the protocol stays with `ws`, which frames nothing meanwhile (no compression).
 */
export class WsTransport implements Transport {
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #leaves: 'not' | 'later' | 'now' = 'not';
  /** When something left that could not wait. */
  #wroteAt = -Infinity;

  constructor(
    private readonly webSocket: WebSocket,
    private readonly socket: Duplex,
  ) {}

  get bufferedBytes(): number {
    return this.socket.writableLength + this.#waitingBytes;
  }

  send(frame: Uint8Array, canWait = false): void {
    if (this.webSocket.readyState !== WebSocket.OPEN) return;
    for (const piece of outboundFrame(frame)) {
      this.#waiting.push(piece);
      this.#waitingBytes += piece.byteLength;
    }
    if (this.#leaves === 'now') return;
    // Where others have just written, they will again: what can wait leaves with that.
    if (canWait && isSoonAfter(this.#wroteAt)) this.#leaveLater();
    else this.#leaveNow(canWait);
  }

  #leaveLater(): void {
    if (this.#leaves === 'later') return;
    this.#leaves = 'later';
    leaveLater(this);
  }

  #leaveNow(canWait: boolean): void {
    this.#leaves = 'now';
    const now = leaveTogether(this);
    if (!canWait) this.#wroteAt = now;
  }

  /** Writes what has gathered. An error of a socket that went away comes as its `error` and `close` events. */
  leave(): void {
    const waiting = this.#waiting;
    const bytes = this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#leaves = 'not';
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
