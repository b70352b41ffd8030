import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { WsTransport } from './ws-transport';

const [relay, status, refusal] = [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)];

/** One client of a real server, and the server's way out to it. */
async function connected(): Promise<Connected> {
  const [server, sockets] = [createServer(), new WebSocketServer({ noServer: true, perMessageDeflate: false })];
  const accepted = new Promise<Pick<Connected, 'transport' | 'webSocket' | 'writes'>>((resolve) => {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const writes: string[] = [];
        const write = socket.write.bind(socket);
        // Frames are bytes; the type of `write` allows for more.
        jest.spyOn(socket, 'write').mockImplementation((chunk: unknown) => {
          const bytes = Buffer.from(chunk as Uint8Array);
          writes.push(bytes.toString('hex'));
          return write(bytes);
        });
        resolve({ transport: new WsTransport(webSocket, socket), webSocket, writes });
      });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // It listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const received: number[] = [];
  client.on('message', (bytes: Buffer) => received.push(...bytes));
  const closed = once(client, 'close').then(() => undefined);
  await once(client, 'open');
  const end = (): void => {
    client.terminate();
    server.close();
  };
  return { ...(await accepted), client, received, closed, end, next: () => once(client, 'message') };
}

type Connected = {
  readonly transport: WsTransport;
  /** The server's end. */
  readonly webSocket: WebSocket;
  readonly client: WebSocket;
  /** What went to the socket, each write as hexadecimal text. */
  readonly writes: readonly string[];
  readonly received: readonly number[];
  readonly closed: Promise<void>;
  readonly next: () => Promise<unknown>;
  readonly end: () => void;
};

describe('the way out on a WebSocket', () => {
  let one: Connected;

  beforeEach(async () => (one = await connected()));
  afterEach(() => one.end());

  it('writes all of one turn at once, in order', async () => {
    one.transport.send(relay);
    one.transport.send(status, true);
    one.transport.send(refusal);
    await one.next();
    expect(one.writes).toEqual(['820101820102820103']);
  });

  it('lets what can wait leave by itself where nobody else writes', async () => {
    one.transport.send(status, true);
    await one.next();
    expect(one.received).toEqual([2]);
  });

  it('lets what can wait leave also when nothing follows what was written before it', async () => {
    one.transport.send(relay);
    await one.next();
    one.transport.send(status, true);
    await one.next();
    expect(one.received).toEqual([1, 2]);
  });

  it('takes what waits along with what cannot, before it', async () => {
    one.transport.send(relay);
    await one.next();
    one.transport.send(status, true);
    one.transport.send(refusal);
    expect(one.transport.bufferedBytes).toBe(6);
    await one.next();
    expect(one.writes.slice(1).join('')).toBe('820102820103');
  });

  it('says what waits before its farewell', async () => {
    one.transport.send(relay);
    await one.next();
    one.transport.send(status, true);
    one.transport.close(1012, 'the server stops');
    await one.closed;
    expect(one.received).toEqual([1, 2]);
  });
});

describe('the way in on a WebSocket', () => {
  let one: Connected;

  beforeEach(async () => (one = await connected()));
  afterEach(() => one.end());

  it('carries nothing while it is paused, so that what is sent waits with its sender, and all of it in order afterwards', async () => {
    const frames = 64;
    const arrived: (number | undefined)[] = [];
    one.webSocket.on('message', (bytes: Buffer) => arrived.push(bytes[0]));
    one.transport.pause();
    // More than the buffers of the system take on a connection within a machine.
    for (let frame = 0; frame < frames; frame++) one.client.send(Buffer.alloc(1024 * 1024, frame));
    for (let before = Infinity; one.client.bufferedAmount < before; ) {
      before = one.client.bufferedAmount;
      for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    }

    expect(arrived).toEqual([]);
    expect(one.client.bufferedAmount).toBeGreaterThan(1024 * 1024);
    one.transport.resume();
    while (arrived.length < frames) await once(one.webSocket, 'message');

    expect(arrived).toEqual(Array.from({ length: frames }, (_, frame) => frame));
  });
});
