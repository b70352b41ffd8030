// The room's row is the one point of the order. Whoever changes what decides writing (a section's state, an
// assignment, a membership, the dossier's status) locks the rooms first, changes, and raises the access epoch; a batch
// of updates takes the same locks. So an update is in the order before the change, or it is refused.

import { asNumber, asText } from './columns';
import type { SqlExecutor } from './sql-executor';

/** `open`: the policy says who writes. `closed`: nobody writes, whatever the policy says. */
export type RoomState = 'open' | 'closed';

/** A room's row while its lock is held. */
export type LockedRoom = {
  readonly roomId: string;
  readonly state: RoomState;
  /** The last sequence number given; updates up to and with it are before this transaction. */
  readonly head: number;
  readonly accessEpoch: number;
};

/** Locks rooms until the caller's transaction ends, in id order like every batch, so that nobody waits in a circle. */
export async function lockRooms(sql: SqlExecutor, roomIds: readonly string[]): Promise<readonly LockedRoom[]> {
  const { rows } = await sql.query(
    `SELECT id::text AS id, state, head, access_epoch FROM room WHERE id = ANY ($1::text[]::uuid[]) ORDER BY room.id FOR UPDATE`,
    [roomIds],
  );
  return rows.map((row) => ({
    roomId: asText(row['id']),
    state: row['state'] === 'open' ? 'open' : 'closed',
    head: asNumber(row['head']),
    accessEpoch: asNumber(row['access_epoch']),
  }));
}

/**
 * Says that who may write these rooms has changed, and optionally opens or closes them. Call it in the
 * transaction that locked them; after its commit tell the engine (`rightsChanged`).
 */
export async function bumpAccess(sql: SqlExecutor, roomIds: readonly string[], state?: RoomState): Promise<void> {
  await sql.query(
    `UPDATE room SET access_epoch = access_epoch + 1, state = COALESCE($2, state) WHERE id = ANY ($1::text[]::uuid[])
     RETURNING access_epoch`,
    [roomIds, state ?? null],
  );
}
