import type { CommitRow } from '../ports/room-log';
import { continues, joinedTyping } from './joined-typing';
import type { TypedUpdate } from './joined-typing';
import type { PendingUpdate } from './pending-update';

/** A row for the log and how many updates on their way it holds. */
type TakenRow = { readonly row: CommitRow; readonly updates: number };

/** The rows of one room for the next batch, in order: what one person typed without a break is one row. */
export function rowsOf(
  roomId: string,
  pending: readonly PendingUpdate[],
  most: { readonly rows: number; readonly bytes: number },
): TakenRow[] {
  const rows: TakenRow[] = [];
  let [next, bytes] = [0, 0];
  // At least one, however large: it has passed its own limit.
  for (let first = pending[next]; first !== undefined; first = pending[next]) {
    if (rows.length >= most.rows || (rows.length > 0 && bytes >= most.bytes)) break;
    const updates = runFrom(pending, next);
    const update = updates === 1 ? first.update : joined(pending.slice(next, next + updates));
    rows.push({ row: rowOf(roomId, first, update), updates });
    next += updates;
    bytes += update.byteLength;
  }
  return rows;
}

/** How many updates from this one on may share a row. */
function runFrom(pending: readonly PendingUpdate[], start: number): number {
  let end = start + 1;
  for (let next = pending[end]; next !== undefined && mayFollow(pending[end - 1], next); next = pending[end]) end += 1;
  return end - start;
}

function mayFollow(before: PendingUpdate | undefined, next: PendingUpdate): boolean {
  if (before?.typing == null || next.typing === null || before.admission !== next.admission) return false;
  const isOwn = before.relayed.length + next.relayed.length + next.ownClients.length === 0;
  return isOwn && continues(before.typing, next.typing);
}

function joined(run: readonly PendingUpdate[]): Uint8Array {
  const [first, ...others] = run.flatMap(({ update, typing }): TypedUpdate[] => (typing === null ? [] : [{ update, typing }]));
  if (first === undefined) throw new Error('only typing is joined');
  return joinedTyping([first, ...others]);
}

const rowOf = (roomId: string, { admission, ownClients, relayed, client }: PendingUpdate, update: Uint8Array): CommitRow => ({
  roomId,
  update,
  personId: admission.person.id,
  loginId: admission.loginId,
  accessEpoch: admission.accessEpoch,
  ownClients,
  relayed,
  client,
});
