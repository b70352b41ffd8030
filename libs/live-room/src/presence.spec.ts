import { awarenessFrame, dossierDocument, updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { MemoryWorld } from './testing/memory-world';
import { TestClient } from './testing/test-client';

const TICK = 50;
const stamp = (name: string) => ({ id: name, name, organisation: 'Damme', colour: 3, color: '#5c6400' });

describe('presence', () => {
  it('carries the person that the server knows, not the one a client says', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    await world.clock.advance(TICK);

    expect(bo.presenceOf(an.doc.clientID)).toEqual({ at: 1, user: stamp('an') });
    expect(an.presenceOf(bo.doc.clientID)).toEqual({ at: 1, user: stamp('bo') });
    expect(an.presenceOf(an.doc.clientID)).toBeUndefined();
  });

  it('sends only the latest state of a tick', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    await world.clock.advance(TICK);
    bo.received.length = 0;

    for (let at = 0; at < 20; at++) an.announce({ at });
    await world.clock.advance(TICK);

    expect(bo.kinds()).toEqual(['awareness']);
    expect(bo.presenceOf(an.doc.clientID)).toMatchObject({ at: 19 });
  });

  it('of others is dropped without penalty: neither farewells nor words in their name', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    const cy = await new TestClient(world, 'cy').connect();
    await world.clock.advance(TICK);

    bo.announce(null, an.doc.clientID);
    bo.announce({ at: 99 }, an.doc.clientID);
    await world.clock.advance(TICK);

    expect(cy.presenceOf(an.doc.clientID)).toMatchObject({ at: 1 });
    expect(bo.closedWith).toBeNull();
  });

  it('of a client that belongs to somebody else is refused also to who has said nothing of itself yet', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('van An');
    const cy = await new TestClient(world, 'cy').connect();
    await world.clock.advance(TICK);
    const shown = await new TestClient(world, 'kwaad').connect({ announces: false });

    shown.announce({ at: 99 }, an.doc.clientID);
    await world.clock.advance(TICK);
    expect(cy.presenceOf(an.doc.clientID)).toMatchObject({ at: 1, user: stamp('an') });

    an.disconnect();
    await world.clock.advance(TICK);
    shown.announce({ at: 99 }, an.doc.clientID);
    await world.clock.advance(TICK);
    expect(cy.presenceOf(an.doc.clientID)).toBeNull();
  });

  it('that another window of the same person repeats is an echo: it moves to nobody and is told to nobody', async () => {
    const world = new MemoryWorld();
    const window = await new TestClient(world, 'an').connect();
    const other = await new TestClient(world, 'an').connect();
    await world.clock.advance(TICK);
    window.received.length = 0;

    other.announce({ at: 1 }, window.doc.clientID);
    await world.clock.advance(TICK);
    expect(window.kinds()).not.toContain('awareness');

    const bo = await new TestClient(world, 'bo').connect();
    other.disconnect();
    await world.clock.advance(TICK);
    expect(bo.presenceOf(window.doc.clientID)).toMatchObject({ at: 1 });
  });

  it('goes when its connection goes, and comes back with the same clock at once', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    await world.clock.advance(TICK);

    an.disconnect();
    await world.clock.advance(TICK);
    expect(bo.presenceOf(an.doc.clientID)).toBeNull();

    await an.connect();
    await world.clock.advance(TICK);
    expect(bo.presenceOf(an.doc.clientID)).toMatchObject({ user: stamp('an') });
  });

  it('is told to newcomers, and of readers too', async () => {
    const world = new MemoryWorld();
    world.rights.set('lezer', 'read');
    const reader = await new TestClient(world, 'lezer').connect();
    const an = await new TestClient(world, 'an').connect();

    expect(an.presenceOf(reader.doc.clientID)).toMatchObject({ user: stamp('lezer') });
  });

  it('that is no presence ends the connection, and nobody else notices', async () => {
    const world = new MemoryWorld();
    const bad = await new TestClient(world, 'bad').connect();
    const an = await new TestClient(world, 'an').connect();

    bad.send(awarenessFrame(bad.document, Uint8Array.of(5, 1)));
    an.type('x');
    await world.quiet();

    expect(bad.closedWith).toBe(4400);
    expect(world.text()).toBe('·x');
    expect(world.faults).toEqual([]);
  });
});

describe("a dossier's document", () => {
  it('carries presence and events, and what is whispered to some alone', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an', dossierDocument('noord')).connect();
    const bo = await new TestClient(world, 'bo', dossierDocument('noord')).connect();
    const elsewhere = await new TestClient(world, 'cy', dossierDocument('west')).connect();
    await world.clock.advance(TICK);

    world.engine.whisper('noord', { type: 'thread-changed', seq: 7 }, ['an']);

    expect(an.received.at(-1)).toEqual({ kind: 'stateless', text: '{"type":"thread-changed","seq":7}' });
    expect(bo.kinds()).not.toContain('stateless');

    world.engine.announce('noord', { type: 'section', seq: 7 });

    for (const follower of [an, bo]) expect(follower.received.at(-1)).toEqual({ kind: 'stateless', text: '{"type":"section","seq":7}' });
    expect(elsewhere.kinds()).not.toContain('stateless');
    expect(an.presenceOf(bo.doc.clientID)).toMatchObject({ user: stamp('bo') });
    expect(elsewhere.presenceOf(an.doc.clientID)).toBeUndefined();
  });

  it('is empty and read-only', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an', dossierDocument('noord')).connect();
    expect(an.received[0]).toEqual({ kind: 'authenticated', text: 'readonly' });
    expect(an.unsynced).toBe(0);

    an.type('x');
    an.send(updateFrame(an.document, Uint8Array.of(1, 2, 3)));
    await world.quiet();

    expect(an.statuses).toEqual([true, false, false]);
    expect(an.messages).toEqual([{ type: 'refused', reason: 'read-only-document', recover: 'rebuild', own: true }]);
    const newcomer = await new TestClient(world, 'bo', dossierDocument('noord')).connect();
    expect(Y.encodeStateVector(newcomer.doc)).toEqual(Uint8Array.of(0));
  });

  it('closes for whoever has no part in the dossier any more', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an', dossierDocument('noord')).connect();

    world.rights.set('an', 'none');
    await world.engine.membersChanged('noord');
    world.engine.announce('noord', { type: 'section', seq: 8 });

    expect(an.received.at(-1)).toEqual({ kind: 'denied', text: 'no-part-in-dossier' });
  });

  it('asks again who has a part in the dossier when the store was away', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an', dossierDocument('noord')).connect();
    world.rights.set('an', 'none');
    world.isGateAway = true;
    await expect(world.engine.membersChanged('noord')).rejects.toThrow('away');
    await world.clock.advance(3_000);
    world.isGateAway = false;
    await world.clock.advance(3_000);

    expect(an.received.at(-1)).toEqual({ kind: 'denied', text: 'no-part-in-dossier' });
  });

  it('closes soon for whoever lost the part in the dossier while being let in', async () => {
    const world = new MemoryWorld();
    const an = new TestClient(world, 'an', dossierDocument('noord'));
    world.afterAdmission = async () => {
      world.afterAdmission = null;
      world.rights.set('an', 'none');
      await world.engine.membersChanged('noord');
    };
    await an.connect();
    await world.clock.advance(3_000);
    world.engine.announce('noord', { type: 'section', seq: 8 });

    expect(an.received.at(-1)).toEqual({ kind: 'denied', text: 'no-part-in-dossier' });
  });
});
