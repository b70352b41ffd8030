import { MemoryWorld } from './testing/memory-world';
import { TestClient } from './testing/test-client';

const MINUTE = 60_000;

describe('the use of a login', () => {
  it('is reported once a minute of whoever wrote in it, and not of who only read and moved a caret', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    an.type('een');
    an.type('twee');
    bo.announce({ at: 1 });
    await world.clock.advance(MINUTE / 2);
    expect(world.usedLogins).toEqual([]);

    await world.clock.advance(MINUTE);
    expect(world.usedLogins).toEqual([['an']]);
    await world.clock.advance(2 * MINUTE);
    expect(world.usedLogins).toEqual([['an']]);
  });

  it('is reported a minute later when the store was away', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('een');
    await world.quiet();
    world.log.isAway = true;
    await world.clock.advance(MINUTE + 2_000);
    expect(world.usedLogins).toEqual([]);

    world.log.isAway = false;
    await world.clock.advance(MINUTE + 2_000);
    expect(world.usedLogins).toEqual([['an']]);
  });
});
