import type { OnGatewayConnection } from '@nestjs/websockets';
import { WebSocketGateway } from '@nestjs/websockets';
import { CloseCode, MalformedFrame, SingleDocumentWire } from '@samenpen/live-protocol';
import type { LiveConnection } from '@samenpen/live-room';
import type { WebSocket } from 'ws';
import type { Upgraded } from './live-adapter';
import { LiveEngineService } from './live-engine.service';
import { SingleDocumentTransport } from './single-document-transport';
import { watchUnfinishedFrames } from './unfinished-frames';
import { WsTransport } from './ws-transport';

/** Where live editing is served. */
export const LIVE_PATH = '/live';

/** `/live`: hands every connection to the room engine, and nothing else. */
@WebSocketGateway({ path: LIVE_PATH })
export class LiveGateway implements OnGatewayConnection<WebSocket> {
  constructor(private readonly live: LiveEngineService) {}

  /** Listeners are attached in the same turn: a frame may follow the handshake at once. */
  handleConnection(webSocket: WebSocket, upgraded: Upgraded): void {
    const { connection, receive } = this.#accept(webSocket, upgraded);
    // Before the listener below: a frame that is handed over is no longer arriving.
    watchUnfinishedFrames(webSocket, upgraded.socket, connection);
    webSocket.on('message', (bytes: Buffer, isBinary: boolean) => {
      if (isBinary) receive(bytes);
      else connection.close(CloseCode.ProtocolViolation, 'frames are binary');
    });
    const heard = (): void => connection.heard();
    webSocket.on('pong', heard);
    webSocket.on('ping', heard);
    webSocket.on('close', () => connection.closed());
    webSocket.on('error', closesByItself);
  }

  #accept(webSocket: WebSocket, { socket, cookie, yWebsocket }: Upgraded): Accepted {
    const transport = new WsTransport(webSocket, socket);
    if (yWebsocket === null) {
      const connection = this.live.engine.accept(transport, { cookie });
      return { connection, receive: (bytes) => connection.receive(bytes) };
    }
    const wire = new SingleDocumentWire(yWebsocket.document);
    const connection = this.live.engine.accept(new SingleDocumentTransport(transport, wire), { cookie });
    connection.receive(wire.openingFrame(yWebsocket.token));
    return { connection, receive: (bytes) => receiveFromYWebsocket(connection, wire, bytes) };
  }
}

/** Too large a frame, or bytes that are no WebSocket: ws closes, the listener keeps the process alive. */
const closesByItself = (): void => undefined;

type Accepted = { readonly connection: LiveConnection; readonly receive: (bytes: Uint8Array) => void };

function receiveFromYWebsocket(connection: LiveConnection, wire: SingleDocumentWire, bytes: Uint8Array): void {
  try {
    connection.receive(wire.frameOf(bytes));
  } catch (fault) {
    // No message of y-websocket: the client's fault, and its connection's end.
    if (!(fault instanceof MalformedFrame)) throw fault;
    connection.close(CloseCode.ProtocolViolation, 'not a message of y-websocket');
  }
}
