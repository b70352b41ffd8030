import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { UnfinishedRequests } from './unfinished-requests';

const HALF_A_HEAD = 'GET / HTTP/1.1\r\nHost: ';

let server: Server;
const sockets: Socket[] = [];

async function serving(bounds: { requestHeadMs: number; maxUnfinishedRequests: number }): Promise<void> {
  server = createServer((_request, response) => response.end('gewoon'));
  const unfinished = new UnfinishedRequests(server, bounds);
  server.on('upgrade', (_request, socket) => unfinished.finished(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

async function saying(words: string): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  // Without a reader the other side's farewell would not arrive.
  socket.resume();
  await once(socket, 'connect');
  socket.write(words);
  return socket;
}

/** Also by a reset, which comes where it was just writing. */
const hasEnded = (socket: Socket): Promise<void> => (socket.closed ? Promise.resolve() : new Promise((resolve) => socket.once('close', () => resolve())));

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

describe('a connection that does not finish its request', () => {
  it('is ended after its time, also when it sends a byte now and then; an upgraded one is left alone', async () => {
    await serving({ requestHeadMs: 50, maxUnfinishedRequests: 10 });
    const silent = await saying('');
    const slow = await saying(HALF_A_HEAD);
    const upgraded = await saying('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const dripping = setInterval(() => slow.write('x'), 20);

    await Promise.all([hasEnded(silent), hasEnded(slow)]);
    clearInterval(dripping);

    expect(upgraded.closed).toBe(false);
  });

  it('gives way to newcomers when there are too many of them, so that those who ask get their answer', async () => {
    await serving({ requestHeadMs: 60_000, maxUnfinishedRequests: 20 });
    const slow: Socket[] = [];
    for (let number = 0; number < 60; number++) slow.push(await saying(HALF_A_HEAD));

    await Promise.all(slow.slice(0, 40).map(hasEnded));
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);

    expect(await answer.text()).toBe('gewoon');
    expect(slow.slice(41).some(({ closed }) => closed)).toBe(false);
  });
});
