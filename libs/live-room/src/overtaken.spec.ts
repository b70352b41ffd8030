// Whoever may write can make up structs under the id of a Yjs client that is away. What that client wrote meanwhile has the
// same clocks: it is never stored, so it must never be said to be.

import { step1Frame, updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld } from './testing/memory-world';
import { TestClient } from './testing/test-client';

const MADE_UP = ' verzonnen door een ander';

type Case = { readonly isKnown: boolean; readonly isAnnounced: boolean; readonly madeUp: string };

/** Bo writes under An's id while An, who wrote before or did not, is away. */
async function overtaken({ isKnown, isAnnounced, madeUp }: Case): Promise<{ world: MemoryWorld; an: TestClient }> {
  const world = new MemoryWorld();
  const an = await new TestClient(world, 'an').connect();
  if (isKnown) an.type('een');
  await world.quiet();
  an.disconnect();
  const bo = new TestClient(world, 'bo');
  Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(an.doc), bo);
  if (isAnnounced) bo.doc.clientID = an.doc.clientID;
  await bo.connect();
  const fake = new Y.Doc();
  Y.applyUpdate(fake, Y.encodeStateAsUpdate(an.doc));
  const before = Y.encodeStateVector(fake);
  fake.clientID = an.doc.clientID;
  fake.getText('default').insert(fake.getText('default').length, madeUp);
  bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(fake, before)));
  await world.quiet();
  expect(world.text()).toContain(madeUp);
  return { world, an };
}

describe('words that somebody wrote offline under clocks that another made up meanwhile', () => {
  it.each([
    { isKnown: true, isAnnounced: false, madeUp: MADE_UP },
    { isKnown: false, isAnnounced: false, madeUp: MADE_UP },
    { isKnown: true, isAnnounced: true, madeUp: MADE_UP },
    { isKnown: false, isAnnounced: true, madeUp: MADE_UP },
    { isKnown: true, isAnnounced: false, madeUp: 'x' },
    { isKnown: false, isAnnounced: true, madeUp: 'x' },
    { isKnown: true, isAnnounced: false, madeUp: ', drie' },
  ])('are refused and not said to be stored: %j', async (found) => {
    const { world, an } = await overtaken(found);

    an.type(', twee');
    an.statuses.length = 0;
    await an.connect();
    await world.quiet();

    expect(new Set(an.statuses)).toEqual(new Set([false]));
    expect(an.messages).toEqual([{ type: 'refused', reason: 'forged-update', recover: 'rebuild', own: true }]);
    expect(world.text()).not.toContain('twee');
    an.type(' drie');
    await world.quiet();
    expect(an.statuses).not.toContain(true);
  });
});

describe('whoever comes back to a document on which others went on', () => {
  it('is asked for little more than what the server lacks, and is right', async () => {
    const world = new MemoryWorld();
    const [an, bo] = [await new TestClient(world, 'an').connect(), await new TestClient(world, 'bo').connect()];
    an.type('een '.repeat(1_000));
    bo.type('twee '.repeat(1_000));
    await world.quiet();
    an.disconnect();
    bo.type('drie '.repeat(1_000));
    an.type('vier 😀', 0);
    await world.quiet();
    an.statuses.length = 0;
    const said = jest.spyOn(an, 'send');
    await an.connect();
    await world.quiet();

    const bytes = said.mock.calls.reduce((sum, [frame]) => sum + frame.byteLength, 0);
    expect(bytes).toBeLessThan(600);
    expect([an.statuses, an.messages]).toEqual([[true], []]);
    expect(world.text()).toBe(an.text.toString());
    expect(bo.text.toString()).toBe(an.text.toString());
  });

  it('is asked for nothing more when it has all, also when it asks again', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('een');
    await world.quiet();
    an.disconnect();
    an.received.length = 0;
    await an.connect();
    an.send(step1Frame(DOCUMENT, Y.encodeStateVector(an.doc)));
    await world.quiet();

    const asked = an.received.flatMap((frame) => (frame.kind === 'step1' ? [Y.decodeStateVector(frame.bytes)] : []));
    const all = Y.decodeStateVector(Y.encodeStateVector(world.stored()));
    expect(asked).toEqual([all, all]);
  });
});
