import type { OnGatewayConnection } from '@nestjs/websockets';
import { WebSocketGateway } from '@nestjs/websockets';
import { CloseCode } from '@samenpen/live-protocol';
import type { WebSocket } from 'ws';
import type { Upgraded } from './live-adapter';
import { LiveEngineService } from './live-engine.service';
import { WsTransport } from './ws-transport';

/** Where live editing is served. */
export const LIVE_PATH = '/live';

/** `/live`: hands every connection to the room engine, and nothing else. */
@WebSocketGateway({ path: LIVE_PATH })
export class LiveGateway implements OnGatewayConnection<WebSocket> {
  constructor(private readonly live: LiveEngineService) {}

  /** Listeners are attached in the same turn: a frame may follow the handshake at once. */
  handleConnection(webSocket: WebSocket, { socket, cookie }: Upgraded): void {
    const connection = this.live.engine.accept(new WsTransport(webSocket, socket), { cookie });
    webSocket.on('message', (bytes: Buffer, isBinary: boolean) => {
      if (isBinary) connection.receive(bytes);
      else connection.close(CloseCode.ProtocolViolation, 'frames are binary');
    });
    webSocket.on('pong', () => connection.heard());
    webSocket.on('ping', () => connection.heard());
    webSocket.on('close', () => connection.closed());
    // Too large a frame, or bytes that are no WebSocket: ws closes by itself, the listener keeps the process alive.
    webSocket.on('error', () => undefined);
  }
}
