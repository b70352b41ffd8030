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
  /** For a y-websocket client: its one document, and the personal access token that it showed, if any. */
  readonly yWebsocket: { readonly document: string; readonly token: string | null } | null;
};

/** What may be upgraded. */
export type UpgradeRules = {
  readonly path: string;
  readonly allowedOrigins: readonly string[];
  readonly maxFrameBytes: number;
  /** A socket has asked for its upgrade. */
  readonly asked: (socket: Duplex) => void;
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
      this.rules.asked(socket);
      const document = documentOf(request, this.rules.path);
      if (document === undefined) return this.#leaveAlone(socket);
      const { origin, cookie } = request.headers;
      if (origin !== undefined && !isAllowedOrigin(origin, this.rules.allowedOrigins)) return refuse(socket, '403 Forbidden');
      // Addresses are written to logs: a token in one is refused before anybody gets used to it.
      if (document !== null && hasParameters(request)) return refuse(socket, '400 Bad Request', PARAMETERS);
      const upgraded: Upgraded = {
        socket,
        cookie: origin === undefined ? null : (cookie ?? null),
        yWebsocket: document === null ? null : { document, token: bearerOf(request) },
      };
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

const PARAMETERS = 'no-parameters: sign in with the session cookie, or with the header Authorization: Bearer <token>.\n';

/** Null where frames name their documents, the document where the path does; undefined for other paths. */
function documentOf(request: IncomingMessage, path: string): string | null | undefined {
  const asked = pathOf(request);
  if (asked === path) return null;
  return asked.startsWith(`${path}/y/`) ? asked.slice(path.length + 3) : undefined;
}

const pathOf = ({ url }: IncomingMessage): string => (url ?? '').split('?', 1)[0] ?? '';

const hasParameters = ({ url }: IncomingMessage): boolean => (url ?? '').includes('?');

const bearerOf = ({ headers }: IncomingMessage): string | null =>
  /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? null;

function refuse(socket: Duplex, status: string, why = ''): void {
  const head = [`HTTP/1.1 ${status}`, 'Connection: close', 'Content-Type: text/plain', `Content-Length: ${why.length}`];
  socket.end(`${head.join('\r\n')}\r\n\r\n${why}`);
}
