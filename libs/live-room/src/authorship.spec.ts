import { updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

describe('authorship', () => {
  it('binds a Yjs client to the person on whose connection its first struct arrived', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('van An');
    await world.quiet();

    expect(world.log.room(ROOM).authors).toEqual(new Map([[an.doc.clientID, 'an']]));
    expect(world.log.room(ROOM).relayed).toEqual([]);
  });

  it('is not given to whoever reconnects first after a kill between relay and commit', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    world.log.holdCommits();
    an.type(' van An');
    await world.quiet();
    world.restart();
    const release = world.log.holdCommits();
    release();
    an.disconnect();
    bo.disconnect();

    bo.type(', daarop Bo');
    await bo.connect();

    const room = world.log.room(ROOM);
    expect(world.text()).toBe('· van An, daarop Bo');
    expect(room.authors).toEqual(new Map([[bo.doc.clientID, 'bo']]));
    expect(room.relayed).toEqual([
      { clientId: an.doc.clientID, from: 0, to: ' van An'.length, seq: 2, confirmedBy: null, confirmedAt: null },
    ]);

    await an.connect();
    await world.quiet();
    expect(room.authors.get(an.doc.clientID)).toBe('an');
    expect(room.relayed).toEqual([expect.objectContaining({ clientId: an.doc.clientID, confirmedBy: 'an' })]);
    expect(an.unsynced).toBe(0);
    expect(an.text.toString()).toBe(world.text());
  });

  it('of relayed structs is never confirmed by other bytes', async () => {
    const world = new MemoryWorld();
    const an = new TestClient(world, 'an');
    an.type('echt');
    const bo = await new TestClient(world, 'bo').connect();
    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(an.doc)));
    await world.quiet();
    const impostor = new TestClient(world, 'kwaad');
    impostor.doc.clientID = an.doc.clientID;
    impostor.type('vals');

    await impostor.connect();
    await world.quiet();

    expect(impostor.messages[0]).toMatchObject({ type: 'refused', reason: 'forged-update' });
    expect(world.log.room(ROOM).relayed).toEqual([expect.objectContaining({ confirmedBy: null })]);
    expect(world.log.room(ROOM).authors.size).toBe(0);
  });

  it('of new structs of somebody else is relayed, also when the client is bound', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('een');
    await world.quiet();
    const unsent = an.typeUnsent('twee');
    an.disconnect();
    const bo = await new TestClient(world, 'bo').connect();

    bo.send(updateFrame(DOCUMENT, unsent));
    await world.quiet();

    expect(world.text()).toBe('·eentwee');
    expect(world.log.room(ROOM).relayed).toEqual([expect.objectContaining({ clientId: an.doc.clientID, from: 3, to: 7 })]);
    expect(world.log.room(ROOM).authors.get(an.doc.clientID)).toBe('an');
  });

  it('of a script without awareness is its own in live updates', async () => {
    const world = new MemoryWorld();
    const script = await new TestClient(world, 'script').connect({ announces: false });
    script.type('x');
    await world.quiet();

    expect(world.log.room(ROOM).authors.get(script.doc.clientID)).toBe('script');
  });

  it('is not lent to a script either, which brought text of that client while it was away', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('een');
    await world.quiet();
    const unsent = an.typeUnsent('twee');
    an.disconnect();
    const script = await new TestClient(world, 'script').connect({ announces: false });
    script.send(updateFrame(DOCUMENT, unsent));
    await world.quiet();
    await an.connect();
    const made = new Y.Doc();
    Y.applyUpdate(made, Y.encodeStateAsUpdate(an.doc));
    made.clientID = an.doc.clientID;
    const before = Y.encodeStateVector(made);
    made.getText('default').insert(0, 'vals');

    script.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(made, before)));
    await world.quiet();

    expect(script.messages).toEqual([expect.objectContaining({ type: 'refused', reason: 'forged-update' })]);
    expect(world.text()).toBe('·eentwee');
  });

  it('of text that a script brings along at its opening is left open', async () => {
    const world = new MemoryWorld();
    const script = new TestClient(world, 'script');
    script.type('x');
    await script.connect({ announces: false });

    expect(world.log.room(ROOM).authors.size).toBe(0);
    expect(world.log.room(ROOM).relayed).toHaveLength(1);
    expect(world.log.room(ROOM).tail.at(-1)?.personId).toBe('script');
  });

  it('is not lent to somebody else while its own client is here: nobody can use up the clocks that it types at next', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    an.type('van An');
    await world.quiet();
    const impostor = new Y.Doc();
    Y.applyUpdate(impostor, Y.encodeStateAsUpdate(an.doc));
    impostor.clientID = an.doc.clientID;
    const before = Y.encodeStateVector(impostor);
    impostor.getText('default').insert(3, 'vals');

    // On its way before An could hear of the impostor's.
    const typed = an.typeUnsent(' verder');
    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(impostor, before)));
    an.send(updateFrame(DOCUMENT, typed));
    await world.quiet();

    expect(bo.messages).toEqual([expect.objectContaining({ type: 'refused', reason: 'forged-update' })]);
    expect(an.messages).toEqual([]);
    expect(world.text()).toBe('·van An verder');
    expect(world.forgeries).toEqual([expect.objectContaining({ personId: 'bo', clientId: an.doc.clientID })]);
  });
});
