import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { defaultLimits } from '@samenpen/live-protocol';
import { type RoomGate, type RoomLog, RoomEngine, type RoomObserver } from '@samenpen/live-room';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { WebSocket } from 'ws';
import { LiveAdapter, type Upgraded } from './live-adapter';
import type { LiveEngineService } from './live-engine.service';
import { LiveGateway } from './live.gateway';
import { UnfinishedFrames } from './unfinished-frames';

const ORIGIN = 'https://samenpen.example';
const BUDGET = 400_000;

/** Lets `an` into a dossier, and nobody else. */
const gate: RoomGate = {
  admit: ({ document, token }) => Promise.resolve(
    document.kind === 'dossier' && token === 'an'
      ? { kind: 'dossier', slug: document.slug, person: { id: 'an', name: 'An', organisation: 'Damme', colour: 1 }, loginId: 'an' }
      : { kind: 'refused', reason: 'not-signed-in' },
  ),
  withoutPart: () => Promise.resolve([]),
  loginsUsed: () => Promise.resolve(),
};

// No text is opened here: this is all that the engine asks of its log, and says to its observer.
const log = { positions: () => Promise.resolve([]), endedLogins: () => Promise.resolve([]) } as Partial<RoomLog> as RoomLog;
const observer = { fault: (fault) => faults.push(fault) } as Partial<RoomObserver> as RoomObserver;

let faults: unknown[];
let server: Server;
let engine: RoomEngine;
let clients: WebSocket[];
/** The server's ends of the sockets. */
let ends: Socket[];

beforeEach(async () => {
  [clients, ends, faults] = [[], [], []];
  server = createServer();
  engine = new RoomEngine({ log, gate, observer, limits: { ...defaultLimits, maxUnopenedBytes: BUDGET } });
  // The gateway takes nothing else of its service.
  const gateway = new LiveGateway({ engine } as LiveEngineService);
  const rules = { path: '/live', allowedOrigins: [ORIGIN], maxFrameBytes: defaultLimits.maxFrameBytes, asked: (socket: Duplex) => ends.push(socket as Socket) };
  const sockets = new LiveAdapter(server, rules).create();
  sockets.on('connection', (webSocket: WebSocket, upgraded: unknown) => gateway.handleConnection(webSocket, upgraded as Upgraded));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(async () => {
  for (const client of clients) client.terminate();
  await engine.drain();
  server.close();
  expect(faults).toEqual([]);
});

async function connected(): Promise<WebSocket> {
  // It listens on a port, not on a pipe.
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/live`, { origin: ORIGIN });
  clients.push(client);
  await once(client, 'open');
  return client;
}

/** A connection that has sent so many bytes of a frame that would have more. */
async function sending(bytes: number): Promise<WebSocket> {
  const client = await connected();
  part(client, bytes);
  return client;
}

/** Begins a binary frame of 8 000 000 bytes and sends so many of them. */
function part(client: WebSocket, bytes: number): void {
  const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0x7a, 0x12, 0, 1, 2, 3, 4]);
  socketOf(client).write(Buffer.concat([head, Buffer.alloc(bytes)]));
}

/** What the client has to itself: frames that are none can only be written there. */
const socketOf = (client: WebSocket): Socket => (client as unknown as { readonly _socket: Socket })._socket;

const states = (): number[] => clients.map(({ readyState }) => readyState);

/** Opens the dossier; resolves with the type of the answer and what it says. */
async function opening(client: WebSocket): Promise<number[]> {
  const encoder = createEncoder();
  writeVarString(encoder, 'dossier/noord');
  for (const part of [2, 0]) writeVarUint(encoder, part);
  for (const text of ['an', '4.8.0']) writeVarString(encoder, text);
  client.send(toUint8Array(encoder));
  // Frames are bytes.
  const [answer] = (await once(client, 'message')) as [Buffer];
  return [...answer.subarray(14, 16)];
}

describe('frames that are never finished, on connections on which nothing was opened', () => {
  it('are kept within one budget: the connection that holds most ends with 1013, the others live', async () => {
    await sending(100_000);
    const largest = await sending(200_000);
    const ended = once(largest, 'close');
    await sending(60_000);
    await sending(60_000);

    const [code] = await ended;

    expect(code).toBe(1013);
    expect(states()).toEqual([WebSocket.OPEN, WebSocket.CLOSED, WebSocket.OPEN, WebSocket.OPEN]);
  });

  it('do not keep anybody from opening something, who may send a large frame then', async () => {
    await sending(300_000);
    const decent = await connected();

    expect(await opening(decent)).toEqual([2, 2]);
    part(decent, 1_000_000);
    await opening(await connected());

    expect(states()).toEqual([WebSocket.OPEN, WebSocket.OPEN, WebSocket.OPEN]);
  });

  it('are read no further from whoever was told to go and goes on', async () => {
    const client = await connected();
    const [end] = ends;
    const gone = once(client, 'close');
    // Takes no notice of the farewell, and of being cut off.
    socketOf(client).removeAllListeners('data');
    client.on('error', () => undefined);
    part(client, 7_900_000);
    await gone;

    expect(end?.bytesRead).toBeGreaterThan(BUDGET);
    expect(end?.bytesRead).toBeLessThan(2 * BUDGET);
    await opening(await connected());
  });
});

describe('what is counted of a WebSocket', () => {
  it('is nothing while whole frames come, in pieces of any kind', () => {
    const unfinished = new UnfinishedFrames();

    for (const [content, head] of [[0, 6], [125, 6], [126, 8], [65_535, 8], [65_536, 14]] as const) {
      unfinished.whole(content);
      unfinished.came(content + head);
      expect(unfinished.bytes).toBe(0);
    }
  });

  it('is what came of the frame that is not whole, each piece as 256 more', () => {
    const unfinished = new UnfinishedFrames();

    unfinished.came(100);
    unfinished.came(50);
    expect(unfinished.bytes).toBe(150 + 2 * 256);
    // The rest of it, and 20 bytes of the next.
    unfinished.whole(194);
    unfinished.came(72);

    expect(unfinished.bytes).toBeLessThanOrEqual(20 + 3 * 256);
    unfinished.whole(14);
    expect(unfinished.bytes).toBe(0);
  });
});
