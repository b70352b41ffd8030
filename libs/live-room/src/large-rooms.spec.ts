import { pingFrame, updateFrame } from '@samenpen/live-protocol';
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { compactRoom } from './compaction/compact-room';
import { compactorHere } from './ports/compactor';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

const LETTERS = 600_000;
const FEW = { slowReaderBytes: 100_000, stalledReaderBytes: 1_000_000 };

/** Somebody whose socket takes nothing while they are let in. */
async function joining(world: MemoryWorld): Promise<TestClient> {
  const client = new TestClient(world, 'nieuw');
  const take = client.transport.send;
  jest.spyOn(client.transport, 'send').mockImplementation((frame) => {
    client.bufferedBytes += frame.byteLength;
    take(frame);
  });
  return client.connect();
}

/** Writes a text and replaces it, again and again. */
async function replacing(world: MemoryWorld, times: number): Promise<TestClient> {
  const an = await new TestClient(world, 'an').connect();
  for (let round = 0; round < times; round++) {
    an.doc.transact(() => {
      an.text.delete(0, an.text.length);
      an.text.insert(0, String(round).repeat(LETTERS));
    });
    await world.clock.advance(1_000);
  }
  return an;
}

/** The deletion of every second letter of what a client wrote, so many of them. */
function everySecond(clientId: number, letters: number): Uint8Array {
  const encoder = createEncoder();
  [0, 1, clientId, letters].forEach((part) => writeVarUint(encoder, part));
  for (let letter = 0; letter < letters; letter++) [letter * 2, 1].forEach((part) => writeVarUint(encoder, part));
  return toUint8Array(encoder);
}

describe('a text that is replaced again and again', () => {
  it('opens for whoever comes, in no more than is left of it', async () => {
    const world = new MemoryWorld(FEW);
    const release = world.log.holdCommits();
    await replacing(world, 4);

    const nieuw = await joining(world);

    expect(nieuw.closedWith).toBeNull();
    expect(nieuw.text.length).toBe(LETTERS);
    expect(nieuw.bufferedBytes).toBeLessThan(LETTERS * 1.1);
    release();
  });

  it('is compacted by what is in its tail, however few updates that is', async () => {
    const world = new MemoryWorld(FEW);
    const an = await replacing(world, 3);

    expect(an.unsynced).toBe(0);
    const { base, tail } = world.log.room(ROOM);
    expect(base?.update.byteLength).toBeLessThan(LETTERS * 1.1);
    expect(tail).toEqual([]);
  });
});

describe('a text of which every second letter is deleted', () => {
  it('opens for whoever comes, though its encoding is larger than anybody may leave unread', async () => {
    const world = new MemoryWorld({ slowReaderBytes: 10_000, stalledReaderBytes: 100_000, maxRoomBytes: 90_000 });
    const an = await new TestClient(world, 'an').connect();
    an.text.insert(0, 'x'.repeat(20_000));
    await world.quiet();
    an.send(updateFrame(DOCUMENT, everySecond(an.doc.clientID, 10_000)));
    await world.quiet();
    expect(an.statuses).toEqual([true, true, true]);

    await compactRoom(world.log, compactorHere, ROOM);
    world.restart();

    const nieuw = await joining(world);

    expect(nieuw.bufferedBytes).toBeGreaterThan(200_000);
    expect(nieuw.closedWith).toBeNull();
    expect(nieuw.text.length).toBe(10_001);
    // What is unread beside it is bounded as ever.
    nieuw.bufferedBytes += 100_000;
    nieuw.send(pingFrame);
    expect(nieuw.closedWith).toBe(1013);
  });
});
