import type { CreditedRange } from '@samenpen/live-room';
import { parseUpdateMeta } from 'yjs';
import { asNumber } from './columns';
import type { SqlExecutor } from './sql-executor';

/** Makes a room with its first content. Only the server seeds, once: a room that exists already is a fault. */
export async function seedRoom(sql: SqlExecutor, roomId: string, update: Uint8Array): Promise<void> {
  await sql.query(
    `WITH made AS (INSERT INTO room (id, head) VALUES ($1::text::uuid, 1) RETURNING id)
     INSERT INTO room_update (room_id, seq, update) SELECT id, 1, $2::bytea FROM made RETURNING seq`,
    [roomId, update],
  );
}

/** An update that the server makes itself, such as a restore, in the name of a person or of nobody. */
export type ServerUpdate = {
  readonly roomId: string;
  /** Yjs update (V1) that fits on the room's present state. */
  readonly update: Uint8Array;
  readonly authorId: string | null;
  /** What in it was written by another person than the one in whose name it is stored. */
  readonly credited?: readonly CreditedRange[];
};

/**
 * Appends an update of the server and returns its sequence number. Takes the room's lock itself; open clients see
 * it when the engine is told (`roomsMoved`) or at its next poll.
 * @throws when there is no such room.
 */
export async function appendServerUpdate(sql: SqlExecutor, { roomId, update, authorId, credited = [] }: ServerUpdate): Promise<number> {
  const clients = [...parseUpdateMeta(update).from.keys()];
  const { rows } = await sql.query(
    `WITH moved AS (
       UPDATE room SET head = head + 1, last_author = COALESCE($3::text::uuid, last_author), last_at = clock_timestamp()
       WHERE id = $1::text::uuid RETURNING id, head
     ), bound AS (
       INSERT INTO author_client (room_id, client_id, person_id)
       SELECT id, client::bigint, $3::text::uuid FROM moved, unnest($4::text[]) AS client WHERE $3::text IS NOT NULL
       ON CONFLICT DO NOTHING
     ), credited AS (
       INSERT INTO room_relayed (room_id, seq, client_id, clock_from, clock_to, confirmed_by, confirmed_at)
       SELECT id, head, part.client::bigint, part.first::bigint, part.past::bigint, part.person::uuid,
         COALESCE(to_timestamp(part.at::float8 / 1000), clock_timestamp())
       FROM moved, unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) AS part (client, first, past, person, at)
     )
     INSERT INTO room_update (room_id, seq, update, author_id) SELECT id, head, $2::bytea, $3::text::uuid FROM moved
     RETURNING seq`,
    [
      roomId,
      update,
      authorId,
      clients.map(String),
      credited.map(({ clientId }) => String(clientId)),
      credited.map(({ from }) => String(from)),
      credited.map(({ to }) => String(to)),
      credited.map(({ personId }) => personId),
      credited.map(({ at }) => (at === null ? null : String(at))),
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no room ${roomId}`);
  return asNumber(row['seq']);
}
