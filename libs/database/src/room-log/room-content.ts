import { asBytes, asNumber, asText, asTextOrNull } from './columns';
import type { SqlExecutor } from './sql-executor';

/** What a room holds at one moment. */
export type RoomContent = {
  readonly roomId: string;
  /** The sequence of the last update in `updates`. */
  readonly head: number;
  readonly accessEpoch: number;
  readonly lastAuthor: string | null;
  readonly lastAt: Date | null;
  /** Yjs updates (V1) in order, the compacted base first: applied to an empty document they give the room. */
  readonly updates: readonly Uint8Array[];
};

const CONTENT = `
  SELECT room.id::text AS id, room.head, room.access_epoch, room.last_author::text AS last_author, room.last_at, part.bytes
  FROM room
  LEFT JOIN room_base base ON base.room_id = room.id
  LEFT JOIN LATERAL (
    SELECT base.upto_seq AS seq, base.state AS bytes WHERE base.room_id IS NOT NULL
    UNION ALL
    SELECT u.seq, u.update FROM room_update u WHERE u.room_id = room.id AND u.seq > COALESCE(base.upto_seq, 0)
  ) part ON true
  WHERE room.id = ANY ($1::text[]::uuid[])
  ORDER BY room.id, part.seq`;

/**
 * Reads rooms, each at one moment. Under their locks ({@link lockRooms}) all are at the same cut, and nothing
 * can be stored in between. Rooms that do not exist are left out.
 */
export async function readRooms(sql: SqlExecutor, roomIds: readonly string[]): Promise<readonly RoomContent[]> {
  const { rows } = await sql.query(CONTENT, [roomIds]);
  const rooms = new Map<string, RoomContent & { readonly updates: Uint8Array[] }>();
  for (const row of rows) {
    const roomId = asText(row['id']);
    const room = rooms.get(roomId) ?? contentOf(roomId, row);
    if (row['bytes'] !== null) room.updates.push(asBytes(row['bytes']));
    rooms.set(roomId, room);
  }
  return [...rooms.values()];
}

/** Reads one room; null when there is none. */
export async function readRoom(sql: SqlExecutor, roomId: string): Promise<RoomContent | null> {
  const [room] = await readRooms(sql, [roomId]);
  return room ?? null;
}

function contentOf(roomId: string, row: Record<string, unknown>): RoomContent & { readonly updates: Uint8Array[] } {
  return {
    roomId,
    head: asNumber(row['head']),
    accessEpoch: asNumber(row['access_epoch']),
    lastAuthor: asTextOrNull(row['last_author']),
    lastAt: row['last_at'] instanceof Date ? row['last_at'] : null,
    updates: [],
  };
}

/** Who wrote in a room after a sequence number, each once; relayed structs count for who sent them. */
export async function authorsSince(sql: SqlExecutor, roomId: string, seq: number): Promise<readonly string[]> {
  const { rows } = await sql.query(
    `SELECT DISTINCT u.author_id::text AS id FROM (
       SELECT author_id, seq FROM room_update WHERE room_id = $1::text::uuid
       UNION ALL
       SELECT author_id, seq FROM room_update_archive WHERE room_id = $1::text::uuid
     ) u WHERE u.seq > $2::text::bigint AND u.author_id IS NOT NULL`,
    [roomId, String(seq)],
  );
  return rows.map((row) => asText(row['id']));
}
