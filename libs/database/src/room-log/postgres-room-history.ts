// A room's past on PostgreSQL. A large section has hundreds of thousands of rows of some twenty bytes: they travel
// packed, a page in one value, because the driver's work for a row costs more than the row.

import { creditedWords } from '@samenpen/live-room';
import type { EditVerdict, HistoryRow, RelayedRange, RoomEdit, RoomHistory } from '@samenpen/live-room';
import { asBytes, asNumber, asTextOrNull } from './columns';
import { readRoom } from './room-content';
import { lockRooms } from './room-order';
import { appendServerUpdate } from './server-updates';
import type { SqlExecutor } from './sql-executor';

const PAGE_ROWS = 4_000;
const PAGE_BYTES = 8 * 1024 * 1024;

// The sequence numbers of a room have no gaps, so a span of them is a page; the sum keeps one of large updates small.
const ROWS = `
  WITH found AS (
    SELECT seq, at, author_id, update FROM room_update_archive
    WHERE room_id = $1::text::uuid AND seq > $2::text::bigint AND seq <= $3::text::bigint
    UNION ALL
    SELECT seq, at, author_id, update FROM room_update
    WHERE room_id = $1::text::uuid AND seq > $2::text::bigint AND seq <= $3::text::bigint
  ), summed AS (
    SELECT *, row_number() OVER (ORDER BY seq) AS nth, sum(octet_length(update)) OVER (ORDER BY seq) AS bytes FROM found
  )
  SELECT string_agg(
    int8send(seq) || float8send(extract(epoch FROM at)::float8 * 1000) || COALESCE(uuid_send(author_id), decode(repeat('00', 16), 'hex'))
      || int4send(octet_length(update)) || update,
    ''::bytea ORDER BY seq) AS packed
  FROM summed WHERE nth = 1 OR bytes <= ${PAGE_BYTES}`;

const SEQ_AT = `
  SELECT COALESCE(max(seq), 0) AS seq FROM (
    SELECT seq, at FROM room_update_archive WHERE room_id = $1::text::uuid
    UNION ALL SELECT seq, at FROM room_update WHERE room_id = $1::text::uuid
  ) u WHERE u.at <= to_timestamp($2::text::float8 / 1000)`;

const RELAYED = `
  SELECT seq, client_id, clock_from, clock_to, confirmed_by::text AS confirmed_by,
    extract(epoch FROM confirmed_at)::float8 * 1000 AS confirmed_at
  FROM room_relayed WHERE room_id = $1::text::uuid ORDER BY seq`;

const HEADER_BYTES = 8 + 8 + 16 + 4;

/** {@link RoomHistory} on a pg pool or in a transaction; `edit` works in a transaction only, which is the caller's. */
export class PostgresRoomHistory implements RoomHistory {
  readonly #sql: SqlExecutor;

  constructor(sql: SqlExecutor) {
    this.#sql = sql;
  }

  async rows(roomId: string, { after, upTo }: { readonly after: number; readonly upTo: number }): Promise<HistoryRow[]> {
    const { rows } = await this.#sql.query(ROWS, [roomId, String(after), String(Math.min(upTo, after + PAGE_ROWS))]);
    const packed = rows[0]?.['packed'] ?? null;
    return packed === null ? [] : unpacked(asBytes(packed));
  }

  async seqAt(roomId: string, at: number): Promise<number> {
    const { rows } = await this.#sql.query(SEQ_AT, [roomId, String(at)]);
    return asNumber(rows[0]?.['seq']);
  }

  async relayed(roomId: string): Promise<RelayedRange[]> {
    const { rows } = await this.#sql.query(RELAYED, [roomId]);
    return rows.map((row) => ({
      seq: asNumber(row['seq']),
      clientId: asNumber(row['client_id']),
      from: asNumber(row['clock_from']),
      to: asNumber(row['clock_to']),
      confirmedBy: asTextOrNull(row['confirmed_by']),
      confirmedAt: row['confirmed_at'] === null ? null : Math.round(asNumber(row['confirmed_at'])),
    }));
  }

  async edit({ roomId, personId, wordsOf, make }: RoomEdit): Promise<EditVerdict> {
    const [room] = await lockRooms(this.#sql, [roomId]);
    const content = room === undefined ? null : await readRoom(this.#sql, roomId);
    if (room === undefined || content === null) return { kind: 'gone' };
    if (room.state === 'closed') return { kind: 'closed' };
    const update = make(content.updates);
    if (update === null) return { kind: 'unchanged' };
    const credited = creditedWords(update, wordsOf);
    return { kind: 'stored', seq: await appendServerUpdate(this.#sql, { roomId, update, authorId: personId, credited }) };
  }
}

function unpacked(bytes: Uint8Array): HistoryRow[] {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const personOf = personReader();
  const rows: HistoryRow[] = [];
  for (let at = 0; at < packed.length; ) {
    const update = at + HEADER_BYTES;
    const end = update + packed.readInt32BE(update - 4);
    rows.push({
      seq: packed.readUInt32BE(at) * 2 ** 32 + packed.readUInt32BE(at + 4),
      at: Math.round(packed.readDoubleBE(at + 8)),
      personId: personOf(packed.toString('latin1', at + 16, at + 32)),
      update: bytes.subarray(update, end),
    });
    at = end;
  }
  return rows;
}

/** The same few persons come again and again: each is written out once. */
function personReader(): (bytes: string) => string | null {
  const known = new Map<string, string | null>([['\0'.repeat(16), null]]);
  return (bytes) => {
    let person = known.get(bytes);
    if (person === undefined) {
      person = Buffer.from(bytes, 'latin1').toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
      known.set(bytes, person);
    }
    return person;
  };
}
