import type { Compactor } from '../ports/compactor';
import { OTHER_ROOM, ROOM } from '../testing/memory-world';
import { MemoryLog } from '../testing/memory-log';
import { ManualClock, eventLoopTurns } from '../testing/manual-clock';
import type { CompactedState } from './compacted-state';
import { CompactionQueue } from './compaction-queue';

const NOTHING = Uint8Array.of(0, 0);

/** A compactor that answers when it is told to. */
class SlowCompactor implements Compactor {
  asked = 0;
  answer: (state: CompactedState) => void = () => undefined;

  compact(): Promise<CompactedState> {
    this.asked += 1;
    return new Promise((resolve) => (this.answer = resolve));
  }
}

function aQueue() {
  const log = new MemoryLog();
  for (const roomId of [ROOM, OTHER_ROOM]) log.seed(roomId, NOTHING);
  const clock = new ManualClock();
  const compactor = new SlowCompactor();
  const faults: unknown[] = [];
  const compacted: string[] = [];
  const observer = { fault: (fault: unknown) => void faults.push(fault) };
  const queue = new CompactionQueue({ log, clock, observer }, compactor, (roomId) => void compacted.push(roomId));
  return { queue, compactor, clock, faults, compacted };
}

describe('the queue of rooms to compact', () => {
  it('takes one after the other', async () => {
    const { queue, compactor, compacted } = aQueue();
    queue.add(ROOM);
    queue.add(OTHER_ROOM);
    await eventLoopTurns(3);
    expect(compactor.asked).toBe(1);

    compactor.answer({ state: NOTHING, stateVector: NOTHING });
    await eventLoopTurns(3);
    expect([compactor.asked, compacted]).toEqual([2, [ROOM]]);
  });

  it('ends a stop with the room under way, and begins with no other', async () => {
    const { queue, compactor, compacted, faults } = aQueue();
    queue.add(ROOM);
    queue.add(OTHER_ROOM);
    await eventLoopTurns(3);
    const stopped = queue.stop();
    queue.add(OTHER_ROOM);

    compactor.answer({ state: NOTHING, stateVector: NOTHING });
    await stopped;
    await eventLoopTurns(3);

    expect([compactor.asked, compacted, faults]).toEqual([1, [ROOM], []]);
  });

  it('does not wait for it for ever', async () => {
    const { queue, clock } = aQueue();
    queue.add(ROOM);
    await eventLoopTurns(3);
    const stopped = queue.stop().then(() => 'stopped');

    await clock.advance(1_000);

    await expect(stopped).resolves.toBe('stopped');
  });
});
