import { MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

/** So many people in one text. */
async function people(world: MemoryWorld, count: number): Promise<TestClient[]> {
  const clients: TestClient[] = [];
  for (let number = 0; number < count; number++) clients.push(await new TestClient(world, `p${number}`).connect());
  return clients;
}

describe('the commit window', () => {
  it('is nothing for a lone edit: it is stored without any time passing', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();

    for (let edit = 1; edit <= 3; edit++) {
      an.type('x');
      await world.quiet();
      expect([an.unsynced, world.log.commits]).toEqual([0, edit]);
    }
  });

  it('grows with load to at most 5 ms, gathers what comes meanwhile in one commit, and shrinks again', async () => {
    const world = new MemoryWorld();
    const crowd = await people(world, 72);
    for (const person of crowd) person.type('a');
    await world.quiet();
    expect(world.log.commits).toBe(1);

    const [an, bo] = crowd as [TestClient, TestClient]; // Of 72.
    an.type('b');
    await world.quiet();
    await world.clock.advance(4);
    bo.type('c');
    await world.quiet();
    expect([an.unsynced, world.log.commits]).toEqual([1, 1]);
    await world.clock.advance(1);
    expect([an.unsynced, bo.unsynced, world.log.commits]).toEqual([0, 0, 2]);

    an.type('d');
    await world.quiet();
    expect([an.unsynced, world.log.commits]).toEqual([0, 3]);
    expect(world.log.room(ROOM).head).toBeGreaterThan(3);
  });
});

describe('a store that is away for a minute', () => {
  it('loses nothing acknowledged, shows nothing unacknowledged as saved, and everything goes on by itself', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    an.type('ervoor ');
    await world.quiet();
    world.log.isAway = true;
    an.type('een ');
    await world.clock.advance(30_000);
    bo.type('twee ');
    const cy = await new TestClient(world, 'cy').connect();
    await world.clock.advance(30_000);

    expect([an.unsynced, bo.unsynced, cy.text.toString()]).toEqual([1, 1, '·ervoor een ']);
    expect(an.messages).toEqual([{ type: 'storage', available: false }]);
    expect(cy.messages).toEqual([{ type: 'storage', available: false }]);

    world.log.isAway = false;
    await world.clock.advance(3_000);
    for (const client of [an, bo, cy]) {
      expect([client.unsynced, client.text.toString()]).toEqual([0, world.text()]);
      expect(client.messages.at(-1)).toEqual({ type: 'storage', available: true });
    }
    expect(world.text()).toBe('·ervoor een twee ');
  });

  it('that neither answers nor fails is said as soon', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const release = world.log.holdCommits();
    an.type('x');
    await world.quiet();
    await world.clock.advance(3_000);
    expect([an.unsynced, an.messages]).toEqual([1, [{ type: 'storage', available: false }]]);

    release();
    await world.clock.advance(100);
    expect([an.unsynced, an.messages.at(-1)]).toEqual([0, { type: 'storage', available: true }]);
  });
});

describe('documents that together are above their budget', () => {
  it('take turns in memory, and every text stays right', async () => {
    const world = new MemoryWorld({ documentBudgetBytes: 5_000 });
    const rooms = Array.from({ length: 30 }, (_, index) => `0d5cfb1e-6a53-4a3c-9a0c-7f4d3f1d2a${String(index).padStart(2, '0')}`);
    const seed = world.log.room(ROOM).tail[0]?.update ?? new Uint8Array();
    for (const room of rooms) world.log.seed(room, seed);
    const writers: TestClient[] = [];
    for (const room of rooms) writers.push(await new TestClient(world, 'an', `section/${room}`).connect());

    for (let round = 0; round < 5; round++) {
      for (const [index, writer] of writers.entries()) writer.type(`${index}.${round} `);
      // What was written is looked at before it leaves memory; nothing is idle yet.
      await world.clock.advance(9_000);
      const { rooms: inUse, hotRooms, documentBytes, documentBudgetBytes } = world.engine.load;
      expect(inUse).toBe(30);
      expect(hotRooms).toBeLessThan(30);
      expect(documentBytes).toBeLessThanOrEqual(documentBudgetBytes);
    }

    for (const [index, writer] of writers.entries()) {
      expect(world.text(rooms[index])).toBe(`·${[0, 1, 2, 3, 4].map((round) => `${index}.${round} `).join('')}`);
      expect([writer.text.toString(), writer.unsynced]).toEqual([world.text(rooms[index]), 0]);
    }
  });
});
