import { updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { MemoryHistory } from '../testing/memory-history';
import { DOCUMENT, MemoryWorld, ROOM } from '../testing/memory-world';
import { TestClient } from '../testing/test-client';
import { authorshipOf } from './authorship';
import type { Writer } from './authorship';

const writerOf = async (world: MemoryWorld, client: TestClient, clock: number): Promise<Writer | undefined> =>
  (await authorshipOf(new MemoryHistory(world.log), ROOM)).writingOf(client.doc.clientID, clock).writing?.writer;

describe('the author of a letter', () => {
  it('is the person on whose connection it arrived, and the server for what it seeded', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('van An');
    await world.quiet();

    expect(await writerOf(world, an, 3)).toEqual({ kind: 'person', personId: 'an' });
    const authorship = await authorshipOf(new MemoryHistory(world.log), ROOM);
    expect(authorship.writingOf(0, 0).writing).toEqual({ writer: { kind: 'server' }, at: 0, seq: 1 });
    expect(authorship.writingOf(an.doc.clientID, 6).writing).toBeNull();
    expect(authorship.writingOf(77, 0).writing).toBeNull();
  });

  it('is nobody yet for what somebody else relayed, and its author once that client confirmed it', async () => {
    const world = new MemoryWorld();
    const an = new TestClient(world, 'an');
    an.type('van An');
    const bo = await new TestClient(world, 'bo').connect();
    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(an.doc)));
    await world.quiet();
    expect(await writerOf(world, an, 0)).toEqual({ kind: 'relayed', by: 'bo' });

    await an.connect();
    await world.quiet();

    expect(await writerOf(world, an, 0)).toEqual({ kind: 'person', personId: 'an' });
  });

  it('stays apart from what the same row relayed', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('een');
    await world.quiet();
    const unsent = an.typeUnsent('twee');
    an.disconnect();
    const bo = await new TestClient(world, 'bo').connect();
    Y.applyUpdate(bo.doc, unsent, bo);
    bo.type('drie');
    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(bo.doc)));
    await world.quiet();

    expect(await writerOf(world, an, 2)).toEqual({ kind: 'person', personId: 'an' });
    expect(await writerOf(world, an, 3)).toEqual({ kind: 'relayed', by: 'bo' });
    expect(await writerOf(world, bo, 0)).toEqual({ kind: 'person', personId: 'bo' });
  });

  it('does not change when the same structs arrive again in a later row', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    an.type('een');
    await world.quiet();
    const bo = await new TestClient(world, 'bo').connect();
    bo.type('twee');
    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(bo.doc)));
    await world.quiet();

    expect(await writerOf(world, an, 0)).toEqual({ kind: 'person', personId: 'an' });
  });
});
