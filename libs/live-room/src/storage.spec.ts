import * as Y from 'yjs';
import { compactRoom } from './compaction/compact-room';
import { compactorHere } from './ports/compactor';
import { DOCUMENT, MemoryWorld, OTHER_DOCUMENT, OTHER_ROOM, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

describe('a commit whose answer was lost', () => {
  it('is repeated and stored once', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    world.log.lostAnswers = 2;

    an.type('een');
    await world.quiet();
    expect(an.unsynced).toBe(1);
    await world.clock.advance(500);

    expect(an.unsynced).toBe(0);
    expect(world.log.room(ROOM).head).toBe(2);
  });
});

describe('a store that is away', () => {
  it('acknowledges nothing, drops nothing, and tells people after some seconds', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    world.log.isAway = true;
    an.type('een');
    await world.quiet();
    await world.clock.advance(2_000);
    expect(an.messages).toEqual([]);
    expect(bo.text.toString()).toBe('·een');

    await world.clock.advance(3_000);
    expect(an.messages).toEqual([{ type: 'storage', available: false }]);
    expect(bo.messages).toEqual([{ type: 'storage', available: false }]);
    bo.type('twee');
    await world.quiet();
    expect(an.text.toString()).toBe('·een');
    expect(bo.statuses).toEqual([true]);

    world.log.isAway = false;
    await world.clock.advance(2_000);
    expect(an.messages.at(-1)).toEqual({ type: 'storage', available: true });
    expect([an.unsynced, bo.unsynced]).toEqual([0, 0]);
    expect(world.text()).toBe('·eentwee');
    expect(an.text.toString()).toBe('·eentwee');
  });

  it('tells who comes while nothing is stored, takes nothing of them, and goes on where they are too', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const release = world.log.holdCommits();
    an.type('een');
    await world.clock.advance(4_000);
    const bo = await new TestClient(world, 'bo', OTHER_DOCUMENT).connect();
    const cy = await new TestClient(world, 'cy', OTHER_DOCUMENT).connect();
    expect(bo.messages).toEqual([{ type: 'storage', available: false }]);

    bo.type('elders');
    await world.quiet();
    expect(cy.text.toString()).toBe('·');
    release();
    await world.quiet();

    expect(bo.messages.at(-1)).toEqual({ type: 'storage', available: true });
    expect([an.unsynced, bo.unsynced]).toEqual([0, 0]);
    expect([cy.text.toString(), world.text(OTHER_ROOM)]).toEqual(['·elders', '·elders']);
  });

  it('keeps in memory what is on its way', async () => {
    const world = new MemoryWorld({ documentBudgetBytes: 0 });
    const an = await new TestClient(world, 'an').connect();
    const release = world.log.holdCommits();
    an.type('een');
    const { loads } = world.log;
    await world.clock.advance(60_000);
    const bo = await new TestClient(world, 'bo').connect();

    expect(bo.text.toString()).toBe('·een');
    expect(world.log.loads).toBe(loads);
    release();
    await world.quiet();
    expect(an.unsynced).toBe(0);
  });

  it('lets whoever opens a room wait, and never shows an empty one', async () => {
    const world = new MemoryWorld();
    world.log.isAway = true;
    const an = await new TestClient(world, 'an').connect();
    expect(an.kinds()).toEqual(['authenticated']);

    world.log.isAway = false;
    await world.clock.advance(1_000);

    expect(an.text.toString()).toBe('·');
    expect(an.unsynced).toBe(0);
  });
});

describe('a room that others write to', () => {
  it('shows the update of the server, and stores what was typed meanwhile behind it', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const server = world.stored();
    server.clientID = 5;
    server.getText('default').insert(0, 'Hersteld. ');
    world.log.appendByServer(ROOM, Y.encodeStateAsUpdate(server, Y.encodeStateVector(world.stored())));

    an.type(' en verder');
    await world.quiet();

    expect(world.text()).toBe('Hersteld. · en verder');
    expect(an.text.toString()).toBe(world.text());
    expect(an.unsynced).toBe(0);
  });

  it('shows it without any typing, when told or at the next poll', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const server = world.stored();
    server.clientID = 5;
    server.getText('default').insert(0, 'A');
    world.log.appendByServer(ROOM, Y.encodeStateAsUpdate(server));
    await world.engine.roomsMoved([ROOM]);
    await world.quiet();
    expect(an.text.toString()).toBe('A·');

    server.getText('default').insert(0, 'B');
    world.log.appendByServer(ROOM, Y.encodeStateAsUpdate(server));
    await world.clock.advance(3_000);
    expect(an.text.toString()).toBe('BA·');
  });

  it('converges when two instances take the same client in', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const second = new MemoryWorld();
    second.log.rooms.set(ROOM, world.log.room(ROOM));
    const bo = await new TestClient(second, 'bo').connect();

    for (let round = 0; round < 5; round++) {
      an.type(`a${round}`);
      bo.type(`b${round}`);
      await world.quiet();
      await world.clock.advance(3_000);
      await second.clock.advance(3_000);
    }

    expect(an.text.toString()).toBe(bo.text.toString());
    expect(world.text()).toBe(an.text.toString());
    expect([an.unsynced, bo.unsynced]).toEqual([0, 0]);
  });
});

describe('a compaction', () => {
  it('keeps the text, makes the tail short, and lets the room go on', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    for (let turn = 0; turn < 20; turn++) an.type(String(turn % 10));
    await world.quiet();
    const before = world.text();

    // The text, the first letter there, and the rest of what was typed.
    expect(await compactRoom(world.log, compactorHere, ROOM)).toMatchObject({ seq: 3 });
    an.type('!');
    await world.clock.advance(10);

    expect(world.text()).toBe(`${before}!`);
    expect(world.log.room(ROOM).tail).toHaveLength(1);
    expect(world.log.room(ROOM).archive).toHaveLength(3);
    const newcomer = await new TestClient(world, 'bo').connect();
    expect(newcomer.text.toString()).toBe(`${before}!`);
  });

  it('comes by itself once a room with a long tail is quiet, and nobody in it notices', async () => {
    const world = new MemoryWorld();
    const [an, bo] = await Promise.all(['an', 'bo'].map((person) => new TestClient(world, person).connect()));
    for (let turn = 0; turn < 450; turn++) {
      an?.type('x');
      if (turn % 10 === 0) await world.quiet();
      bo?.type('y');
    }
    await world.quiet();
    expect(world.log.room(ROOM).base).toBeNull();

    await world.clock.advance(5_000);
    an?.type('!');
    await world.clock.advance(10);

    expect(world.log.room(ROOM)).toMatchObject({ baseEpoch: 1, tail: [expect.anything()] });
    expect(bo?.text.toString()).toBe(world.text());
    expect((await new TestClient(world, 'cy').connect()).text.toString()).toBe(world.text());
  });

  it('that fails leaves everything as it was', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('tekst');
    await world.quiet();

    await expect(compactRoom(world.log, { compact: () => Promise.reject(new Error('no worker')) }, ROOM)).rejects.toThrow('no worker');

    expect(world.log.room(ROOM)).toMatchObject({ base: null, tail: [expect.anything(), expect.anything()] });
  });
});

describe('a room that nobody is in', () => {
  it('costs nothing', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('x');
    an.disconnect();
    await world.quiet();

    await world.clock.advance(2_000);
    expect(world.engine.load).toMatchObject({ connections: 0, rooms: 0, hotRooms: 0, documentBytes: 0 });
    expect(world.text()).toBe('·x');
  });
});

describe('a stop', () => {
  it('stores what was taken in, then sends everybody away to come back', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('nog net');

    const drained = world.engine.drain();
    await world.quiet();
    await world.clock.advance(100);
    await drained;

    expect(world.text()).toBe('·nog net');
    expect(an.unsynced).toBe(0);
    expect(an.closedWith).toBe(1012);
    const late = new TestClient(world, 'bo', DOCUMENT);
    await late.connect();
    expect(late.closedWith).toBe(1012);
  });

  it('takes in nothing more, so that it comes to an end however fast people type', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    const release = world.log.holdCommits();
    an.type('nog net');
    const drained = world.engine.drain();
    an.type(' te laat');
    await world.quiet();
    release();
    await world.quiet();
    await world.clock.advance(100);
    await drained;

    expect([world.text(), bo.text.toString()]).toEqual(['·nog net', '·nog net']);
    expect([an.closedWith, an.unsynced]).toEqual([1012, 1]);
  });
});

describe('a document that had to leave memory', () => {
  it('comes back for the next edit, and its readers miss nothing that was written meanwhile', async () => {
    const world = new MemoryWorld({ documentBudgetBytes: 0 });
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    an.type('een');
    await world.quiet();
    await world.clock.advance(1_000);
    const server = world.stored();
    server.clientID = 5;
    server.getText('default').insert(0, 'S');
    world.log.appendByServer(ROOM, Y.encodeStateAsUpdate(server, Y.encodeStateVector(world.stored())));

    await world.clock.advance(3_000);
    expect([an.text.toString(), bo.text.toString()]).toEqual(['S·een', 'S·een']);

    await world.clock.advance(1_000);
    bo.type('twee');
    await world.quiet();
    expect([an.text.toString(), bo.text.toString(), world.text()]).toEqual(['S·eentwee', 'S·eentwee', 'S·eentwee']);
    expect([an.unsynced, bo.unsynced]).toEqual([0, 0]);
  });
});

describe('a document that nobody touches', () => {
  it('leaves memory although people are in the room, and their presence does not bring it back', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    an.type('x');
    await world.quiet();
    const loads = world.log.loads;

    for (let seconds = 0; seconds < 90; seconds += 15) {
      an.announce({ at: seconds });
      bo.announce({ at: 0 });
      await world.clock.advance(15_000);
    }
    expect(bo.presenceOf(an.doc.clientID)).toMatchObject({ at: 75 });
    expect(world.log.loads).toBe(loads);
    an.type('y');
    await world.quiet();

    expect(world.log.loads).toBe(loads + 1);
    expect(bo.text.toString()).toBe('·xy');
    expect(an.unsynced).toBe(0);
  });
});

describe('a room that is filled in one go', () => {
  it('is kept as its bytes, also when others join, and typing goes on', async () => {
    const world = new MemoryWorld();
    const written = new Y.Doc();
    Y.applyUpdate(written, Y.encodeStateAsUpdate(world.stored()));
    written.getText('default').insert(1, 'x'.repeat(20_000));
    const an = await new TestClient(world, 'an', DOCUMENT, written).connect();
    const bo = await new TestClient(world, 'bo').connect();
    await world.quiet();
    expect(world.engine.load.documentBytes).toBeLessThan(2 * 20_000);

    bo.type('!');
    await world.quiet();

    expect(an.text.toString()).toBe(`·${'x'.repeat(20_000)}!`);
    expect(world.text()).toBe(an.text.toString());
    expect([an.unsynced, bo.unsynced]).toEqual([0, 0]);
  });
});

describe('a text that has changed', () => {
  it('may leave memory before it is inspected, and leaves it again afterwards', async () => {
    const world = new MemoryWorld({ documentBudgetBytes: 1 });
    const an = await new TestClient(world, 'an').connect();
    an.type('een');
    await world.clock.advance(2_000);
    an.type('twee');
    await world.clock.advance(2_000);
    expect(world.engine.load).toMatchObject({ hotRooms: 0 });
    expect(world.inspected).toHaveLength(1);

    await world.clock.advance(30_000);

    expect(world.inspected).toHaveLength(2);
    expect(world.engine.load).toMatchObject({ hotRooms: 0, documentBytes: 0 });
  });

  it('is read again for it one after the other, however many have left memory', async () => {
    const world = new MemoryWorld({ documentBudgetBytes: 1 });
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo', OTHER_DOCUMENT).connect();
    an.type('een');
    bo.type('twee');
    await world.quiet();
    let asked = 0;
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    world.log.takesTime = () => {
      asked += 1;
      return answered;
    };

    await world.clock.advance(8_000);
    expect(asked).toBe(1);

    answer();
    await world.clock.advance(1_000);
    expect([...world.inspected].sort()).toEqual([`${ROOM}: ·een`, `${OTHER_ROOM}: ·twee`].sort());
  });

  it('is inspected although another one cannot be read', async () => {
    const world = new MemoryWorld({ documentBudgetBytes: 1 });
    const an = await new TestClient(world, 'an').connect();
    an.type('een');
    await world.quiet();
    world.log.takesTime = () => new Promise<void>(() => undefined);
    await world.clock.advance(3_000);
    world.log.takesTime = () => Promise.resolve();
    const bo = await new TestClient(world, 'bo', OTHER_DOCUMENT).connect();
    bo.type('twee');
    await world.quiet();

    await world.clock.advance(20_000);

    expect(world.inspected).toEqual([`${OTHER_ROOM}: ·twee`]);
  });

  it('is inspected beside the path of the updates, once per some seconds', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    await world.clock.advance(6_000);
    expect(world.inspected).toEqual([]);

    for (let turn = 0; turn < 10; turn++) an.type(String(turn));
    await world.clock.advance(6_000);

    expect(world.inspected).toEqual([`${ROOM}: ·0123456789`]);
  });

  it('is inspected although its writer left at once', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('en weg');
    await world.quiet();
    an.disconnect();

    await world.clock.advance(6_000);

    expect(world.inspected).toEqual([`${ROOM}: ·en weg`]);
    expect(world.engine.load.rooms).toBe(0);
  });
});
