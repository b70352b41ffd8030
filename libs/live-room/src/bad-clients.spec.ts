import fc from 'fast-check';
import { FrameType, pingFrame, step1Frame, updateFrame } from '@samenpen/live-protocol';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld } from './testing/memory-world';
import { TestClient, authFrame } from './testing/test-client';

const MiB = 1024 * 1024;

describe('a slow reader', () => {
  it('gets no presence and no updates, and one diff when it has caught up', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const slow = await new TestClient(world, 'traag').connect();
    await world.clock.advance(1_000);
    slow.received.length = 0;
    slow.bufferedBytes = 2 * MiB;

    for (let turn = 0; turn < 10; turn++) an.type(String(turn));
    an.text.delete(0, 1);
    an.announce({ at: 5 });
    await world.clock.advance(2_000);
    expect(slow.kinds().filter((kind) => kind !== 'ping')).toEqual([]);

    slow.bufferedBytes = 0;
    await world.clock.advance(1_000);
    expect(slow.kinds().filter((kind) => kind === 'update')).toHaveLength(1);
    expect(slow.text.toString()).toBe('0123456789');
    an.type('!');
    await world.clock.advance(100);
    expect(slow.text.toString()).toBe('0123456789!');
  });

  it('that asks for the text gets it when it has read what it was sent', async () => {
    const world = new MemoryWorld();
    const slow = await new TestClient(world, 'traag').connect();
    slow.received.length = 0;
    slow.bufferedBytes = 2 * MiB;

    slow.send(step1Frame(DOCUMENT, Uint8Array.of(0)));
    await world.clock.advance(2_000);
    expect(slow.kinds()).not.toContain('step2');
    slow.bufferedBytes = 0;
    await world.clock.advance(1_000);

    expect(slow.kinds()).toContain('step2');
  });

  it('whose login ended meanwhile gets nothing of what others wrote', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const slow = await new TestClient(world, 'traag').connect();
    slow.bufferedBytes = 2 * MiB;
    an.type('niet meer voor jou');
    await world.clock.advance(1_000);
    world.engine.loginEnded('traag');

    slow.bufferedBytes = 0;
    await world.clock.advance(1_000);

    expect(slow.messages).toContainEqual({ type: 'login-ended' });
    expect(slow.text.toString()).toBe('·');
  });

  it('that stays slow is sent away to come back later', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const slow = await new TestClient(world, 'traag').connect();
    slow.bufferedBytes = 2 * MiB;
    an.type('x');

    await world.clock.advance(32_000);

    expect(slow.closedWith).toBe(1013);
  });

  it('with far too much unread is sent away at once', async () => {
    const world = new MemoryWorld();
    const slow = await new TestClient(world, 'traag').connect();
    slow.bufferedBytes = 9 * MiB;

    slow.send(pingFrame);

    expect(slow.closedWith).toBe(1013);
  });
});

describe('a fast writer', () => {
  it('is read later, and refused nothing', async () => {
    const world = new MemoryWorld({ framesPerSecond: 10, frameBurst: 20 });
    const an = await new TestClient(world, 'an').connect();

    for (let turn = 0; turn < 30; turn++) an.type('x');
    await world.quiet();
    expect(an.isPaused).toBe(true);

    await world.clock.advance(3_000);
    expect(an.isPaused).toBe(false);
    expect(an.unsynced).toBe(0);
    expect(an.statuses.every(Boolean)).toBe(true);
  });

  it('is not read while too much of it waits for the store', async () => {
    const world = new MemoryWorld({ maxUnansweredBytes: 1_000 });
    const an = await new TestClient(world, 'an').connect();
    const release = world.log.holdCommits();
    an.type('x'.repeat(2_000));
    await world.quiet();
    expect(an.isPaused).toBe(true);

    release();
    await world.quiet();
    expect(an.isPaused).toBe(false);
  });
});

describe('a client that asks for rights again and again', () => {
  it('is read later, and the others in the room are not asked for', async () => {
    const world = new MemoryWorld({ framesPerSecond: 100, frameBurst: 200 });
    const an = await new TestClient(world, 'an').connect();
    await new TestClient(world, 'bo').connect();
    const asked = world.asked;

    for (let turn = 0; turn < 12; turn++) an.send(authFrame(DOCUMENT, 'an'));
    await world.quiet();

    // One was under way, and one more answers all that came meanwhile.
    expect(world.asked - asked).toBe(2);
    expect(an.isPaused).toBe(true);
  });
});

describe('a client that asks for the text again and again', () => {
  it('gets it as often, as fast as the text may be read, and the room does not stand still for it', async () => {
    const world = new MemoryWorld({ bytesPerSecond: 20_000, byteBurst: 100_000 });
    const an = await new TestClient(world, 'an').connect();
    an.type('x'.repeat(10_000));
    await world.clock.advance(5_000);
    an.received.length = 0;
    const answers = (): number => an.kinds().filter((kind) => kind === 'step2').length;

    for (let turn = 0; turn < 20; turn++) an.send(step1Frame(DOCUMENT, Y.encodeStateVector(an.doc)));
    await world.quiet();
    expect(answers()).toBeLessThan(8);
    expect(an.isPaused).toBe(true);
    await world.clock.advance(30_000);

    expect(answers()).toBe(20);
    expect(an.isPaused).toBe(false);
  });

  it('is ended when it claims to know more Yjs clients than there are, however short its claim', async () => {
    const world = new MemoryWorld({ maxClientsPerUpdate: 10 });
    const an = await new TestClient(world, 'an').connect();
    const claiming = (clients: number): Uint8Array =>
      Uint8Array.of(clients, ...Array.from({ length: clients }, (_, client) => [client + 1, 1]).flat());

    an.send(step1Frame(DOCUMENT, claiming(10)));
    expect(an.closedWith).toBeNull();
    an.send(step1Frame(DOCUMENT, claiming(100)));

    expect(an.closedWith).toBe(4400);
  });
});

describe('a connection', () => {
  it('that opens nothing is ended', async () => {
    const world = new MemoryWorld();
    const idle = new TestClient(world, 'niemand');
    world.engine.accept(idle.transport, { cookie: null });

    await world.clock.advance(31_500);

    expect(idle.closedWith).toBe(4408);
  });

  it('to which nothing is opened is ended however often it asks and answers, and another may come', async () => {
    const world = new MemoryWorld({ maxUnopenedConnections: 1 });
    world.rights.set('niemand', 'none');
    const stranger = await new TestClient(world, 'niemand').connect();
    for (let turn = 0; turn < 31; turn++) {
      stranger.send(authFrame(DOCUMENT, 'niemand'));
      await world.clock.advance(1_000);
    }

    expect(stranger.kinds()).toContain('denied');
    expect(stranger.closedWith).toBe(4408);
    expect((await new TestClient(world, 'an').connect()).closedWith).toBeNull();
  });

  const losses: readonly (readonly [string, (an: TestClient) => void])[] = [
    ['has left its last document', (an) => void an.send(closeFrame(DOCUMENT))],
    ['lost the right to its last document', (an) => void an.world.setRight('an', 'none')],
    ['lost its login', (an) => void an.world.engine.loginEnded('an')],
  ];

  it.each(losses)('that %s stays, so that nobody comes back for nothing', async (_what, lose) => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    await world.clock.advance(40_000);
    an.send(pingFrame);
    lose(an);
    await world.clock.advance(40_000);

    expect(an.closedWith).toBeNull();
  });

  it('that is quiet is pinged before the provider gives up, and dropped when nothing comes back', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.received.length = 0;

    await world.clock.advance(16_000);
    expect(an.kinds()).toEqual(['ping']);

    await world.clock.advance(60_000);
    expect(an.closedWith).toBe(1006);
    expect(world.engine.load.connections).toBe(0);
  });

  it('of a provider that states no version is kept alive with presence of nobody, for it fails on a ping', async () => {
    const world = new MemoryWorld();
    const old = await new TestClient(world, 'oud').connect();
    old.send(authFrame(DOCUMENT, 'oud', null));
    await world.quiet();
    old.received.length = 0;

    await world.clock.advance(16_000);

    expect(old.received).toEqual([{ kind: 'awareness', bytes: Uint8Array.of(0) }]);
  });

  it('with too many documents is ended', async () => {
    const world = new MemoryWorld({ maxDocumentsPerConnection: 2 });
    const an = await new TestClient(world, 'an').connect();

    an.send(authFrame(`${DOCUMENT}\0a`, 'an'));
    an.send(authFrame(`${DOCUMENT}\0b`, 'an'));

    expect(an.closedWith).toBe(4400);
  });
});

function closeFrame(document: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, document);
  writeVarUint(encoder, FrameType.Close);
  return toUint8Array(encoder);
}

describe('garbage', () => {
  it('never makes the engine fail or disturb another connection', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();

    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 8 }), fc.boolean(), async (frames, isOpened) => {
        const bad = new TestClient(world, 'bad');
        if (isOpened) await bad.connect();
        else world.engine.accept(bad.transport, { cookie: null });
        for (const bytes of frames) {
          bad.send(bytes);
          bad.send(Uint8Array.of(...step1Frame(DOCUMENT, bytes)));
        }
        await world.quiet();
        bad.disconnect();
      }),
      { numRuns: 200 },
    );

    an.type('ongestoord');
    await world.quiet();
    expect(an.unsynced).toBe(0);
    expect(world.text()).toBe('·ongestoord');
    expect(world.faults).toEqual([]);
  });
});

describe('too many connections', () => {
  it('of one person end with 4429, and nobody else notices; when one goes, another may come', async () => {
    const world = new MemoryWorld({ maxConnectionsPerPerson: 2 });
    const [one, two] = [await new TestClient(world, 'an').connect(), await new TestClient(world, 'an').connect()];
    const third = new TestClient(world, 'an');
    await third.connect();
    const bo = await new TestClient(world, 'bo').connect();

    expect([one, two, bo].map(({ closedWith }) => closedWith)).toEqual([null, null, null]);
    expect(third.closedWith).toBe(4429);
    one.disconnect();
    await world.quiet();
    expect((await new TestClient(world, 'an').connect()).closedWith).toBeNull();
  });

  it('on which nothing was opened are turned away until some have gone', () => {
    const world = new MemoryWorld({ maxUnopenedConnections: 2 });
    const closed: number[] = [];
    const accepted = [1, 2, 3].map(() =>
      world.engine.accept(
        {
          send: () => undefined,
          bufferedBytes: 0,
          pause: () => undefined,
          resume: () => undefined,
          ping: () => undefined,
          close: (code) => void closed.push(code),
          terminate: () => undefined,
        },
        { cookie: null },
      ),
    );

    expect(closed).toEqual([1013]);
    accepted[0]?.closed();
    expect(world.engine.load.connections).toBe(1);
  });
});

describe('connections on which nothing was opened', () => {
  /** Asks for a document, and is not answered; then sends updates for it. */
  const waiting = (world: MemoryWorld, updates: number): TestClient => {
    const client = new TestClient(world, 'niemand');
    void client.connect({ asks: false, announces: false });
    for (let turn = 0; turn < updates; turn++) client.send(updateFrame(DOCUMENT, new Uint8Array(1_000)));
    return client;
  };

  it('have one budget for what waits for their admission, and the one that holds most gives way', async () => {
    const world = new MemoryWorld({ maxUnopenedBytes: 10_000 });
    world.rights.set('niemand', 'none');
    const clients = [waiting(world, 1), waiting(world, 4), waiting(world, 2)];
    expect(clients.map(({ closedWith }) => closedWith)).toEqual([null, null, null]);

    const last = waiting(world, 1);

    expect([...clients, last].map(({ closedWith }) => closedWith)).toEqual([null, 1013, null, null]);
    await world.quiet();
    // What waited was answered: others may wait.
    expect([waiting(world, 3), waiting(world, 3)].map(({ closedWith }) => closedWith)).toEqual([null, null]);
  });

  it('have it also for what has not come in whole, and for tokens', () => {
    const world = new MemoryWorld({ maxUnopenedBytes: 10_000 });
    const closed: number[] = [];
    const [small, large] = [1, 2].map((name) =>
      world.engine.accept({ ...new TestClient(world, 'niemand').transport, bufferedBytes: 0, close: () => void closed.push(name) }, { cookie: null }),
    );

    small?.arriving(4_000);
    large?.arriving(6_000);
    expect(closed).toEqual([]);
    small?.receive(authFrame(DOCUMENT, 'x'.repeat(100)));

    expect(closed).toEqual([2]);
    small?.receive(authFrame(DOCUMENT, 'x'.repeat(10_000)));
    expect(closed).toEqual([2, 1]);
    expect(world.engine.load.connections).toBe(0);
  });

  it('leave it when something is opened: who is let in may send more', async () => {
    const world = new MemoryWorld({ maxUnopenedBytes: 10_000 });
    const an = await new TestClient(world, 'an').connect();

    an.type('x'.repeat(20_000));
    await world.quiet();

    expect(an.closedWith).toBeNull();
    expect(world.text()).toHaveLength(20_001);
  });
});
