import type { Compactor } from '../ports/compactor';
import type { RoomLog, StoredBase } from '../ports/room-log';

/**
 * Puts one state in the place of a room's base and tail. The new base; null when there was nothing to do or somebody
 * else was first.
 */
export async function compactRoom(log: RoomLog, compactor: Compactor, roomId: string): Promise<StoredBase | null> {
  const stored = await log.load(roomId);
  const last = stored?.tail.at(-1);
  if (stored === null || last === undefined) return null;
  const base = stored.base === null ? [] : [stored.base.update];
  const { state, stateVector } = await compactor.compact([...base, ...stored.tail.map(({ update }) => update)]);
  const isWritten = await log.compact({ roomId, epoch: stored.baseEpoch, uptoSeq: last.seq, state, stateVector });
  return isWritten ? { seq: last.seq, update: state, stateVector } : null;
}
