import { DOCUMENT, MemoryWorld } from './testing/memory-world';
import { TestClient, authFrame } from './testing/test-client';

const MINUTE_MS = 60_000;

describe('asking for rights while nobody can tell', () => {
  it('is done by one loop per open document, less and less often, however many tokens come', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    world.isGateAway = true;
    for (let token = 0; token < 50; token++) an.send(authFrame(DOCUMENT, 'an'));

    await world.clock.advance(MINUTE_MS);
    const faults = world.faults.filter((fault) => String(fault).includes('away')).length;
    // Those of the polls, every two seconds, are among them.
    expect(faults).toBeLessThan(30 + 20);

    world.rights.set('an', 'read');
    world.isGateAway = false;
    await world.clock.advance(5_000);
    expect(an.messages).toEqual([{ type: 'scope', scope: 'readonly', reason: 'role-may-not-write' }]);
  });

  it('ends when the document is left', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    world.isGateAway = true;
    an.send(authFrame(DOCUMENT, 'an'));
    await world.clock.advance(MINUTE_MS);
    an.disconnect();
    bo.disconnect();
    await world.clock.advance(MINUTE_MS);
    const { length } = world.faults;

    await world.clock.advance(MINUTE_MS);

    expect(world.faults).toHaveLength(length);
    expect(world.engine.load).toMatchObject({ connections: 0, rooms: 0 });
  });

  it('lets a room go on for the others when whoever is asked about leaves it', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    world.isGateAway = true;
    const change = world.setRight('an', 'read');
    await world.clock.advance(MINUTE_MS);
    an.disconnect();

    await world.clock.advance(6_000);
    await change;
    world.isGateAway = false;
    const bo = await new TestClient(world, 'bo').connect();
    bo.type('verder');
    await world.quiet();

    expect([world.text(), bo.unsynced]).toEqual(['·verder', 0]);
  });

  it('asks again when a token came while the answer was on its way', async () => {
    const world = new MemoryWorld();
    world.rights.set('eva', 'read');
    const an = await new TestClient(world, 'an').connect();
    let answer: () => void = () => undefined;
    world.afterAdmission = () => new Promise((resolve) => (answer = resolve));
    an.send(authFrame(DOCUMENT, 'an'));
    await world.quiet();
    world.afterAdmission = null;
    an.send(authFrame(DOCUMENT, 'eva'));
    await world.quiet();
    answer();
    await world.quiet();

    an.type('x');
    await world.quiet();

    expect([world.text(), an.statuses]).toEqual(['·', [true, false]]);
  });

  it('lets nobody hold up a room with tokens that never end', async () => {
    const world = new MemoryWorld();
    const [an, bo] = [await new TestClient(world, 'an').connect(), await new TestClient(world, 'bo').connect()];
    world.afterAdmission = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      an.send(authFrame(DOCUMENT, 'an'));
    };
    an.send(authFrame(DOCUMENT, 'an'));
    await world.quiet();

    void world.setRight('an', 'read');
    for (let turn = 0; turn < 5; turn++) await world.quiet();
    bo.type('verder');
    await world.quiet();

    expect([world.text(), bo.unsynced]).toEqual(['·verder', 0]);
    expect(an.messages[0]).toMatchObject({ type: 'scope', reason: 'role-may-not-write' });
    world.afterAdmission = null;
    await world.quiet();
  });

  it('goes on for what a writer who has left had on its way, and stores it', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    world.isGateAway = true;
    an.type('nog net');
    void world.setRight('dirk', 'read');
    an.disconnect();
    await world.clock.advance(MINUTE_MS);
    expect(world.text()).toBe('·');

    world.isGateAway = false;
    await world.clock.advance(6_000);

    expect([world.text(), world.engine.load.pendingUpdates]).toEqual(['·nog net', 0]);
  });
});
