// A log that makes no document is found where somebody needs one, perhaps while a batch of the same room is under way.

import * as Y from 'yjs';
import { MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

/** A letter behind one that the log does not have. Its clocks show no gap: only who makes a document of it stumbles. */
function letterBehindNothing(): Uint8Array {
  const one = new Y.Doc();
  one.getText('default').insert(0, 'weg');
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  const before = Y.encodeStateVector(other);
  other.getText('default').insert(3, 'x');
  return Y.encodeStateAsUpdate(other, before);
}

async function damagedWhileInUse(): Promise<{ world: MemoryWorld; an: TestClient; release: () => void }> {
  const world = new MemoryWorld();
  const text = world.stored();
  const before = Y.encodeStateVector(text);
  text.getText('default').insert(1, 'abcdefgh');
  world.log.appendByServer(ROOM, Y.encodeStateAsUpdate(text, before));
  world.log.appendByServer(ROOM, letterBehindNothing());
  const an = await new TestClient(world, 'an').connect();
  // Deletions of what is known need no document.
  an.text.delete(1, 1);
  await world.quiet();
  expect(an.statuses).toEqual([true, true]);
  const release = world.log.holdCommits();
  an.text.delete(1, 1);
  await world.quiet();
  // Whoever comes back with a state of its own does need one.
  const bo = new TestClient(world, 'bo');
  bo.type('van Bo');
  await bo.connect();
  expect(bo.received).toContainEqual({ kind: 'denied', text: 'has-no-room' });
  return { world, an, release };
}

describe('a room that turns out to be damaged while a batch of it is under way', () => {
  it('answers what the batch holds by what the log says of it', async () => {
    const { world, an, release } = await damagedWhileInUse();
    expect(an.received).toContainEqual({ kind: 'denied', text: 'has-no-room' });

    release();
    await world.quiet();

    expect(an.statuses).toEqual([true, true, true]);
    expect(world.log.room(ROOM).tail.filter(({ personId }) => personId === 'an')).toHaveLength(2);
  });

  it('takes nothing that comes later for what the batch held', async () => {
    const { world, release } = await damagedWhileInUse();
    const cy = await new TestClient(world, 'cy').connect();
    const known = new Y.Doc();
    Y.applyUpdate(known, world.log.room(ROOM).tail[0]?.update ?? new Uint8Array());
    Y.applyUpdate(cy.doc, Y.encodeStateAsUpdate(known), cy);
    cy.text.delete(0, 1);
    await world.quiet();
    release();
    await world.quiet();
    await world.clock.advance(1_000);

    const stored = world.log.room(ROOM).tail.filter(({ personId }) => personId === 'cy').length;
    expect([stored, cy.statuses.includes(true)]).toEqual([0, false]);
    expect(world.engine.load.pendingUpdates).toBe(0);
  });
});
