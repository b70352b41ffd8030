import { step1Frame } from '@samenpen/live-protocol';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { ChannelEar, HttpTestServer, frame } from '../testing/http-server';
import type { Channel } from './carrier';
import { HttpCarrier } from './http-carrier';

let server: HttpTestServer;
let carrier: HttpCarrier;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  server = new HttpTestServer();
  carrier = new HttpCarrier({ url: '/live/http', fetch: server.fetch });
});

afterEach(() => {
  jest.useRealTimers();
});

/** Lets time pass, and everything happen that it brings: bodies and streams take turns of the event loop. */
async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 100) {
    await jest.advanceTimersByTimeAsync(Math.min(left, 100));
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function opened(): Promise<{ ear: ChannelEar; channel: Channel }> {
  const ear = new ChannelEar();
  const channel = carrier.open(ear.listener);
  await pass(1);
  expect(ear.isOpened).toBe(true);
  return { ear, channel };
}

describe('a channel over HTTP', () => {
  it('opens, sends and receives', async () => {
    const { ear, channel } = await opened();

    channel.send(frame('heen'));
    server.send({ channel: 1, kind: 'frame', frame: frame('terug') });
    await pass(1);

    expect(server.frames()).toEqual(['heen']);
    expect(ear.frames).toEqual(['terug']);
  });

  it.each(['loses requests', 'loses answers'] as const)('is taken once on a road that %s for a while', async (road) => {
    const { channel, ear } = await opened();
    server.road = road;
    channel.send(frame('één'));
    await pass(600);
    channel.send(frame('twee'));
    await pass(600);
    server.road = 'answers';
    await pass(2_000);

    expect(server.frames()).toEqual(['één', 'twee']);
    expect(ear.code).toBeNull();
  });

  it('goes on behind what it received when the stream breaks off', async () => {
    const { ear } = await opened();
    server.send({ channel: 1, kind: 'frame', frame: frame('voor') });
    await pass(1);
    server.cut();
    server.send({ channel: 1, kind: 'frame', frame: frame('na') });
    await pass(2_000);

    expect(ear.frames).toEqual(['voor', 'na']);
    expect(ear.code).toBeNull();
  });

  it('becomes a poll where streams are held back, also for the next connection', async () => {
    server.holdsBack = true;
    const { ear } = await opened();
    server.send({ channel: 1, kind: 'frame', frame: frame('toch') });
    await pass(3_000);
    expect(ear.frames).toEqual(['toch']);
    expect(server.gets.slice(0, 2)).toEqual(['stream', 'poll']);

    server.forget();
    await pass(1_000);
    expect(ear.code).toBe(1006);
    server.gets = [];
    await opened();

    expect(server.gets).toEqual(['poll']);
  });

  it('confirms what it received, so that the server need not keep it', async () => {
    await opened();
    server.send({ channel: 1, kind: 'frame', frame: frame('klein') });
    await pass(10);
    expect(server.confirmed).toBe(0);
    await pass(4_000);
    expect(server.confirmed).toBe(1);

    server.send({ channel: 1, kind: 'frame', frame: new Uint8Array(200_000) });
    await pass(10);

    expect(server.confirmed).toBe(2);
  });

  it('is cut off when the server knows nothing of it, and the next one is a new connection', async () => {
    const { ear, channel } = await opened();
    server.forget();
    channel.send(frame('verloren'));
    await pass(1_000);
    expect(ear.code).toBe(1006);

    const next = await opened();
    next.channel.send(frame('nieuw'));
    await pass(1);

    expect(server.opened).toHaveLength(2);
    expect(server.frames()).toEqual(['nieuw']);
  });

  it('is closed with the code of the server', async () => {
    const { ear } = await opened();

    server.send({ channel: 1, kind: 'close', code: 1012, reason: 'the server stops' });
    await pass(1);

    expect(ear.code).toBe(1012);
  });

  it('gives up when nothing at all is answered', async () => {
    server.road = 'loses requests';
    const ear = new ChannelEar();
    carrier.open(ear.listener);
    await pass(1);

    expect(ear.isOpened).toBe(false);
    expect(ear.code).toBe(1006);
  });

  it('shares one connection and one stream with the others, and says farewell when the last one leaves', async () => {
    const one = await opened();
    const two = await opened();
    server.send({ channel: 2, kind: 'frame', frame: frame('voor twee') });
    await pass(1);
    expect([one.ear.frames, two.ear.frames]).toEqual([[], ['voor twee']]);
    expect(server.opened).toHaveLength(1);
    expect(server.gets).toEqual(['stream']);

    one.channel.close();
    two.channel.close();
    await pass(1);

    expect(server.taken.slice(-2).map(({ kind, channel }) => `${kind} ${channel}`)).toEqual(['close 1', 'close 2']);
    await opened();
    expect(server.opened).toHaveLength(2);
  });

  it('tells each document that nobody is signed in, as a WebSocket would', async () => {
    server.isSignedIn = false;
    const { ear, channel } = await opened();

    channel.send(tokenFrame('section/x'));
    channel.send(step1Frame('section/x', Uint8Array.of(0)));
    await pass(1);

    expect(ear.frames).toHaveLength(1);
    expect(ear.frames[0]).toContain('not-signed-in');
    expect(ear.code).toBeNull();
  });
});

function tokenFrame(address: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, address);
  [2, 0].forEach((part) => writeVarUint(encoder, part));
  writeVarString(encoder, '');
  return toUint8Array(encoder);
}
