// Whose a Yjs client is that nobody is bound to, the server cannot know; these are the conditions under which it believes
// a connection that says so.

import { step1Frame, step2Frame, updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

/** The server was killed between relay and commit; Bo, who saw An's text, came back first and brought it along. */
async function broughtByBo(world = new MemoryWorld()): Promise<{ world: MemoryWorld; an: TestClient; bo: TestClient }> {
  const an = await new TestClient(world, 'an').connect();
  const bo = await new TestClient(world, 'bo').connect();
  world.log.holdCommits();
  an.type(' van An');
  await world.quiet();
  world.restart();
  world.log.holdCommits()();
  for (const client of [an, bo]) client.disconnect();
  bo.type(', daarop Bo');
  await bo.connect();
  await world.quiet();
  return { world, an, bo };
}

/** Somebody who says that An's Yjs client is theirs, with what the room says as their own. */
async function impostorOf(an: TestClient, person: string, doc = Y.encodeStateAsUpdate(an.world.stored())): Promise<TestClient> {
  const impostor = new TestClient(an.world, person);
  Y.applyUpdate(impostor.doc, doc, impostor);
  impostor.doc.clientID = an.doc.clientID;
  await impostor.connect();
  await an.world.quiet();
  return impostor;
}

const authorOf = (world: MemoryWorld, { doc }: TestClient): string | undefined => world.log.room(ROOM).authors.get(doc.clientID);

const confirmedBy = (world: MemoryWorld): (string | null)[] => world.log.room(ROOM).relayed.map((range) => range.confirmedBy);

describe('the authorship of what somebody else brought', () => {
  it('is confirmed on the connection of the client that had it before the server said anything, and that is told', async () => {
    const { world, an } = await broughtByBo();

    await an.connect();
    await world.quiet();

    expect([authorOf(world, an), confirmedBy(world)]).toEqual(['an', ['an']]);
    expect(world.confirmations).toEqual([{ roomId: ROOM, personId: 'an', clientId: an.doc.clientID, to: ' van An'.length }]);
  });

  it('is confirmed on another instance too', async () => {
    const { world, an } = await broughtByBo();
    const there = new MemoryWorld({}, {}, world);
    an.world = there;

    await an.connect();
    await there.quiet();

    expect([authorOf(world, an), confirmedBy(world)]).toEqual(['an', ['an']]);
  });

  it('is confirmed when the client names itself later, or before it asks for the state', async () => {
    for (const order of ['later', 'before'] as const) {
      const { world, an } = await broughtByBo();
      await an.connect({ announces: order === 'before', asks: order === 'later' });
      if (order === 'later') an.announce({ at: 1 });
      else an.send(step1Frame(DOCUMENT, Y.encodeStateVector(an.doc)));
      await world.quiet();

      expect(confirmedBy(world)).toEqual(['an']);
    }
  });

  it('is not given to a reader', async () => {
    const { world, an } = await broughtByBo();
    world.rights.set('cy', 'read');

    await impostorOf(an, 'cy');

    expect([authorOf(world, an), confirmedBy(world), world.confirmations]).toEqual([undefined, [null], []]);
  });

  it('is not given to whoever becomes a reader before the answer', async () => {
    const { world, an } = await broughtByBo();
    an.answersStep1 = false;
    an.received.length = 0;
    await an.connect();
    await world.setRight('an', 'read');

    for (const frame of an.received) {
      if (frame.kind === 'step1') an.send(step2Frame(DOCUMENT, Y.encodeStateAsUpdate(an.doc, frame.bytes)));
    }
    await world.quiet();

    expect(confirmedBy(world)).toEqual([null]);
  });

  it('is not given to whoever has it from the server', async () => {
    const { world, an } = await broughtByBo();

    const cy = await impostorOf(an, 'cy', Uint8Array.of(0, 0));
    cy.disconnect();
    await cy.connect();
    await world.quiet();

    expect([authorOf(world, an), confirmedBy(world)]).toEqual([undefined, [null]]);
  });

  it('is not given to whoever brought it', async () => {
    const { world, an } = await broughtByBo();

    const impostor = await impostorOf(an, 'bo');

    expect([authorOf(world, an), confirmedBy(world)]).toEqual([undefined, [null]]);
    impostor.disconnect();
    await an.connect();
    await world.quiet();
    expect([authorOf(world, an), confirmedBy(world)]).toEqual(['an', ['an']]);
  });

  it('is not given to a provider that repeats the presence of somebody who has left', async () => {
    const { world, an } = await broughtByBo();
    const cy = new TestClient(world, 'cy');
    Y.applyUpdate(cy.doc, Y.encodeStateAsUpdate(world.stored()), cy);
    await cy.connect();

    cy.announce({ at: 1 }, an.doc.clientID);
    await world.quiet();

    expect([authorOf(world, an), confirmedBy(world)]).toEqual([undefined, [null]]);
  });

  it('of words that were made up while a client was away is not put upon it', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('een');
    await world.quiet();
    an.disconnect();
    const clientId = an.doc.clientID;
    const madeUp = new Y.Doc();
    Y.applyUpdate(madeUp, Y.encodeStateAsUpdate(an.doc));
    madeUp.clientID = an.doc.clientID;
    const before = Y.encodeStateVector(madeUp);
    madeUp.getText('default').insert(4, ' verzonnen');
    const bo = await new TestClient(world, 'bo').connect();
    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(madeUp, before)));
    await world.quiet();

    // From the second time on it has them from the server. A provider goes on naming itself by the id it began with.
    for (const time of ['first', 'again', 'after a restart'] as const) {
      if (time === 'after a restart') world.restart();
      await an.connect({ announces: false });
      an.announce({ at: 1 }, clientId);
      await world.quiet();
      expect(an.text.toString()).toBe('·een verzonnen');
      an.disconnect();
    }

    expect(world.text()).toBe('·een verzonnen');
    expect([world.log.room(ROOM).authors.get(clientId), confirmedBy(world)]).toEqual(['an', [null]]);
  });
});
