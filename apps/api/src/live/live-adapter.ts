// Nest's stock adapter destroys sockets on paths that it does not know, has no hook before the 101 and expects JSON.
// This one has one upgrade dispatcher, asks for the Origin first, leaves other paths alone, and touches no frame.

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { AbstractWsAdapter } from '@nestjs/websockets';
import { WebSocketServer } from 'ws';
import { isAllowedOrigin } from '../platform/request-checks';

/** One upgraded connection, as the gateway gets it. */
export type Upgraded = {
  readonly socket: Duplex;
  /** The Cookie header; null where it must be ignored: without an Origin anybody could have made a browser send it. */
  readonly cookie: string | null;
};

/** What may be upgraded. */
export type UpgradeRules = {
  readonly path: string;
  readonly allowedOrigins: readonly string[];
  readonly maxFrameBytes: number;
};

/** The way of WebSockets into Nest. */
export class LiveAdapter extends AbstractWsAdapter {
  constructor(
    private readonly server: Server,
    private readonly rules: UpgradeRules,
  ) {
    super(server);
  }

  override create(): WebSocketServer {
    const sockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: this.rules.maxFrameBytes,
      clientTracking: false,
    });
    this.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // Before anything else: an error without a listener would end the process.
      socket.on('error', () => socket.destroy());
      if (pathOf(request) !== this.rules.path) return this.#leaveAlone(socket);
      const { origin, cookie } = request.headers;
      if (origin !== undefined && !isAllowedOrigin(origin, this.rules.allowedOrigins)) return refuse(socket, '403 Forbidden');
      const upgraded: Upgraded = { socket, cookie: origin === undefined ? null : (cookie ?? null) };
      sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, upgraded));
    });
    return sockets;
  }

  /** Frames go to the room engine untouched; the gateway has no messages of Nest's kind. */
  override bindMessageHandlers(): void {
    return undefined;
  }

  /** Somebody else may serve the path; with nobody else the socket would stay open for ever. */
  #leaveAlone(socket: Duplex): void {
    if (this.server.listenerCount('upgrade') === 1) refuse(socket, '404 Not Found');
  }
}

const pathOf = ({ url }: IncomingMessage): string => (url ?? '').split('?', 1)[0] ?? '';

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
