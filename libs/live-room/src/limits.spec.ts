import { updateFrame } from '@samenpen/live-protocol';
import type { LiveLimits } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld } from './testing/memory-world';
import { TestClient } from './testing/test-client';

// The limits that no other behaviour has a test of; each has its number in docs/settings.md.

/** Somebody in a text with these limits, and somebody else who looks on. */
async function twoPeople(limits: Partial<LiveLimits>): Promise<{ world: MemoryWorld; an: TestClient; bo: TestClient }> {
  const world = new MemoryWorld(limits);
  return { world, an: await new TestClient(world, 'an').connect(), bo: await new TestClient(world, 'bo').connect() };
}

/** What several clients wrote into a text of their own, in one update. */
function updateOf(clients: number): Uint8Array {
  const doc = new Y.Doc();
  for (let client = 1; client <= clients; client++) {
    const one = new Y.Doc();
    one.clientID = 1_000 + client;
    Y.applyUpdate(one, Y.encodeStateAsUpdate(doc));
    // At the front, so that nothing is joined with what stood there.
    one.getText('default').insert(0, 'x');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(one));
  }
  return Y.encodeStateAsUpdate(doc);
}

describe('an update', () => {
  const caps: readonly (readonly [string, Partial<LiveLimits>])[] = [
    ['of more structs than may be', { maxStructsPerUpdate: 3 }],
    ['of more clients than may be', { maxClientsPerUpdate: 3 }],
  ];

  it.each(caps)('%s is refused as too large, and one that holds as many as may be is not', async (_what, limits) => {
    const { world, an, bo } = await twoPeople(limits);

    an.send(updateFrame(DOCUMENT, updateOf(3)));
    await world.quiet();
    bo.send(updateFrame(DOCUMENT, updateOf(4)));
    await world.quiet();

    expect(an.messages).toEqual([]);
    expect(bo.messages).toEqual([{ type: 'refused', reason: 'update-too-large', recover: 'rebuild', own: true }]);
    expect([...world.text()].sort()).toEqual(['x', 'x', 'x', '·']);
  });
});

describe('a text', () => {
  it('takes no types in types in types without end, however few levels each update adds', async () => {
    const { world, an, bo } = await twoPeople({ maxNesting: 4 });
    const doc = world.stored();
    let inner: Y.XmlFragment = doc.getXmlFragment('default');
    const deeper = (): Uint8Array => {
      const before = Y.encodeStateVector(doc);
      const element = new Y.XmlElement('listItem');
      inner.insert(0, [element]);
      inner = element;
      return Y.encodeStateAsUpdate(doc, before);
    };

    for (let level = 1; level <= 3; level++) an.send(updateFrame(DOCUMENT, deeper()));
    await world.quiet();
    expect(an.messages).toEqual([]);
    for (let level = 4; level <= 6; level++) bo.send(updateFrame(DOCUMENT, deeper()));
    await world.quiet();

    expect(bo.messages).toEqual([expect.objectContaining({ type: 'refused', reason: 'malformed-update' })]);
  });
});

describe('presence', () => {
  it('of more Yjs clients than a text may speak for is dropped, and the first ones stay', async () => {
    const { world, an, bo } = await twoPeople({ maxClientsPerSession: 3 });

    for (const clientId of [2_001, 2_002, 2_003]) an.announce({ at: clientId }, clientId);
    await world.clock.advance(100);

    expect(bo.presenceOf(an.doc.clientID)).toBeDefined();
    expect([2_001, 2_002, 2_003].map((clientId) => bo.presenceOf(clientId) !== undefined)).toEqual([true, true, false]);
    expect(an.closedWith).toBeNull();
  });

  it('larger than it may be ends the connection, and others see nothing of it', async () => {
    const { world, an, bo } = await twoPeople({ maxPresenceBytes: 100 });

    an.announce({ at: 'x'.repeat(101) });
    await world.clock.advance(100);

    expect(an.closedWith).toBe(4400);
    expect(bo.presenceOf(an.doc.clientID)).toBeNull();
  });
});

describe('what is sent', () => {
  it('before the admission may not be more bytes than wait for it', async () => {
    const world = new MemoryWorld({ maxQueuedBytes: 1_000 });
    const an = new TestClient(world, 'an');
    void an.connect();

    an.send(updateFrame(DOCUMENT, new Uint8Array(500)));
    expect(an.closedWith).toBeNull();
    an.send(updateFrame(DOCUMENT, new Uint8Array(500)));

    expect(an.closedWith).toBe(4400);
    await world.quiet();
  });

  it('faster in bytes than is read waits, and nothing of it is refused', async () => {
    const { world, an } = await twoPeople({ bytesPerSecond: 1_000, byteBurst: 5_000 });

    for (let turn = 0; turn < 6; turn++) an.type('x'.repeat(1_000));
    expect(an.isPaused).toBe(true);
    await world.clock.advance(5_000);

    expect([an.isPaused, an.unsynced]).toEqual([false, 0]);
    expect(an.statuses).not.toContain(false);
  });
});
