import { parseUpdateMeta } from 'yjs';
import type { RoomHistory } from '../ports/room-history';

/** Structs of a room, by the first clock of each. */
export type StructsInRoom = {
  readonly roomId: string;
  /** The sequence up to which to look. */
  readonly head: number;
  readonly structs: readonly { readonly clientId: number; readonly clock: number }[];
};

/** What is asked about was written a moment ago; so many rows are looked at. */
const ROWS_BACK = 1_000;

/**
 * The persons on whose connections structs arrived that were written lately, each once; relayed structs count for who
 * sent them. Nobody for structs that the last rows did not bring.
 */
export async function sendersOf(history: RoomHistory, { roomId, head, structs }: StructsInRoom): Promise<string[]> {
  if (structs.length === 0) return [];
  const open = new Set(structs);
  const senders = new Set<string>();
  let after = Math.max(0, head - ROWS_BACK);
  for (let rows = await history.rows(roomId, { after, upTo: head }); rows.length > 0; ) {
    for (const { update, personId, seq } of rows) {
      const { from, to } = parseUpdateMeta(update);
      for (const struct of open) {
        if ((from.get(struct.clientId) ?? Infinity) > struct.clock || (to.get(struct.clientId) ?? 0) <= struct.clock) continue;
        open.delete(struct);
        if (personId !== null) senders.add(personId);
      }
      after = seq;
    }
    rows = await history.rows(roomId, { after, upTo: head });
  }
  return [...senders];
}
