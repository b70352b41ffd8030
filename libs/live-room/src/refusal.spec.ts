import { dossierDocument, step1Frame, updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

const refusedOwn = (reason: string) => ({ type: 'refused', reason, recover: 'rebuild', own: true });

describe('a refused update', () => {
  it('is neither stored nor relayed, and its sender is told once', async () => {
    const world = new MemoryWorld();
    world.rights.set('lezer', 'read');
    const reader = await new TestClient(world, 'lezer').connect();
    const an = await new TestClient(world, 'an').connect();

    reader.type('stiekem');
    reader.type(' nog meer');
    await world.quiet();

    expect(reader.statuses).toEqual([true, false, false]);
    expect(reader.messages).toEqual([refusedOwn('role-may-not-write')]);
    expect(world.text()).toBe('·');
    expect(an.text.toString()).toBe('·');
  });

  it.each([
    ['malformed-update', Uint8Array.of(1, 1, 200, 1, 0, 4, 1, 1, 0x74, 0xff)],
    ['malformed-update', Uint8Array.of(0x80, 0x80, 0x80, 0x80, 8, 1, 1, 0)],
    ['update-too-large', new Uint8Array(4 * 1024 * 1024)],
    ['foreign-root', foreignRoot()],
  ])('is answered with %s, and nobody else notices', async (reason, update) => {
    const world = new MemoryWorld();
    const bad = await new TestClient(world, 'bad').connect();
    const an = await new TestClient(world, 'an').connect();

    bad.send(updateFrame(DOCUMENT, update));
    an.type('gewoon door');
    await world.quiet();

    expect(bad.statuses).toEqual([true, false]);
    expect(bad.messages).toEqual([refusedOwn(reason)]);
    expect(an.unsynced).toBe(0);
    expect(world.text()).toBe('·gewoon door');
    expect(world.faults).toEqual([]);
  });

  it('leaves no loop behind: typing on gets only false, and no Step1', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    await world.closeRoom();
    an.received.length = 0;

    an.type('te laat');
    an.type('!');
    await world.quiet();

    expect(an.statuses).toEqual([true, false, false]);
    expect(an.kinds()).not.toContain('step1');

    an.send(step1Frame(DOCUMENT, Y.encodeStateVector(an.doc)));
    await world.quiet();
    expect(an.kinds()).toContain('step2');
    expect(an.kinds()).not.toContain('step1');
  });

  it('keeps its text at an unmodified client, over a reconnect, and is a new edit after a reopening', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    await world.closeRoom();
    an.type(' te laat');
    await world.quiet();

    an.disconnect();
    an.type(' en verder');
    await an.connect();
    expect(an.text.toString()).toBe('· te laat en verder');
    expect(an.unsynced).toBeGreaterThan(0);
    expect(world.text()).toBe('·');

    await world.reopenRoom();
    an.disconnect();
    await an.connect();
    bo.type('!');
    await world.quiet();

    expect(world.text()).toBe('· te laat en verder!');
    expect(an.text.toString()).toBe(world.text());
    expect(bo.text.toString()).toBe(world.text());
    expect(an.unsynced).toBe(0);
    expect(world.log.room(ROOM).authors.get(an.doc.clientID)).toBe('an');
  });

  it('lets a rebuilt client go on beside the text that it kept elsewhere', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    await world.closeRoom();
    an.type(' te laat');
    await world.quiet();
    await world.reopenRoom();

    an.disconnect();
    const rebuilt = await new TestClient(world, 'an').connect();
    rebuilt.type(' opnieuw');
    await world.quiet();

    expect(world.text()).toBe('· opnieuw');
    expect(rebuilt.unsynced).toBe(0);
  });

  it('is a room above its cap, but never a deletion', async () => {
    const world = new MemoryWorld({ maxRoomBytes: 2_000 });
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    an.type('x'.repeat(1_700));
    await world.quiet();
    expect(an.messages).toEqual([expect.objectContaining({ type: 'room-size', limit: 2_000 })]);
    expect(bo.messages).toEqual(an.messages);
    const cy = await new TestClient(world, 'cy').connect();
    expect(cy.messages).toEqual([{ type: 'room-size', bytes: expect.any(Number), limit: 2_000 }]);

    an.type('y'.repeat(1_000));
    await world.quiet();
    expect(an.statuses).toEqual([true, true, false]);

    bo.text.delete(1, 1_500);
    await world.quiet();
    expect(bo.statuses).toEqual([true, true]);
    bo.type('z'.repeat(1_000));
    await world.quiet();
    expect(bo.statuses).toEqual([true, true, true]);
  });

  it('is nothing that makes a room smaller which is above its cap already', async () => {
    const world = new MemoryWorld({ maxRoomBytes: 2_000 });
    const server = world.stored();
    const before = Y.encodeStateVector(server);
    server.getText('default').insert(1, 'x'.repeat(3_000));
    world.log.appendByServer(ROOM, Y.encodeStateAsUpdate(server, before));
    const an = await new TestClient(world, 'an').connect();

    an.doc.transact(() => {
      an.text.delete(1, 200);
      an.type('korter');
    });
    an.text.delete(1, 100);
    await world.quiet();
    expect(an.statuses).toEqual([true, true, true]);
    an.type('langer');
    await world.quiet();

    expect(an.messages.at(-1)).toEqual(refusedOwn('room-is-full'));
    expect(world.text()).toHaveLength(1 + 2_700 + 'korter'.length);
  });

  it('is other bytes for a known client and clock, whoever sends them', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('echt');
    await world.quiet();
    const forged = new Y.Doc();
    forged.clientID = an.doc.clientID;
    forged.getText('default').insert(0, 'vals');
    const bo = await new TestClient(world, 'bo').connect();

    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(forged)));
    await world.quiet();

    expect(bo.statuses).toEqual([true, false]);
    expect(world.forgeries).toEqual([expect.objectContaining({ personId: 'bo', clientId: an.doc.clientID, clock: 0 })]);
    expect(world.text()).toBe('·echt');
  });
});

describe('an approval that races with typing', () => {
  it('keeps what was stored before it and refuses what comes after, also when that was relayed', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    an.type(' voor');
    await world.quiet();
    const release = world.log.holdCommits();
    an.type(' na');
    bo.type(' ook');
    await world.quiet();
    expect(bo.text.toString()).toContain(' na');

    world.log.change(ROOM, 'closed');
    release();
    await world.quiet();

    expect(world.text()).toBe('· voor');
    expect(an.statuses).toEqual([true, true, false]);
    expect(bo.statuses).toEqual([true, false]);
    expect(an.messages).toContainEqual(refusedOwn('section-is-approved'));
    expect(bo.messages).toContainEqual(refusedOwn('section-is-approved'));
  });

  it('makes those rebuild who only saw the refused update, and stores what they had sent before', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    const release = world.log.holdCommits();
    bo.type('Bo. ', 0);
    an.type(' An.');
    await world.quiet();

    await world.setRight('an', 'read', true);
    release();
    await world.quiet();

    expect(an.statuses).toEqual([true, false]);
    expect(bo.statuses).toEqual([true, true]);
    expect(bo.messages).toContainEqual({ type: 'refused', reason: 'role-may-not-write', recover: 'rebuild', own: false });
    expect(world.text()).toBe('Bo. ·');

    bo.type('verder');
    await world.quiet();
    expect(bo.statuses).toEqual([true, true, false]);
  });

  it('refuses what builds on a refused update, and shows the newcomer none of it', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    const release = world.log.holdCommits();
    an.type(' An.');
    await world.quiet();
    bo.type(' Daarop Bo.');
    await world.quiet();

    await world.setRight('an', 'read', true);
    release();
    await world.quiet();
    const newcomer = await new TestClient(world, 'cy').connect();

    expect(bo.statuses).toEqual([true, false]);
    expect(newcomer.text.toString()).toBe('·');
    newcomer.type(' Cy.');
    await world.quiet();
    expect(world.text()).toBe('· Cy.');
  });

  it('leaves nobody waiting who repeated what it refuses', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect({ announces: false });
    const release = world.log.holdCommits();
    an.type('te laat');
    await world.quiet();
    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(bo.doc)));
    await world.quiet();
    expect(bo.statuses).toEqual([true]);

    world.log.change(ROOM, 'closed');
    release();
    await world.quiet();

    expect(bo.statuses).toEqual([true, false]);
    expect(world.text()).toBe('·');
  });

  it('that announces itself lets pending updates land and takes in nothing new until it is done', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    const release = world.log.holdCommits();
    an.type(' voor');
    await world.quiet();
    const closing = world.engine.closing(ROOM);
    an.type(' tijdens');
    release();
    await closing;

    await world.closeRoom();
    await world.quiet();

    expect(world.text()).toBe('· voor');
    expect(an.statuses).toEqual([true, true, false]);
    expect(bo.text.toString()).toBe('· voor');
    expect(bo.messages).toEqual([{ type: 'scope', scope: 'readonly', reason: 'section-is-approved' }]);
  });

  it('is heard of to its end by whoever left meanwhile and came back, alone', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    await world.engine.closing(ROOM);
    await world.closeRoom();
    an.disconnect();
    await world.quiet();
    await an.connect();
    // The time is over that the closing was given, which was about the room that everybody has left.
    await world.clock.advance(5_000);

    await world.reopenRoom();
    await world.quiet();

    expect(an.messages.at(-1)).toEqual({ type: 'scope', scope: 'read-write', reason: null });
  });

  it('that announces itself and never comes lets the room go on', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    await world.engine.closing(ROOM);
    an.type('door');
    await world.quiet();
    expect(world.text()).toBe('·');

    await world.clock.advance(5_000);

    expect(world.text()).toBe('·door');
    expect(an.unsynced).toBe(0);
  });
});

describe('a right that changes', () => {
  it('takes effect at once on an open connection, and says so', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();

    await world.setRight('an', 'read');
    an.type('x');
    await world.quiet();

    expect(an.messages[0]).toEqual({ type: 'scope', scope: 'readonly', reason: 'role-may-not-write' });
    expect(an.received).toContainEqual({ kind: 'authenticated', text: 'readonly' });
    expect(an.statuses).toEqual([true, false]);
  });

  it('that nobody told the engine of is found by the log at the next update', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();

    await world.setRight('an', 'read', true);
    bo.type('mag nog');
    await world.quiet();
    an.type('x');
    await world.quiet();

    expect(bo.unsynced).toBe(0);
    expect(an.statuses).toEqual([true, false]);
    expect(world.text()).toBe('·mag nog');
  });

  it('that nobody told the engine of reaches also whom only reads, within seconds', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();

    await world.setRight('an', 'none', true);
    await world.clock.advance(3_000);

    expect(an.received).toContainEqual({ kind: 'denied', text: 'no-part-in-dossier' });
    an.type('x');
    await world.quiet();
    expect(an.statuses.at(-1)).toBe(false);
  });

  it('lets a reader write who has become a writer', async () => {
    const world = new MemoryWorld();
    world.rights.set('an', 'read');
    const an = await new TestClient(world, 'an').connect();

    await world.setRight('an', 'write');
    an.type('nu wel');
    await world.quiet();

    expect(world.text()).toBe('·nu wel');
    expect(an.messages).toEqual([{ type: 'scope', scope: 'read-write', reason: null }]);
  });
});

describe('a login that ends', () => {
  it('makes its documents read-only, says so, and asks for no rebuild', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();

    world.log.ended.add('an');
    world.engine.loginEnded('an');
    an.type('nog iets');
    bo.type('Bo');
    await world.quiet();

    expect(an.messages).toEqual([{ type: 'login-ended' }]);
    expect(an.statuses).toEqual([true, false]);
    expect(an.text.toString()).not.toContain('Bo');
    expect(world.text()).toBe('·Bo');
  });

  it('gives nothing more of the text away, also when it is asked for', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    world.engine.loginEnded('an');
    bo.type('Bo');
    await world.quiet();
    an.received.length = 0;

    an.send(step1Frame(DOCUMENT, Uint8Array.of(0)));
    await world.quiet();

    expect(an.kinds()).toEqual([]);
  });

  it('without a word is found within seconds also where nobody writes', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const follower = await new TestClient(world, 'an', dossierDocument('noord')).connect();
    world.log.ended.add('an');

    await world.clock.advance(3_000);

    for (const client of [an, follower]) expect(client.messages).toEqual([{ type: 'login-ended' }]);
  });

  it('and begins again goes on with the same document', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    world.engine.loginEnded('an');
    an.type(' bewaard');
    await world.quiet();

    an.disconnect();
    await an.connect();

    expect(world.text()).toBe('· bewaard');
    expect(an.unsynced).toBe(0);
  });

  it('says no more to another window of that login than that it has ended, also when what that window shows is undone', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const beside = await new TestClient(world, 'an').connect();
    world.log.ended.add('an');

    an.type('x');
    await world.quiet();

    expect(beside.text.toString()).toBe('·x');
    for (const client of [an, beside]) expect(client.messages).toEqual([{ type: 'login-ended' }]);
  });

  it('without a word is found by the log, and its relayed update is undone at the peers', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    world.log.ended.add('an');

    an.type('x');
    await world.quiet();

    expect(an.messages).toEqual([{ type: 'login-ended' }]);
    expect(an.statuses).toEqual([true, false]);
    expect(bo.messages).toEqual([{ type: 'refused', reason: 'login-ended', recover: 'rebuild', own: false }]);
    expect(world.text()).toBe('·');
  });
});

function foreignRoot(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('elders').insert(0, 'x');
  return Y.encodeStateAsUpdate(doc);
}
