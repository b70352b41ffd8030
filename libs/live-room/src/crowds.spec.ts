import { defaultLimits } from '@samenpen/live-protocol';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

const people = (count: number): string[] => Array.from({ length: count }, (_, index) => `person-${index}`);

/** After how many ticks the second one hears where the first one is. */
async function ticksUntilHeard(world: MemoryWorld, [first, second]: readonly TestClient[]): Promise<number> {
  if (first === undefined || second === undefined) throw new Error('it takes two');
  second.received.length = 0;
  first.announce({ at: 7 });
  for (let ticks = 1; ticks < 10; ticks++) {
    await world.clock.advance(defaultLimits.presenceTickMs);
    if (second.kinds().includes('awareness')) return ticks;
  }
  throw new Error('nothing was heard');
}

describe('a crowd', () => {
  it('of two hundred writes in one text: everybody has every word, and one status for each of their own', async () => {
    const world = new MemoryWorld();
    const writers = await Promise.all(people(200).map((person) => new TestClient(world, person).connect({ announces: false })));

    for (const writer of writers) writer.type(`${writer.person} `);
    await world.quiet();
    await world.clock.advance(100);

    const text = world.text();
    for (const person of people(200)) expect(text).toContain(`${person} `);
    for (const writer of writers) {
      expect(writer.text.toString()).toBe(text);
      expect(writer.unsynced).toBe(0);
      expect(writer.statuses).not.toContain(false);
      expect(writer.messages).toEqual([]);
    }
  }, 60_000);

  it('of three hundred comes in at once: the log is read once, and all are sent the same bytes', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('Wat er al stond.');
    await world.quiet();
    an.disconnect();
    await world.clock.advance(60_000);
    const before = world.log.loads;

    const joiners = await Promise.all(people(300).map((person) => new TestClient(world, person).connect({ announces: false })));

    expect(world.log.loads - before).toBe(1);
    for (const joiner of joiners) expect(joiner.text.toString()).toBe(world.text());
    const sent = new Set(joiners.flatMap(({ received }) => received.flatMap((frame) => (frame.kind === 'step2' ? [frame.bytes.buffer] : []))));
    expect(sent.size).toBe(1);
  }, 60_000);

  it('of a hundred hears where somebody is at every third tick, in one message; four hear it at every tick', async () => {
    const world = new MemoryWorld();
    const four = people(4).map((person) => new TestClient(world, person));
    for (const client of four) await client.connect();
    await world.clock.advance(1_000);
    expect(await ticksUntilHeard(world, four)).toBe(1);

    const crowd = people(100).slice(4).map((person) => new TestClient(world, person));
    await Promise.all(crowd.map((client) => client.connect()));
    await world.clock.advance(1_000);
    expect(await ticksUntilHeard(world, four)).toBe(3);
    await world.clock.advance(1_000);
    expect(four[1]?.kinds()).toEqual(['awareness']);
  }, 60_000);

  it('that only watches costs nothing once its text is idle, and nothing at all when it has gone', async () => {
    const world = new MemoryWorld();
    const watchers = await Promise.all(people(500).map((person) => new TestClient(world, person).connect({ announces: false })));
    await world.clock.advance(60_000);

    expect(world.engine.load).toMatchObject({ connections: 500, rooms: 1, hotRooms: 0, documentBytes: 0 });
    for (const watcher of watchers) watcher.disconnect();
    await world.clock.advance(60_000);
    expect(world.engine.load).toMatchObject({ connections: 0, rooms: 0 });
    expect(world.log.room(ROOM).head).toBe(1);
    expect(watchers.every(({ document }) => document === DOCUMENT)).toBe(true);
  }, 60_000);
});
