import { randomUUID } from 'node:crypto';
import { changeToJson, documentFromUpdates, documentJson, documentText, emptyTextUpdate, soundJson } from '@samenpen/dossier-document';
import { authorshipOf, compactorHere, compactRoom, documentAt, passagesOf, restoreText, writtenThen } from '@samenpen/live-room';
import { aDatabase } from '@samenpen/testing';
import type { TestDatabase } from '@samenpen/testing';
import { Pool } from 'pg';
import { PostgresRoomHistory } from './postgres-room-history';
import { PostgresRoomLog } from './postgres-room-log';
import { readRoom } from './room-content';
import { bumpAccess } from './room-order';
import { appendServerUpdate, seedRoom } from './server-updates';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await aDatabase();
  pool = new Pool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const lines = (...texts: readonly string[]) => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** A section whose text each version of the list replaced, each by the person beside it; compacted after the second. */
async function aSection(versions: readonly (readonly [person: string, ...texts: string[]])[]): Promise<string> {
  const room = randomUUID();
  await seedRoom(pool, room, emptyTextUpdate());
  for (const [index, [authorId, ...texts]] of versions.entries()) {
    const content = await readRoom(pool, room);
    const update = changeToJson(documentFromUpdates(content?.updates ?? []), lines(...texts), { clientId: 100 + index });
    await appendServerUpdate(pool, { roomId: room, update, authorId });
    if (index === 1) await compactRoom(new PostgresRoomLog(pool), compactorHere, room);
  }
  return room;
}

const textNow = async (room: string): Promise<string> =>
  documentText(documentFromUpdates((await readRoom(pool, room))?.updates ?? []));

/** Restores as the server does: in one transaction. */
async function restore(roomId: string, seq: number, personId: string) {
  const client = await pool.connect();
  await client.query('BEGIN');
  const history = new PostgresRoomHistory(client);
  const doc = await documentAt(history, roomId, { seq });
  const then = await writtenThen(doc, await authorshipOf(history, roomId));
  const verdict = await restoreText(history, { roomId, personId, wanted: soundJson(documentJson(doc)), seen: null, then });
  await client.query('COMMIT');
  client.release();
  return verdict;
}

/** Resolves when a query of this file stands still at a lock. */
async function untilItWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
    if (rowCount !== null && rowCount > 0) return;
  }
}

describe('the past of a section on PostgreSQL', () => {
  it('is told from before and after a compaction, with who wrote it and when', async () => {
    const [an, bo] = [randomUUID(), randomUUID()];
    const room = await aSection([[an, 'De kust'], [bo, 'De kust vergrijst'], [an, 'De kust vergrijst snel']]);
    const history = new PostgresRoomHistory(pool);

    const told = await Promise.all([1, 2, 3, 4].map(async (seq) => documentText(await documentAt(history, room, { seq }))));

    expect(told).toEqual(['', 'De kust', 'De kust vergrijst', 'De kust vergrijst snel']);
    const { rows } = await pool.query<{ at: Date }>('SELECT at FROM room_update_archive WHERE room_id = $1 AND seq = 3', [room]);
    const at = rows[0]?.at.getTime() ?? 0;
    const passages = await passagesOf(await documentAt(history, room, { seq: 4 }), await authorshipOf(history, room));
    expect(passages.map(({ from, to, writer }) => [from, to, writer.kind === 'person' && writer.personId])).toEqual([
      [0, 7, an],
      [7, 17, bo],
      [17, 22, an],
    ]);
    expect(passages[1]?.firstAt).toBe(at);
  });

  it('is told for an instant, and is empty before there was anything', async () => {
    const room = await aSection([[randomUUID(), 'een'], [randomUUID(), 'twee']]);
    await pool.query(`UPDATE room_update_archive SET at = to_timestamp(1700000000 + seq) WHERE room_id = $1`, [room]);
    const history = new PostgresRoomHistory(pool);
    const textAt = async (seconds: number): Promise<string> =>
      documentText(await documentAt(history, room, { at: (1_700_000_000 + seconds) * 1_000 }));

    expect([await textAt(0), await textAt(2), await textAt(2.999), await textAt(3)]).toEqual(['', 'een', 'een', 'twee']);
  });

  it('knows which structs were relayed, and who confirmed them', async () => {
    const room = await aSection([]);
    const [an, bo] = [randomUUID(), randomUUID()];
    const update = changeToJson(documentFromUpdates([emptyTextUpdate()]), lines('van An'), { clientId: 7 });
    await appendServerUpdate(pool, { roomId: room, update, authorId: null });
    await pool.query(`UPDATE room_update SET author_id = $2 WHERE room_id = $1 AND seq = 2`, [room, bo]);
    await pool.query(`INSERT INTO room_relayed (room_id, seq, client_id, clock_from, clock_to) VALUES ($1, 2, 7, 0, 100)`, [room]);
    const history = new PostgresRoomHistory(pool);
    const writer = async () => (await authorshipOf(history, room)).writingOf(7, 1).writing?.writer;

    expect(await writer()).toEqual({ kind: 'relayed', by: bo });
    await new PostgresRoomLog(pool).confirm({ roomId: room, clientId: 7, personId: an, to: 100 });
    expect(await writer()).toEqual({ kind: 'person', personId: an });
  });

  it('comes in pages that leave nothing out', async () => {
    const room = await aSection([]);
    const update = emptyTextUpdate();
    await pool.query(
      `INSERT INTO room_update_archive (room_id, seq, update, is_relayed, at)
       SELECT $1, 1 + n, $2, false, now() FROM generate_series(1, 9000) n`,
      [room, update],
    );
    const history = new PostgresRoomHistory(pool);
    const seen: number[] = [];

    for (let rows = await history.rows(room, { after: 0, upTo: 8_000 }); rows.length > 0; ) {
      seen.push(...rows.map(({ seq }) => seq));
      rows = await history.rows(room, { after: seen.at(-1) ?? 0, upTo: 8_000 });
    }

    expect(seen).toEqual([1, ...Array.from({ length: 7_999 }, (_, index) => 2 + index)]);
  });
});

describe('restoring on PostgreSQL', () => {
  it('appends one edit in the name of the person', async () => {
    const [an, bo] = [randomUUID(), randomUUID()];
    const room = await aSection([[an, 'een'], [an, 'een', 'twee']]);

    expect(await restore(room, 2, bo)).toEqual({ kind: 'stored', seq: 4 });

    expect(await textNow(room)).toBe('een');
    expect(await readRoom(pool, room)).toMatchObject({ head: 4, lastAuthor: bo });
    expect(await restore(room, 2, bo)).toEqual({ kind: 'unchanged' });
  });

  it('leaves the words that it brings back to who wrote them, and when', async () => {
    const [an, bo, cé] = [randomUUID(), randomUUID(), randomUUID()];
    const room = await aSection([[an, 'De kust'], [bo, 'De kust vergrijst'], [cé, 'Weg']]);
    await pool.query(`UPDATE room_update_archive SET at = to_timestamp(1700000000 + seq) WHERE room_id = $1`, [room]);
    const history = new PostgresRoomHistory(pool);

    expect(await restore(room, 3, cé)).toEqual({ kind: 'stored', seq: 5 });

    const passages = await passagesOf(await documentAt(history, room, { seq: 5 }), await authorshipOf(history, room));
    expect(passages.map(({ from, to, writer, lastAt }) => [from, to, writer, lastAt])).toEqual([
      [0, 7, { kind: 'person', personId: an }, 1_700_000_002_000],
      [7, 17, { kind: 'person', personId: bo }, 1_700_000_003_000],
    ]);
  });

  it('waits for a transaction that closes the room, and is refused by it', async () => {
    const room = await aSection([[randomUUID(), 'een'], [randomUUID(), 'twee']]);
    const approval = await pool.connect();
    await approval.query('BEGIN');
    await bumpAccess(approval, [room], 'closed');

    const verdict = restore(room, 2, randomUUID());
    await untilItWaits();
    await approval.query('COMMIT');
    approval.release();

    expect(await verdict).toEqual({ kind: 'closed' });
    expect(await textNow(room)).toBe('twee');
  });
});
