import { CloseCode, pingFrame } from '@samenpen/live-protocol';
import { CarriedPerson, messagesOf, readAfter } from '../testing/carried-client';
import { MemoryBus } from '../testing/memory-bus';
import { MemoryWorld } from '../testing/memory-world';
import { HttpCarrier } from './http-carrier';

let world: MemoryWorld;
let bus: MemoryBus;
let holder: HttpCarrier;
let other: HttpCarrier;
let damme: CarriedPerson;
let id: string;

beforeEach(() => {
  world = new MemoryWorld();
  bus = new MemoryBus();
  holder = new HttpCarrier({ engine: world.engine, bus, clock: world.clock });
  other = new HttpCarrier({ engine: world.engine, bus, clock: world.clock });
  damme = new CarriedPerson('damme');
  id = holder.open(damme.login, null) ?? '';
});

const post = (carrier: HttpCarrier, first: number, messages: readonly Uint8Array[]) =>
  carrier.take(id, damme.login, { received: 0, first, messages });

/** What the work gives once so much time has passed as its repeats need. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  for (let turn = 0; turn < 10; turn++) await world.clock.advance(1_000);
  return work;
}

describe('a request that reaches an instance without its connection', () => {
  it('is taken by the instance that holds it, in the order of the numbers', async () => {
    await post(holder, 1, damme.opening());
    await world.quiet();

    expect(await post(other, 5, [damme.typed('via de andere')])).toEqual({ kind: 'taken', next: 6 });
    expect(await post(holder, 7, [damme.typed('gat')])).toEqual({ kind: 'hole', expected: 6 });
    await world.quiet();

    expect(world.text()).toContain('via de andere');
    expect(messagesOf(await readAfter(other, { id, login: damme.login, position: 0 })).length).toBeGreaterThan(3);
  });

  it('waits there for messages, and takes over from a GET elsewhere', async () => {
    const own = holder.read(id, damme.login, { reader: 'own', isFirst: true, position: 0, received: 0, patience: 10_000 });
    const far = other.read(id, damme.login, { reader: 'far', isFirst: true, position: 0, received: 0, patience: 10_000 });
    expect(await own).toEqual({ kind: 'superseded' });
    await world.clock.advance(3_000);

    await post(holder, 1, damme.opening());

    expect(messagesOf(await far).length).toBeGreaterThan(0);
  });

  it.each([
    ['loses the first question and the first answer', (count: number) => (count === 1 || count === 4 ? 0 : 1)],
    ['doubles every message', () => 2],
  ])('is taken once by a bus that %s', async (_title, copies) => {
    let count = 0;
    bus.copies = () => copies((count += 1));
    await post(holder, 1, damme.opening());
    await world.quiet();

    expect(await inTime(post(other, 5, [damme.typed('één keer')]))).toEqual({ kind: 'taken', next: 6 });
    await world.quiet();

    expect(world.text().split('één keer')).toHaveLength(2);
  });

  it('crosses the bus once when it was heard, however long the engine does not read, and though its answer is lost', async () => {
    const slow = new MemoryWorld({ framesPerSecond: 10, frameBurst: 60 });
    holder = new HttpCarrier({ engine: slow.engine, bus, clock: slow.clock });
    other = new HttpCarrier({ engine: slow.engine, bus, clock: slow.clock });
    id = holder.open(damme.login, null) ?? '';
    await post(holder, 1, damme.opening());
    const published = jest.spyOn(bus, 'publish');
    const pings = Array.from({ length: 100 }, () => damme.frame(pingFrame));

    const taken = post(other, 5, [...pings, damme.typed('x'.repeat(50_000))]);
    await slow.clock.advance(2_500);
    bus.copies = (channel) => (channel.startsWith('http-answers/') ? 0 : 1);
    await slow.clock.advance(10_000);
    bus.copies = () => 1;
    await slow.clock.advance(2_500);

    expect(await taken).toEqual({ kind: 'taken', next: 106 });
    const asked = published.mock.calls.filter(([channel]) => channel === `http/${id}`).map(([, { byteLength }]) => byteLength);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.reduce((sum, bytes) => sum + bytes)).toBeLessThan(60_000);
  });

  it('is for an unknown connection when nobody holds it, or nobody can be reached', async () => {
    const strange = { loginId: 'admin', personId: 'admin' };
    expect(await inTime(other.take(id, strange, { received: 0, first: 1, messages: [] }))).toEqual({ kind: 'unknown' });
    expect(await inTime(other.take('made up', damme.login, { received: 0, first: 1, messages: [] }))).toEqual({ kind: 'unknown' });

    bus.isConnected = false;
    expect(await post(other, 1, damme.opening())).toEqual({ kind: 'unknown' });
  });

  it('hears of the end of the connection from the instance that ends it', async () => {
    await post(holder, 1, damme.opening());
    await world.engine.drain();
    const farewell = messagesOf(await readAfter(other, { id, login: damme.login, position: 0 }));

    expect(farewell.at(-1)).toMatchObject({ kind: 'close', code: CloseCode.ServiceRestart });
    expect(await readAfter(other, { id, login: damme.login, position: farewell.length })).toEqual({ kind: 'over' });
  });

  it('ends the connection when it holds what is no message', async () => {
    await post(holder, 1, damme.opening());

    await expect(post(other, 5, [Uint8Array.of(1, 9)])).rejects.toThrow('could not read');

    expect(world.engine.load.connections).toBe(0);
  });
});
