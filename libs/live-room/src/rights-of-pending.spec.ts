// What a person typed is stored under the right that it was taken in under, or under one that the person has now: the
// right may go between the two, and so may the person, where another token comes on the same connection.

import { DOCUMENT, MemoryWorld, OTHER_DOCUMENT, ROOM } from './testing/memory-world';
import { TestClient, authFrame } from './testing/test-client';

/** An update of An is on its way and in no batch yet: one of another room is under way. `release` lets that be stored. */
async function typedMeanwhile(world: MemoryWorld): Promise<{ an: TestClient; bo: TestClient; release: () => void }> {
  const elsewhere = await new TestClient(world, 'cy', OTHER_DOCUMENT).connect();
  const an = await new TestClient(world, 'an').connect();
  const bo = await new TestClient(world, 'bo').connect();
  const release = world.log.holdCommits();
  elsewhere.type('elders');
  await world.quiet();
  an.type('van An');
  await world.quiet();
  return { an, bo, release };
}

describe('an update that is on its way while its writer loses the right', () => {
  it('is undone, also when it was in no batch yet', async () => {
    const world = new MemoryWorld();
    const { an, bo, release } = await typedMeanwhile(world);

    await world.setRight('an', 'read');
    release();
    await world.quiet();

    expect(world.text()).toBe('·');
    expect([an.statuses, bo.statuses]).toEqual([[true, false], [true]]);
    expect(an.messages).toContainEqual({ type: 'refused', reason: 'role-may-not-write', recover: 'rebuild', own: true });
    expect(bo.messages).toContainEqual({ type: 'refused', reason: 'role-may-not-write', recover: 'rebuild', own: false });
    expect(world.engine.load.pendingUpdates).toBe(0);
  });

  it('is undone when the right goes in the same turn', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();

    an.type('x');
    void world.setRight('an', 'read');
    await world.quiet();

    expect([world.text(), an.statuses]).toEqual(['·', [true, false]]);
  });

  it('is undone when the writer has left the dossier, or the page, by then', async () => {
    for (const right of ['read', 'none'] as const) {
      const world = new MemoryWorld();
      const { an, release } = await typedMeanwhile(world);
      if (right === 'read') an.disconnect();

      await world.setRight('an', right);
      release();
      await world.quiet();

      expect([world.text(), world.engine.load.pendingUpdates]).toEqual(['·', 0]);
    }
  });

  it('is undone when nobody told the engine, but the writer asked for rights anew', async () => {
    const world = new MemoryWorld();
    const { an, release } = await typedMeanwhile(world);

    await world.setRight('an', 'read', true);
    an.send(authFrame(DOCUMENT, 'an'));
    await world.quiet();
    release();
    await world.quiet();

    expect([world.text(), an.statuses]).toEqual(['·', [true, false]]);
  });
});

describe('an update that is on its way while the rights of others change', () => {
  it('is stored, with what follows it', async () => {
    const world = new MemoryWorld();
    const { an, bo, release } = await typedMeanwhile(world);

    await world.setRight('dirk', 'read');
    an.type(' en verder');
    release();
    await world.quiet();

    expect(world.text()).toBe('·van An en verder');
    expect([an.unsynced, bo.messages]).toEqual([0, []]);
  });

  it('is stored when its writer has left the page', async () => {
    const world = new MemoryWorld();
    const { an, release } = await typedMeanwhile(world);
    an.disconnect();

    await world.setRight('dirk', 'read');
    release();
    await world.quiet();

    expect(world.text()).toBe('·van An');
  });
});

describe('another token on the same connection', () => {
  it('leaves what is on its way to whom it came from', async () => {
    const world = new MemoryWorld();
    const { an, release } = await typedMeanwhile(world);

    an.send(authFrame(DOCUMENT, 'eva'));
    await world.quiet();
    an.type(' van Eva');
    release();
    await world.quiet();

    const { tail, authors } = world.log.room(ROOM);
    expect(world.text()).toBe('·van An van Eva');
    expect(tail.map(({ personId }) => personId)).toEqual([null, 'an', 'eva']);
    expect(authors).toEqual(new Map([[an.doc.clientID, 'an']]));
  });

  it('saves nothing of somebody whose right has gone, and is not ended by it', async () => {
    const world = new MemoryWorld();
    const { an, release } = await typedMeanwhile(world);

    an.send(authFrame(DOCUMENT, 'eva'));
    await world.quiet();
    await world.setRight('an', 'read');
    release();
    await world.quiet();

    expect([world.text(), an.statuses, world.engine.load.pendingUpdates]).toEqual(['·', [true, false], 0]);
    expect(an.messages.map(({ type }) => type)).toEqual(['refused']);
  });

  it('saves nothing that was typed under a login that has ended, and ends no other', async () => {
    const world = new MemoryWorld();
    const { an, release } = await typedMeanwhile(world);
    const eva = await new TestClient(world, 'eva', OTHER_DOCUMENT).connect();

    an.send(authFrame(DOCUMENT, 'eva'));
    await world.quiet();
    world.log.ended.add('an');
    release();
    await world.quiet();

    expect([world.text(), an.statuses, world.engine.load.pendingUpdates]).toEqual(['·', [true, false], 0]);
    expect(eva.messages).toEqual([]);
  });
});
