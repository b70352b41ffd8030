import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { LiveAdapter } from './live-adapter';

let server: Server;
let client: Socket;
/** What happens when a socket has asked for its upgrade, before it is answered. */
let asked: (socket: Duplex) => void;

beforeEach(async () => {
  server = createServer();
  const rules = { path: '/live', allowedOrigins: ['https://samenpen.example'], maxFrameBytes: 1_000 };
  new LiveAdapter(server, { ...rules, asked: (socket) => asked(socket) }).create();
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(() => server.close());

/** Asks for an upgrade; resolves when the server's end of the socket is gone. */
async function upgrade(path: string, origin: string, during: (socket: Duplex) => void): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    asked = (socket) => {
      socket.once('close', () => resolve());
      during(socket);
    };
  });
  // It listens on a port, not on a pipe.
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  const head = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', `Origin: ${origin}`, 'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${'A'.repeat(22)}==`];
  client.write(`GET ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
  await gone;
}

describe('a socket that is reset while it is being upgraded', () => {
  it.each([
    ['to live editing', '/live', 'https://samenpen.example'],
    ['from a foreign page', '/live', 'https://elsewhere.example'],
    ['on another path', '/elsewhere', 'https://samenpen.example'],
  ])('%s ends by itself, and the server goes on', async (_what, path, origin) => {
    await upgrade(path, origin, (socket) => {
      client.resetAndDestroy();
      // As the system tells it, if only after the answer was written.
      socket.emit('error', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
    });

    const next = connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(next, 'connect');
    next.destroy();
  });
});
