import { updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { DOCUMENT, MemoryWorld } from './testing/memory-world';
import { TestClient } from './testing/test-client';

const STRANGER = 5;

describe('an update that is known in part', () => {
  it('is sent on without that part, also where both are of the same length', async () => {
    const world = new MemoryWorld();
    const an = await new TestClient(world, 'an').connect();
    const bo = await new TestClient(world, 'bo').connect();
    const [a, b, c, d] = [0x61, 0x62, 0x63, 0x64];
    bo.send(updateFrame(DOCUMENT, Uint8Array.of(1, 1, STRANGER, 0, 0x84, 0, 0, 4, a, b, c, d, 0)));

    // Ten deleted characters from the last letter on: nine of them are new.
    bo.send(updateFrame(DOCUMENT, Uint8Array.of(1, 1, STRANGER, 3, 0x81, STRANGER, 2, 10, 0)));
    await world.quiet();

    const heard = an.received.flatMap((frame) => (frame.kind === 'update' ? Y.decodeUpdate(frame.bytes).structs : []));
    expect(heard.map(({ id, length }) => [id.clock, length])).toEqual([[0, 4], [4, 9]]);
    expect(bo.statuses).toEqual([true, true, true]);
  });
});
