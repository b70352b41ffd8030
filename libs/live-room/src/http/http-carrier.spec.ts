import { CloseCode, MalformedFrame, defaultLimits, encodeCarriedMessage, pingFrame, statelessFrame } from '@samenpen/live-protocol';
import { CarriedPerson, messagesOf, readAfter } from '../testing/carried-client';
import { MemoryWorld } from '../testing/memory-world';
import { TestClient } from '../testing/test-client';
import { HttpCarrier } from './http-carrier';

let world: MemoryWorld;
let carrier: HttpCarrier;
let damme: CarriedPerson;
let id: string;

beforeEach(() => {
  world = new MemoryWorld();
  carrier = new HttpCarrier({ engine: world.engine, bus: null, clock: world.clock });
  damme = new CarriedPerson('damme');
  id = opened(damme);
});

function opened({ login }: CarriedPerson): string {
  const opening = carrier.open(login, null);
  if (opening === null) throw new Error('no connection');
  return opening;
}

const post = (first: number, messages: readonly Uint8Array[], received = 0) =>
  carrier.take(id, damme.login, { received, first, messages });
const read = (position = 0, reader = 'a GET') => readAfter(carrier, { id, login: damme.login, position, reader });

/** Opens the document; the number of the next message is 5. */
async function openDocument(): Promise<void> {
  await post(1, damme.opening());
  await world.quiet();
}

async function lastNumber(): Promise<number> {
  return messagesOf(await read()).length;
}

describe('messages of a client over HTTP', () => {
  it('reach the room like frames of a WebSocket, and others see them', async () => {
    const admin = await new TestClient(world, 'admin').connect();
    await openDocument();

    expect(await post(5, [damme.typed('getypt')])).toEqual({ kind: 'taken', next: 6 });
    await world.quiet();

    expect(world.text()).toContain('getypt');
    expect(admin.text.toString()).toContain('getypt');
    const frames = messagesOf(await read());
    expect(frames.every(({ channel, kind }) => channel === 1 && kind === 'frame')).toBe(true);
  });

  it('count once, however often and however overlapping they are repeated', async () => {
    await openDocument();
    const [one, two, three] = [damme.typed('één '), damme.typed('twee '), damme.typed('drie')];

    await post(5, [one, two]);
    expect(await post(5, [one, two])).toEqual({ kind: 'taken', next: 7 });
    expect(await post(6, [two, three])).toEqual({ kind: 'taken', next: 8 });
    expect(await post(1, damme.opening())).toEqual({ kind: 'taken', next: 8 });
    await world.quiet();

    expect(world.text()).toContain('één twee drie');
    expect(world.engine.load.connections).toBe(1);
    const statuses = messagesOf(await read()).filter(({ kind, ...rest }) => kind === 'frame' && 'frame' in rest && rest.frame.at(-2) === 8);
    expect(statuses).toHaveLength(4);
  });

  it('are answered with the number that is expected when some are missing, and none of them is taken', async () => {
    await openDocument();
    damme.typed('verloren');

    expect(await post(6, [damme.typed('later')])).toEqual({ kind: 'hole', expected: 5 });
    await world.quiet();

    expect(world.text()).not.toContain('later');
  });

  it('end the connection when they are none', async () => {
    await openDocument();

    await expect(post(5, [Uint8Array.of(1, 9)])).rejects.toThrow(MalformedFrame);

    expect(await post(6, [])).toEqual({ kind: 'over' });
    expect(world.engine.load.connections).toBe(0);
  });

  it('end only their own channel when a frame is none, with the code that a WebSocket would get', async () => {
    const other = new CarriedPerson('damme', 2);
    await openDocument();
    await post(5, other.opening());
    await post(9, [other.frame(statelessFrame('', '').subarray(0, 1))]);

    expect(messagesOf(await read()).at(-1)).toEqual({
      channel: 2, kind: 'close', code: CloseCode.ProtocolViolation, reason: 'not a frame of this protocol',
    });
    expect(world.engine.load.connections).toBe(1);
  });

  it('wait while the engine does not read, and are taken up where they stopped', async () => {
    const slow = new MemoryWorld({ framesPerSecond: 1, frameBurst: 50 });
    carrier = new HttpCarrier({ engine: slow.engine, bus: null, clock: slow.clock });
    id = opened(damme);
    await post(1, damme.opening());
    const pings = Array.from({ length: 60 }, () => damme.frame(pingFrame));

    const taking = post(5, pings);
    await slow.clock.advance(1_000);
    const pongs = (): Promise<number> => read().then((given) => messagesOf(given).filter((message) => message.kind === 'frame' && message.frame.length === 1).length);
    expect(await pongs()).toBeLessThan(60);
    await slow.clock.advance(20_000);
    const taken = await taking;
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    expect(taken.next).toBeLessThan(65);
    const rest = post(taken.next, pings.slice(taken.next - 5));
    await slow.clock.advance(60_000);

    expect(await rest).toEqual({ kind: 'taken', next: 65 });
  });
});

describe('messages to a client over HTTP', () => {
  it('are given again until the client says that it has them', async () => {
    await openDocument();
    const all = messagesOf(await read());

    expect(messagesOf(await read())).toEqual(all);
    expect(messagesOf(await read(2))).toEqual(all.slice(2));
    await post(5, [], 2);
    expect(messagesOf(await read(2))).toEqual(all.slice(2));
    expect(await read(1)).toEqual({ kind: 'lost' });
    expect(await read(all.length + 1)).toEqual({ kind: 'lost' });
  });

  it('wake a GET that waits, and go only to the newest GET', async () => {
    const position = 0;
    const waiting = carrier.read(id, damme.login, { reader: 'old', isFirst: true, position, received: 0, patience: 10_000 });
    const newer = carrier.read(id, damme.login, { reader: 'new', isFirst: true, position, received: 0, patience: 10_000 });
    expect(await waiting).toEqual({ kind: 'superseded' });

    await openDocument();

    expect(messagesOf(await newer).length).toBeGreaterThan(0);
    const again = { reader: 'old', isFirst: false, position, received: 0, patience: 0 };
    expect(await carrier.read(id, damme.login, again)).toEqual({ kind: 'superseded' });
  });

  it('are bounded: who confirms nothing is closed with 1013, as a WebSocket that is not read', async () => {
    const narrow = new MemoryWorld({ slowReaderBytes: 1_000, stalledReaderBytes: 10_000, stalledReaderMs: 5_000 });
    carrier = new HttpCarrier({ engine: narrow.engine, bus: null, clock: narrow.clock });
    id = opened(damme);
    await post(1, damme.opening());
    const admin = await new TestClient(narrow, 'admin').connect();
    for (let turn = 0; turn < 20; turn++) admin.type('x'.repeat(100));
    await narrow.quiet();

    await narrow.clock.advance(7_000);

    expect(messagesOf(await read()).at(-1)).toMatchObject({ kind: 'close', code: CloseCode.TryAgainLater });
  });

  it('are bounded in number too: who opens channel after channel and confirms nothing loses the connection', async () => {
    const narrow = new MemoryWorld();
    const limits = { ...defaultLimits, maxChannelsPerHttpConnection: 1, stalledReaderBytes: 10_000 };
    carrier = new HttpCarrier({ engine: narrow.engine, bus: null, clock: narrow.clock, limits });
    id = opened(damme);
    await post(1, damme.opening());
    const opens = Array.from({ length: 200 }, (_, index) => encodeCarriedMessage({ channel: index + 2, kind: 'open' }));

    await post(5, opens);

    expect(await post(205, [])).toEqual({ kind: 'over' });
    expect(narrow.engine.load.connections).toBe(0);
  });

  it('are bounded over all windows without ending them: large texts that are opened at once come as fast as they are read', async () => {
    const narrow = new MemoryWorld({ slowReaderBytes: 3_000, stalledReaderBytes: 10_000 });
    const limits = { ...defaultLimits, stalledReaderBytes: 10_000 };
    carrier = new HttpCarrier({ engine: narrow.engine, bus: null, clock: narrow.clock, limits });
    (await new TestClient(narrow, 'admin').connect()).type('x'.repeat(4_000));
    await narrow.quiet();
    id = opened(damme);
    const windows = Array.from({ length: 8 }, (_, index) => new CarriedPerson('damme', index + 1));
    await post(1, windows.flatMap((window) => window.opening()));
    const texts = new Set<number>();

    for (let [turn, position] = [0, 0]; turn < 8; turn++) {
      await narrow.clock.advance(1_500);
      const reading = read(position);
      await narrow.clock.advance(1);
      const messages = messagesOf(await reading);
      position += messages.length;
      for (const message of messages) if (message.kind === 'frame' && message.frame.length > 4_000) texts.add(message.channel);
      expect(messages.filter(({ kind }) => kind === 'close')).toEqual([]);
      await post(33, [], position);
    }

    expect(texts.size).toBe(8);
  });

  it('tell at a stop that the server comes back, and that nothing more comes', async () => {
    await openDocument();

    await world.engine.drain();

    const farewell = await lastNumber();
    expect(messagesOf(await read()).at(-1)).toMatchObject({ kind: 'close', code: CloseCode.ServiceRestart });
    expect(await read(farewell)).toEqual({ kind: 'over' });
  });
});

describe('a connection over HTTP', () => {
  it('does not exist for another login, nor for another person', async () => {
    await openDocument();

    for (const login of [{ loginId: 'other', personId: 'damme' }, { loginId: 'damme', personId: 'other' }]) {
      expect(await carrier.take(id, login, { received: 0, first: 5, messages: [] })).toEqual({ kind: 'unknown' });
      expect(await readAfter(carrier, { id, login, position: 0 })).toEqual({ kind: 'unknown' });
    }
  });

  it('has an id of 128 random bits', () => {
    expect(Buffer.from(id, 'base64url')).toHaveLength(16);
    expect(opened(damme)).not.toBe(id);
  });

  it('ends when nobody reads it for half a minute, and the room knows that the person left', async () => {
    await openDocument();
    expect(world.engine.load.connections).toBe(1);

    await world.clock.advance(35_000);

    expect(world.engine.load.connections).toBe(0);
    expect(carrier.size).toBe(0);
  });

  it('lives while it is read, if only by polls with nothing to tell', async () => {
    await openDocument();
    let position = 0;
    for (let turn = 0; turn < 8; turn++) {
      const poll = carrier.read(id, damme.login, { reader: `poll ${turn}`, isFirst: true, position, received: position, patience: 20_000 });
      await world.clock.advance(20_000);
      position += messagesOf(await poll).length;
    }

    expect(world.engine.load.connections).toBe(1);
  });

  it('carries several windows, and the end of one leaves the others', async () => {
    const other = new CarriedPerson('damme', 2);
    await openDocument();
    await post(5, other.opening());
    expect(world.engine.load.connections).toBe(2);

    await post(9, [encodeCarriedMessage({ channel: 1, kind: 'close', code: 1000, reason: '' })]);
    await post(10, [other.typed('blijft')]);
    await world.quiet();

    expect(world.engine.load.connections).toBe(1);
    expect(world.text()).toContain('blijft');
  });

  it('gives way to new ones of its login when it was left behind, and to none while all are read', () => {
    for (let count = 1; count < 16; count++) opened(damme);
    expect(carrier.size).toBe(16);

    const newest = opened(damme);
    expect(carrier.size).toBe(16);
    expect(newest).not.toBeNull();
    expect(carrier.open({ loginId: 'admin', personId: 'admin' }, null)).not.toBeNull();
  });

  it('gives way to none while it is between two polls, and does so some time after its last one', async () => {
    const ids = [id, ...Array.from({ length: 15 }, () => opened(damme))];
    const poll = async (polled: readonly string[]): Promise<void> => {
      const polls = polled.map((one) => readAfter(carrier, { id: one, login: damme.login, position: 0 }));
      await world.clock.advance(1);
      await Promise.all(polls);
    };
    await poll(ids);

    expect(carrier.open(damme.login, null)).toBeNull();
    expect(carrier.size).toBe(16);
    await world.clock.advance(9_000);
    await poll(ids.slice(1));
    await world.clock.advance(3_000);
    expect(carrier.open(damme.login, null)).not.toBeNull();

    expect(await readAfter(carrier, { id, login: damme.login, position: 0 })).toEqual({ kind: 'unknown' });
    expect(carrier.size).toBe(16);
  });

  it('has as many channels, and its login as many connections, as the deployment allows', async () => {
    const limits = { ...defaultLimits, maxChannelsPerHttpConnection: 1, maxHttpConnectionsPerLogin: 2 };
    carrier = new HttpCarrier({ engine: world.engine, bus: null, clock: world.clock, limits });
    id = opened(damme);
    await openDocument();
    const position = await lastNumber();
    await post(5, [encodeCarriedMessage({ channel: 2, kind: 'open' })]);
    expect(messagesOf(await read(position))).toEqual([expect.objectContaining({ channel: 2, kind: 'close', code: CloseCode.TryAgainLater })]);

    opened(damme);
    opened(damme);
    expect(carrier.size).toBe(2);
  });

  it('answers a Ping like a WebSocket', async () => {
    await post(1, [encodeCarriedMessage({ channel: 1, kind: 'open' }), damme.frame(pingFrame)]);

    expect(messagesOf(await read())).toEqual([{ channel: 1, kind: 'frame', frame: Uint8Array.of(10) }]);
  });
});
