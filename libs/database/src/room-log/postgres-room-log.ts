// The engine's log on PostgreSQL, by plain SQL: one round trip per batch, one per load.

import type {
  ClockRange,
  CommitBatch,
  CommitVerdict,
  Compactable,
  Compaction,
  Confirmation,
  LaterUpdates,
  RoomLog,
  RoomPosition,
  StoredBase,
  StoredRoom,
  StoredUpdate,
} from '@samenpen/live-room';
import { asBytes, asNumber, asText } from './columns';
import { batchParameters, batchVerdicts, COMMIT_BATCH } from './commit-batch';
import type { SqlExecutor } from './sql-executor';

// The first row is the room with its base, the others are the tail; one statement, so one moment.
const LOAD = `
  SELECT 0 AS part, room.head, room.access_epoch, COALESCE(base.epoch, 0) AS epoch,
    (SELECT COALESCE(json_agg(json_build_array(a.client_id, a.person_id)), '[]')
     FROM author_client a WHERE a.room_id = room.id) AS authors,
    (SELECT COALESCE(json_agg(json_build_array(r.client_id, r.clock_from, r.clock_to)), '[]')
     FROM room_relayed r WHERE r.room_id = room.id AND r.confirmed_by IS NULL AND r.disowned_at IS NULL) AS unconfirmed,
    base.upto_seq AS seq, base.state AS bytes, base.state_vector
  FROM room LEFT JOIN room_base base ON base.room_id = room.id
  WHERE room.id = $1::uuid
  UNION ALL
  SELECT 1, NULL, NULL, NULL, NULL, NULL, u.seq, u.update, NULL
  FROM room_update u
  WHERE u.room_id = $1::uuid AND u.seq > COALESCE((SELECT upto_seq FROM room_base WHERE room_id = $1::uuid), 0)
  ORDER BY part, seq`;

/** As `LOAD`, without what a compaction does not need, and no more of the tail than it takes. */
const OLDEST = `
  SELECT 0 AS part, COALESCE(base.epoch, 0) AS epoch, base.upto_seq AS seq, base.state AS bytes, base.state_vector
  FROM room LEFT JOIN room_base base ON base.room_id = room.id
  WHERE room.id = $1::uuid
  UNION ALL
  SELECT 1, NULL, tail.seq, tail.update, NULL
  FROM (
    SELECT u.seq, u.update, sum(length(u.update)) OVER (ORDER BY u.seq) - length(u.update) AS before
    FROM room_update u
    WHERE u.room_id = $1::uuid AND u.seq > COALESCE((SELECT upto_seq FROM room_base WHERE room_id = $1::uuid), 0)
  ) tail
  WHERE tail.before < $2::int
  ORDER BY part, seq`;

const AFTER = `
  SELECT u.seq, u.update AS bytes FROM (
    SELECT room_id, seq, update FROM room_update
    UNION ALL SELECT room_id, seq, update FROM room_update_archive
  ) u
  WHERE u.room_id = $1::uuid AND u.seq > $2::bigint
  ORDER BY u.seq`;

const AUTHORS = 'SELECT client_id, person_id::text AS person_id FROM author_client WHERE room_id = $1::uuid';

/** {@link RoomLog} on a pg pool or client. Connections are the caller's. */
export class PostgresRoomLog implements RoomLog {
  readonly #sql: SqlExecutor;

  constructor(sql: SqlExecutor) {
    this.#sql = sql;
  }

  async load(roomId: string): Promise<StoredRoom | null> {
    const { rows } = await this.#sql.query(LOAD, [roomId]);
    const [first, ...tail] = rows;
    // A tail without its room cannot be: rooms are never deleted before their updates.
    if (first?.['part'] !== 0) return null;
    return {
      head: asNumber(first['head']),
      accessEpoch: asNumber(first['access_epoch']),
      base: baseOf(first),
      baseEpoch: asNumber(first['epoch']),
      tail: updatesOf(tail),
      authors: new Map(pairsOf(first['authors']).map(([client, person]) => [asNumber(client), asText(person)])),
      unconfirmed: pairsOf(first['unconfirmed']).map(
        ([client, from, to]): ClockRange => ({ clientId: asNumber(client), from: asNumber(from), to: asNumber(to) }),
      ),
    };
  }

  async after(roomId: string, seq: number): Promise<LaterUpdates> {
    const { rows } = await this.#sql.query(AFTER, [roomId, seq]);
    // Read after the updates, so that no binding of theirs is missing.
    const authors = await this.#sql.query(AUTHORS, [roomId]);
    return {
      updates: updatesOf(rows),
      authors: new Map(authors.rows.map((row) => [asNumber(row['client_id']), asText(row['person_id'])])),
    };
  }

  async commit(batch: CommitBatch): Promise<CommitVerdict[]> {
    const { rows } = await this.#sql.query(COMMIT_BATCH, batchParameters(batch));
    return batchVerdicts(batch, rows[0]?.['answer']);
  }

  async confirm({ roomId, clientId, personId, to }: Confirmation): Promise<boolean> {
    const { rows } = await this.#sql.query('SELECT confirm_authorship($1, $2, $3, $4) AS is_done', [roomId, clientId, personId, to]);
    return rows[0]?.['is_done'] === true;
  }

  async disown({ roomId, clientId, from }: Parameters<RoomLog['disown']>[0]): Promise<void> {
    await this.#sql.query(
      `UPDATE room_relayed SET disowned_at = clock_timestamp()
       WHERE room_id = $1::uuid AND client_id = $2::bigint AND clock_to > $3::bigint AND confirmed_by IS NULL AND disowned_at IS NULL`,
      [roomId, clientId, from],
    );
  }

  async oldest(roomId: string, bytes: number): Promise<Compactable | null> {
    const { rows } = await this.#sql.query(OLDEST, [roomId, bytes]);
    const [first, ...tail] = rows;
    if (first?.['part'] !== 0) return null;
    return { base: baseOf(first), baseEpoch: asNumber(first['epoch']), tail: updatesOf(tail) };
  }

  async compact({ roomId, epoch, uptoSeq, state, stateVector }: Compaction): Promise<boolean> {
    const { rows } = await this.#sql.query('SELECT compact_room($1, $2, $3, $4, $5) AS is_done', [
      roomId,
      epoch,
      uptoSeq,
      state,
      stateVector,
    ]);
    return rows[0]?.['is_done'] === true;
  }

  async positions(roomIds: readonly string[]): Promise<RoomPosition[]> {
    const { rows } = await this.#sql.query(
      'SELECT id::text AS id, head, access_epoch FROM room WHERE id = ANY ($1::uuid[])',
      [roomIds],
    );
    return rows.map((row) => ({
      roomId: asText(row['id']),
      head: asNumber(row['head']),
      accessEpoch: asNumber(row['access_epoch']),
    }));
  }

  async endedLogins(loginIds: readonly string[]): Promise<string[]> {
    const { rows } = await this.#sql.query(
      `SELECT login::text AS id FROM unnest($1::uuid[]) AS login
       WHERE NOT EXISTS (SELECT 1 FROM login_session l WHERE l.id = login AND l.ended_at IS NULL AND l.expires_at > now())
         AND NOT EXISTS (SELECT 1 FROM api_token t WHERE t.id = login AND t.ended_at IS NULL AND t.expires_at > now())`,
      [loginIds],
    );
    return rows.map((row) => asText(row['id']));
  }
}

function baseOf(row: Record<string, unknown>): StoredBase | null {
  if (row['seq'] === null) return null;
  return { seq: asNumber(row['seq']), update: asBytes(row['bytes']), stateVector: asBytes(row['state_vector']) };
}

function updatesOf(rows: readonly Record<string, unknown>[]): StoredUpdate[] {
  return rows
    .filter((row) => row['seq'] !== null)
    .map((row) => ({ seq: asNumber(row['seq']), update: asBytes(row['bytes']) }));
}

function pairsOf(value: unknown): unknown[][] {
  if (!Array.isArray(value) || !value.every((entry) => Array.isArray(entry))) throw new TypeError('not pairs as JSON');
  return value;
}
