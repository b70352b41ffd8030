// A frame is judged when it is whole; until then ws keeps what came of it. The engine is told how much that is, for as long
// as nothing was opened on the connection: so nobody without a login can have a server keep more than it allows them all.

import type { Duplex } from 'node:stream';
import type { LiveConnection } from '@samenpen/live-room';
import type { WebSocket } from 'ws';

/** What a piece costs beside its bytes until its frame is whole, about: one byte at a time is the dearest way to send. */
const BYTES_PER_PIECE = 256;

/** Watches a WebSocket from its upgrade on; call it in the same turn, and before frames are listened to. */
export function watchUnfinishedFrames(webSocket: WebSocket, socket: Duplex, connection: LiveConnection): void {
  const unfinished = new UnfinishedFrames();
  const whole = (frame: Buffer): void => {
    unfinished.whole(frame.byteLength);
    connection.arriving(unfinished.bytes);
  };
  // ws listens to the socket since the upgrade, and hands over in the same turn: what a piece makes whole comes before it.
  const came = (piece: Buffer): void => {
    if (connection.wasAdmitted) return leave();
    // Whoever was told to go and goes on sending is not read any more.
    if (connection.isEnded) return webSocket.pause();
    unfinished.came(piece.byteLength);
    connection.arriving(unfinished.bytes);
  };
  const leave = (): void => {
    socket.off('data', came);
    for (const kind of KINDS) webSocket.off(kind, whole);
  };
  for (const kind of KINDS) webSocket.on(kind, whole);
  socket.on('data', came);
}

const KINDS = ['message', 'ping', 'pong'] as const;

/** Counts what has come and is not whole. */
export class UnfinishedFrames {
  #bytes = 0;
  #pieces = 0;

  /** A piece has come, behind the frames that it made whole. */
  came(bytes: number): void {
    this.#bytes = Math.max(0, this.#bytes + bytes);
    this.#pieces = this.#bytes === 0 ? 0 : this.#pieces + 1;
  }

  /** A frame with so many bytes of content was handed over. */
  whole(bytes: number): void {
    this.#bytes -= bytes + headBytes(bytes);
  }

  get bytes(): number {
    return this.#bytes <= 0 ? 0 : this.#bytes + this.#pieces * BYTES_PER_PIECE;
  }
}

/** Two bytes, the longer lengths in two or eight, and a client's mask (RFC 6455, 5.2). What is sent in parts has a few more. */
function headBytes(content: number): number {
  if (content < 126) return 6;
  return content < 65_536 ? 8 : 14;
}
