import { updateFrame, step1Frame, step2Frame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld, OTHER_DOCUMENT, OTHER_ROOM, ROOM } from './testing/memory-world';
import { TestClient, authFrame } from './testing/test-client';

describe('an acknowledgement', () => {
  it('comes after the commit, while the peers see the edit before', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    const release = world.log.holdCommits();

    an.type('hallo');
    await world.quiet();

    expect(bo.text.toString()).toBe('·hallo');
    expect(an.unsynced).toBe(1);
    expect(world.text()).toBe('·');

    release();
    await world.quiet();
    expect(an.unsynced).toBe(0);
    expect(world.text()).toBe('·hallo');
  });

  it('is sent once for the opening and once per update, and never to whom did not write', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();

    an.type('een');
    an.type('twee');
    await world.quiet();

    expect(an.statuses).toEqual([true, true, true]);
    expect(bo.statuses).toEqual([true]);
    expect(an.kinds().filter((kind) => kind === 'update')).toEqual([]);
  });

  it('is true for an opening with nothing new, for a reader and in a closed section too', async () => {
    const world = new MemoryWorld();
    world.rights.set('lezer', 'read');
    const reader = await new TestClient(world, 'lezer').connect();
    world.log.change(DOCUMENT.slice('section/'.length), 'closed');
    const writer = await new TestClient(world, 'an').connect();

    expect([reader.statuses, writer.statuses]).toEqual([[true], [true]]);
    expect(reader.received[0]).toEqual({ kind: 'authenticated', text: 'readonly' });
  });

  it('waits for the commit also when the update repeats what is on its way', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    const release = world.log.holdCommits();
    an.type('x');
    await world.quiet();

    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(an.doc)));
    await world.quiet();
    expect(bo.statuses).toEqual([true]);

    release();
    await world.quiet();
    expect(bo.statuses).toEqual([true, true]);
    expect(world.log.room(DOCUMENT.slice('section/'.length)).head).toBe(2);
  });

  it('comes in its order also from a document that the person may not open any more', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const release = world.log.holdCommits();
    an.type('op tijd');
    await world.quiet();
    await world.setRight('an', 'none');
    expect(an.kinds()).toContain('denied');
    an.statuses.length = 0;
    an.type(', te laat');
    await world.quiet();
    expect(an.statuses).toEqual([]);

    release();
    await world.quiet();

    expect(an.statuses).toHaveLength(2);
    expect(an.statuses[1]).toBe(false);
    expect(an.statuses[0]).toBe(world.text().includes('op tijd'));
    expect(world.text()).not.toContain('te laat');
  });

  it('is true for a deletion however often it is repeated, and it is stored and relayed once', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    an.type('weg');
    let deletion: Uint8Array = new Uint8Array();
    an.doc.on('update', (update: Uint8Array) => (deletion = update));
    an.text.delete(1, 3);
    await world.quiet();
    const { head } = world.log.room(ROOM);
    bo.received.length = 0;

    for (let turn = 0; turn < 50; turn++) an.send(updateFrame(DOCUMENT, deletion));
    await world.quiet();

    expect(an.statuses).toHaveLength(53);
    expect(an.statuses).not.toContain(false);
    expect(world.log.room(ROOM).head).toBe(head);
    expect(bo.kinds()).toEqual([]);
  });

  it('is not true for what was repeated and then undone, also when something behind it is stored', async () => {
    const world = new MemoryWorld();
    const [an, bo, cy] = [new TestClient(world, 'an'), new TestClient(world, 'bo'), new TestClient(world, 'cy')];
    for (const client of [an, bo, cy]) await client.connect();
    const release = world.log.holdCommits();
    an.type('van An');
    const typed = Y.encodeStateAsUpdate(an.doc, Y.encodeStateVector(world.stored()));
    bo.type('Bo. ', 0);
    await world.quiet();

    cy.send(updateFrame(DOCUMENT, typed));
    world.log.ended.add('an');
    release();
    await world.quiet();

    expect(world.text()).toBe('Bo. ·');
    expect([an.statuses, bo.statuses, cy.statuses]).toEqual([[true, false], [true, true], [true, false]]);
  });

  it('is not true either when another instance stored other bytes first, and those who saw what fell make it anew', async () => {
    const world = new MemoryWorld();
    const [an, bo, cy] = [new TestClient(world, 'an'), new TestClient(world, 'bo'), new TestClient(world, 'cy')];
    for (const client of [an, bo, cy]) await client.connect();
    const release = world.log.holdCommits();
    an.type('van An');
    const typed = Y.encodeStateAsUpdate(an.doc, Y.encodeStateVector(world.stored()));
    bo.type('Bo. ', 0);
    await world.quiet();
    const elsewhere = world.stored();
    elsewhere.clientID = an.doc.clientID;
    const before = Y.encodeStateVector(elsewhere);
    elsewhere.getText('default').insert(1, 'anders');
    world.log.appendByServer(ROOM, Y.encodeStateAsUpdate(elsewhere, before));

    cy.send(updateFrame(DOCUMENT, typed));
    release();
    await world.quiet();

    expect(world.text()).toBe('Bo. ·anders');
    expect([an.statuses, bo.statuses, cy.statuses]).toEqual([[true, false], [true, true], [true, false]]);
    const rebuild = { type: 'refused', reason: 'forged-update', recover: 'rebuild', own: false };
    expect([bo.messages, cy.messages]).toEqual([[rebuild], [rebuild]]);
  });

  it('keeps the order of the updates', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const release = world.log.holdCommits();

    an.type('x');
    an.send(updateFrame(DOCUMENT, Uint8Array.of(9, 9, 9)));
    await world.quiet();
    expect(an.statuses).toEqual([true]);

    release();
    await world.quiet();
    expect(an.statuses).toEqual([true, true, false]);
  });

  it('comes for every document of a connection, under the address that the client uses', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.send(authFrame(`${OTHER_DOCUMENT}\0tab`, 'an'));
    an.send(step1Frame(`${OTHER_DOCUMENT}\0tab`, Uint8Array.of(0)));
    await world.quiet();
    const other = new Y.Doc();
    other.getText('default').insert(0, 'elders');
    an.send(step2Frame(`${OTHER_DOCUMENT}\0tab`, Y.encodeStateAsUpdate(other)));
    await world.quiet();

    expect(world.text(OTHER_ROOM)).toContain('elders');
    expect(an.statuses.length).toBeGreaterThanOrEqual(2);
    expect(world.engine.load).toMatchObject({ connections: 1, rooms: 2 });
  });
});

describe('a gap', () => {
  it('is asked for once, and every update that was held gets its one status', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.received.length = 0;
    an.typeUnsent('een');

    an.type('twee');
    an.type('drie');
    an.unsynced = 2;
    await world.quiet();

    expect(an.kinds().filter((kind) => kind === 'step1')).toHaveLength(1);
    expect(an.statuses).toEqual([true, true, true]);
    expect(an.unsynced).toBe(0);
    expect(world.text()).toBe('·eentweedrie');
  });

  it('that the answer leaves open is a refusal at once: it is not asked for again', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.answersStep1 = false;
    an.typeUnsent('een');
    an.type('twee');
    await world.quiet();
    an.received.length = 0;

    an.send(step2Frame(DOCUMENT, Uint8Array.of(0, 0)));
    await world.quiet();

    expect(an.statuses).toEqual([true, false]);
    expect(an.kinds()).not.toContain('step1');
  });

  it('that stays open is a refusal', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.answersStep1 = false;
    an.typeUnsent('een');
    an.type('twee');
    await world.quiet();
    expect(an.statuses).toEqual([true]);

    await world.clock.advance(5_000);

    expect(an.statuses).toEqual([true, false]);
    expect(an.messages).toEqual([{ type: 'refused', reason: 'malformed-update', recover: 'rebuild', own: true }]);
    expect(world.text()).toBe('·');
  });
});

describe('before the admission', () => {
  it('frames wait in order', async () => {
    const world = new MemoryWorld();
    const an = new TestClient(world, 'an');
    an.type('al getypt');

    await an.connect();

    expect(world.text()).toContain('al getypt');
    expect(an.unsynced).toBe(0);
  });

  it('too many frames end the connection', () => {
    const world = new MemoryWorld({ maxQueuedFrames: 3 });
    const an = new TestClient(world, 'an');
    void an.connect();
    [1, 2, 3].forEach(() => an.send(step1Frame(DOCUMENT, Uint8Array.of(0))));

    expect(an.closedWith).toBe(4400);
  });

  it('nothing is told of a document that is refused', async () => {
    const world = new MemoryWorld();
    world.rights.set('vreemd', 'none');
    const stranger = new TestClient(world, 'vreemd');
    stranger.type('x');
    await stranger.connect();
    stranger.type('y');
    await world.quiet();

    expect(stranger.received[0]).toEqual({ kind: 'denied', text: 'no-part-in-dossier' });
    expect(stranger.kinds()).toEqual(['denied', 'status']);
    expect(stranger.statuses).toEqual([false]);
  });
});

describe('a client that asks for the state more than once', () => {
  it('is owed one status for all its answers, so that nothing counts as saved too early', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    for (let again = 0; again < 3; again++) an.send(step1Frame(DOCUMENT, Y.encodeStateVector(an.doc)));
    await world.quiet();
    expect(an.kinds().filter((kind) => kind === 'step1')).toHaveLength(4);
    expect(an.statuses).toEqual([true]);

    const release = world.log.holdCommits();
    an.type('nog niet bewaard');
    await world.quiet();
    expect([an.unsynced, an.statuses]).toEqual([1, [true]]);
    release();
    await world.quiet();
    expect([an.unsynced, an.statuses]).toEqual([0, [true, true]]);
  });
});
