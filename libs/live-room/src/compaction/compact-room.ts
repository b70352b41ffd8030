import type { Compactor } from '../ports/compactor';
import type { RoomLog, StoredBase } from '../ports/room-log';

/**
 * What one compaction takes in: a room that was pasted into for an hour must not take the memory of the server, and one
 * that is pasted into right now must be caught up with. Bytes.
 */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Puts one state in the place of a room's base and the oldest of its tail. The new base; null when there was nothing to
 * do or somebody else was first.
 */
export async function compactRoom(log: RoomLog, compactor: Compactor, roomId: string): Promise<StoredBase | null> {
  const oldest = await log.oldest(roomId, MOST_BYTES);
  const last = oldest?.tail.at(-1);
  if (oldest === null || last === undefined) return null;
  const base = oldest.base === null ? [] : [oldest.base.update];
  const { state, stateVector } = await compactor.compact([...base, ...oldest.tail.map(({ update }) => update)]);
  const isWritten = await log.compact({ roomId, epoch: oldest.baseEpoch, uptoSeq: last.seq, state, stateVector });
  return isWritten ? { seq: last.seq, update: state, stateVector } : null;
}
