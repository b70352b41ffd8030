import { randomUUID } from 'node:crypto';
import type { CommitBatch, CommitRow } from '@samenpen/live-room';
import { aDatabase } from '@samenpen/testing';
import type { TestDatabase } from '@samenpen/testing';
import { Pool } from 'pg';
import * as Y from 'yjs';
import { createPrismaClient } from '../prisma-client';
import { PostgresRoomLog } from './postgres-room-log';
import { authorsSince, readRoom } from './room-content';
import { bumpAccess, lockRooms } from './room-order';
import { appendServerUpdate, seedRoom } from './server-updates';
import { prismaExecutor } from './sql-executor';

let database: TestDatabase;
let pool: Pool;
let log: PostgresRoomLog;

beforeAll(async () => {
  database = await aDatabase();
  pool = new Pool({ connectionString: database.url });
  // A connection that a test breaks is no fault of the pool.
  pool.on('error', () => undefined);
  log = new PostgresRoomLog(pool);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A seeded room: head 1, access epoch 1. */
async function aRoom(id = randomUUID()): Promise<string> {
  await seedRoom(pool, id, textUpdate('seed'));
  return id;
}

type Writer = { readonly personId: string; readonly loginId: string };

async function aWriter(): Promise<Writer> {
  const personId = randomUUID();
  const loginId = randomUUID();
  await pool.query(`INSERT INTO person (id, email, name, organisation) VALUES ($1, $2, 'An', 'Damme')`, [
    personId,
    `${personId}@damme.example`,
  ]);
  await pool.query(
    `INSERT INTO login_session (id, person_id, token_hash, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')`,
    [loginId, personId, Buffer.from(loginId)],
  );
  return { personId, loginId };
}

/** Somebody who signs in with a personal access token. */
async function aToken(): Promise<Writer> {
  const { personId } = await aWriter();
  const loginId = randomUUID();
  await pool.query(
    `INSERT INTO api_token (id, person_id, name, token_hash, expires_at) VALUES ($1, $2, 'script', $3, now() + interval '1 day')`,
    [loginId, personId, Buffer.from(loginId)],
  );
  return { personId, loginId };
}

/** Resolves when a batch has begun and stands still at a lock. */
async function untilABatchWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%commit_room_batch%'`,
    );
    if (rowCount !== null && rowCount > 0) return;
  }
}

/** Ends the backend that waits for a room's lock, as a broken network or a restart would. */
async function terminateWaitingBatch(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%commit_room_batch%' AND pid <> pg_backend_pid()`,
    );
    if (rowCount !== null && rowCount > 0) return;
  }
}

function textUpdate(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

const aRow = (roomId: string, writer: Writer, change: Partial<CommitRow> = {}): CommitRow => ({
  roomId,
  ...writer,
  update: textUpdate('x'),
  accessEpoch: 1,
  ownClients: [],
  relayed: [],
  client: 'several',
  ...change,
});

const aBatch = (rows: CommitRow[], change: Partial<CommitBatch> = {}): CommitBatch => ({
  id: randomUUID(),
  isRepeat: false,
  heads: new Map(rows.map((row) => [row.roomId, 1])),
  rows,
  ...change,
});

describe('committing a batch', () => {
  it('numbers the updates of each room in order and says who wrote last', async () => {
    const [one, two] = [await aRoom(), await aRoom()];
    const [an, bo] = [await aWriter(), await aWriter()];

    const verdicts = await log.commit(aBatch([aRow(one, an), aRow(two, an), aRow(one, bo)]));

    expect(verdicts).toEqual([
      { kind: 'stored', seq: 2 },
      { kind: 'stored', seq: 2 },
      { kind: 'stored', seq: 3 },
    ]);
    expect(await readRoom(pool, one)).toMatchObject({ head: 3, lastAuthor: bo.personId, lastAt: expect.any(Date) });
    expect([...(await authorsSince(pool, one, 1))].sort()).toEqual([an.personId, bo.personId].sort());
  });

  it('stores the bytes as they came', async () => {
    const room = await aRoom();
    const update = textUpdate('één "regel" \\ met {alles}');

    await log.commit(aBatch([aRow(room, await aWriter(), { update })]));

    expect((await log.load(room))?.tail[1]?.update).toEqual(update);
  });

  it('finds itself again when its answer was lost', async () => {
    const room = await aRoom();
    const batch = aBatch([aRow(room, await aWriter()), aRow(room, await aWriter())]);
    const first = await log.commit(batch);

    expect(await log.commit({ ...batch, isRepeat: true })).toEqual(first);
    expect(await readRoom(pool, room)).toMatchObject({ head: 3 });
  });

  it('finds itself again after a compaction', async () => {
    const room = await aRoom();
    const batch = aBatch([aRow(room, await aWriter())]);
    const first = await log.commit(batch);
    await log.compact({ roomId: room, epoch: 0, uptoSeq: 2, state: textUpdate('all'), stateVector: Uint8Array.of(0) });

    expect(await log.commit({ ...batch, isRepeat: true })).toEqual(first);
  });

  it('refuses a repetition with other bytes', async () => {
    const room = await aRoom();
    const writer = await aWriter();
    const batch = aBatch([aRow(room, writer)]);
    await log.commit(batch);

    const other = { ...batch, isRepeat: true, rows: [aRow(room, writer, { update: textUpdate('other') })] };
    await expect(log.commit(other)).rejects.toThrow('differs');
  });

  it('stores nothing when the first attempt arrives after its repetition', async () => {
    const room = await aRoom();
    const batch = aBatch([aRow(room, await aWriter())]);
    await log.commit({ ...batch, isRepeat: true });

    expect(await log.commit(batch)).toEqual([{ kind: 'moved' }]);
    expect(await readRoom(pool, room)).toMatchObject({ head: 2 });
  });

  it('stores only the fitting prefix of a room, and other rooms in full', async () => {
    const [one, two] = [await aRoom(), await aRoom()];
    const writer = await aWriter();
    const stale = aRow(one, writer, { accessEpoch: 0 });

    const verdicts = await log.commit(aBatch([aRow(one, writer), stale, aRow(one, writer), aRow(two, writer)]));

    expect(verdicts.map(({ kind }) => kind)).toEqual(['stored', 'stale', 'behind', 'stored']);
    expect(await readRoom(pool, one)).toMatchObject({ head: 2 });
  });

  it('refuses a closed room, an unknown room, and a room that somebody else wrote in', async () => {
    const [closed, moved] = [await aRoom(), await aRoom()];
    const writer = await aWriter();
    await bumpAccess(pool, [closed], 'closed');
    await appendServerUpdate(pool, { roomId: moved, update: textUpdate('server'), authorId: null });

    const verdicts = await log.commit(aBatch([aRow(closed, writer), aRow(randomUUID(), writer), aRow(moved, writer)]));

    expect(verdicts.map(({ kind }) => kind)).toEqual(['closed', 'gone', 'moved']);
  });

  it('takes a row that did not see others when they hold nothing of the same Yjs client', async () => {
    const room = await aRoom();
    const [an, bo] = [await aWriter(), await aWriter()];
    await log.commit(aBatch([aRow(room, an, { client: 7 }), aRow(room, an, { client: 'none' })]));

    const verdicts = await log.commit(aBatch([aRow(room, bo, { client: 8 }), aRow(room, bo, { client: 'none' }), aRow(room, bo, { client: 7 })]));

    expect(verdicts).toEqual([{ kind: 'stored', seq: 4 }, { kind: 'stored', seq: 5 }, { kind: 'moved' }]);
    expect((await log.load(room))?.tail.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['it holds several clients', { client: 'several' }, { client: 7 }],
    ['what it did not see holds several', { client: 8 }, { client: 'several' }],
    ['it is of the same client', { client: 7 }, { client: 7 }],
  ] as const)('refuses a row that did not see others when %s', async (_why, own, other) => {
    const room = await aRoom();
    const writer = await aWriter();
    await log.commit(aBatch([aRow(room, writer, other)]));

    expect(await log.commit(aBatch([aRow(room, writer, own)]))).toEqual([{ kind: 'moved' }]);
  });

  it('refuses a row that did not see others when they were compacted meanwhile', async () => {
    const room = await aRoom();
    const writer = await aWriter();
    await log.commit(aBatch([aRow(room, writer, { client: 7 })]));
    await log.compact({ roomId: room, epoch: 0, uptoSeq: 2, state: textUpdate('all'), stateVector: Uint8Array.of(0) });

    expect(await log.commit(aBatch([aRow(room, writer, { client: 8 })]))).toEqual([{ kind: 'moved' }]);
  });

  it('refuses a login that ended or that nobody knows', async () => {
    const rooms = [await aRoom(), await aRoom(), await aRoom()] as const;
    const [ended, expired] = [await aWriter(), await aWriter()];
    await pool.query('UPDATE login_session SET ended_at = now() WHERE id = $1', [ended.loginId]);
    await pool.query('UPDATE login_session SET expires_at = now() WHERE id = $1', [expired.loginId]);
    const stranger = { personId: randomUUID(), loginId: randomUUID() };

    const verdicts = await log.commit(
      aBatch([aRow(rooms[0], ended), aRow(rooms[1], expired), aRow(rooms[2], stranger)]),
    );

    expect(verdicts.map(({ kind }) => kind)).toEqual(['login-ended', 'login-ended', 'login-ended']);
    expect(await log.endedLogins([ended.loginId, expired.loginId, (await aWriter()).loginId])).toEqual([
      ended.loginId,
      expired.loginId,
    ]);
  });

  it('refuses an access token that was withdrawn or has run out', async () => {
    const [withdrawn, late, good] = [await aToken(), await aToken(), await aToken()];
    await pool.query('UPDATE api_token SET ended_at = now() WHERE id = $1', [withdrawn.loginId]);
    await pool.query('UPDATE api_token SET expires_at = now() WHERE id = $1', [late.loginId]);
    const rooms = [await aRoom(), await aRoom(), await aRoom()] as const;

    const verdicts = await log.commit(aBatch([aRow(rooms[0], withdrawn), aRow(rooms[1], late), aRow(rooms[2], good)]));

    expect(verdicts.map(({ kind }) => kind)).toEqual(['login-ended', 'login-ended', 'stored']);
    expect(await log.endedLogins([withdrawn.loginId, late.loginId, good.loginId])).toEqual([withdrawn.loginId, late.loginId]);
  });

  it('waits for a transaction that closes the room, and is refused by it', async () => {
    const room = await aRoom();
    const approval = await pool.connect();
    await approval.query('BEGIN');
    await lockRooms(approval, [room]);

    const verdict = log.commit(aBatch([aRow(room, await aWriter())]));
    // From here on it would decide from what it saw before the room was closed, did it not ask for the lock first.
    await untilABatchWaits();
    await bumpAccess(approval, [room], 'closed');
    await approval.query('COMMIT');
    approval.release();

    expect(await verdict).toEqual([{ kind: 'closed' }]);
    expect(await readRoom(pool, room)).toMatchObject({ head: 1 });
  });

  it('waits in the order of the ids, holding nothing that comes later, in whatever order its rooms are named', async () => {
    const [first = '', second = ''] = [await aRoom(), await aRoom()].toSorted();
    const writer = await aWriter();
    const holder = await pool.connect();
    await holder.query('BEGIN');
    await lockRooms(holder, [first]);

    const verdicts = log.commit(aBatch([aRow(second, writer), aRow(first, writer)]));
    await untilABatchWaits();
    await expect(pool.query('SELECT 1 FROM room WHERE id = $1 FOR UPDATE NOWAIT', [second])).resolves.toBeDefined();
    await holder.query('COMMIT');
    holder.release();

    expect(await verdicts).toEqual([{ kind: 'stored', seq: 2 }, { kind: 'stored', seq: 2 }]);
  });

  it('is repeated without harm when its connection breaks in the middle', async () => {
    const room = await aRoom();
    const batch = aBatch([aRow(room, await aWriter())]);
    const holder = await pool.connect();
    await holder.query('BEGIN');
    await lockRooms(holder, [room]);

    const broken = expect(log.commit(batch)).rejects.toThrow();
    await terminateWaitingBatch();
    await broken;
    await holder.query('COMMIT');
    holder.release();

    expect(await log.commit({ ...batch, isRepeat: true })).toEqual([{ kind: 'stored', seq: 2 }]);
    expect(await readRoom(pool, room)).toMatchObject({ head: 2 });
  });

  it('never deadlocks with batches that name the same rooms in another order', async () => {
    const rooms = [await aRoom(), await aRoom(), await aRoom()];
    const writer = await aWriter();

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        log.commit(aBatch((turn % 2 ? rooms : [...rooms].reverse()).map((room) => aRow(room, writer)))),
      ),
    );

    const stored = answers.flat().filter(({ kind }) => kind === 'stored');
    expect(stored).toHaveLength(3);
  });
});

describe('authorship', () => {
  it('binds a client to the person in the transaction that stores its first struct', async () => {
    const room = await aRoom();
    const [an, bo] = [await aWriter(), await aWriter()];

    await log.commit(aBatch([aRow(room, an, { ownClients: [7] }), aRow(room, bo, { ownClients: [7, 8] })]));

    expect((await log.load(room))?.authors).toEqual(new Map([[7, an.personId], [8, bo.personId]]));
  });

  it('binds nothing for a row that is not stored', async () => {
    const room = await aRoom();

    await log.commit(aBatch([aRow(room, await aWriter(), { ownClients: [7], accessEpoch: 0 })]));

    expect((await log.load(room))?.authors.size).toBe(0);
  });

  it('stays open for relayed structs until their own person confirms them', async () => {
    const room = await aRoom();
    const [an, bo] = [await aWriter(), await aWriter()];
    await log.commit(aBatch([aRow(room, bo, { ownClients: [8], relayed: [{ clientId: 7, from: 0, to: 5 }] })]));
    expect((await log.load(room))?.unconfirmed).toEqual([{ clientId: 7, from: 0, to: 5 }]);

    expect(await log.confirm({ roomId: room, clientId: 7, personId: an.personId, to: 5 })).toBe(true);

    const stored = await log.load(room);
    expect(stored?.unconfirmed).toEqual([]);
    expect(stored?.authors.get(7)).toBe(an.personId);
  });

  it('is not confirmed by somebody to whom the client does not belong', async () => {
    const room = await aRoom();
    const [an, bo] = [await aWriter(), await aWriter()];
    await log.commit(aBatch([aRow(room, an, { ownClients: [7] }), aRow(room, bo, { relayed: [{ clientId: 7, from: 1, to: 2 }] })]));

    expect(await log.confirm({ roomId: room, clientId: 7, personId: bo.personId, to: 2 })).toBe(false);

    expect((await log.load(room))?.unconfirmed).toHaveLength(1);
  });

  it('is not confirmed by whoever brought some of it, also when that was compacted since, and binds nothing then', async () => {
    const room = await aRoom();
    const [an, bo, cy] = [await aWriter(), await aWriter(), await aWriter()];
    await log.commit(aBatch([aRow(room, bo, { relayed: [{ clientId: 7, from: 0, to: 5 }] })]));
    await log.compact({ roomId: room, epoch: 0, uptoSeq: 2, state: textUpdate('b'), stateVector: Uint8Array.of(0) });
    await log.commit({ ...aBatch([aRow(room, cy, { relayed: [{ clientId: 7, from: 5, to: 6 }] })]), heads: new Map([[room, 2]]) });
    const confirm = ({ personId }: Writer): Promise<boolean> => log.confirm({ roomId: room, clientId: 7, personId, to: 6 });

    expect([await confirm(bo), await confirm(cy)]).toEqual([false, false]);
    expect(await log.load(room)).toMatchObject({ authors: new Map(), unconfirmed: [{ from: 0 }, { from: 5 }] });

    expect([await confirm(an), await confirm(an)]).toEqual([true, false]);
    expect(await log.load(room)).toMatchObject({ authors: new Map([[7, an.personId]]), unconfirmed: [] });
  });

  it('is not confirmed by anybody once its client came back without it', async () => {
    const room = await aRoom();
    const [an, bo] = [await aWriter(), await aWriter()];
    const relayed = [{ clientId: 7, from: 0, to: 5 }, { clientId: 7, from: 5, to: 9 }, { clientId: 8, from: 0, to: 9 }];
    await log.commit(aBatch([aRow(room, bo, { relayed })]));

    await log.disown({ roomId: room, clientId: 7, from: 5 });

    expect((await log.load(room))?.unconfirmed).toEqual([relayed[0], relayed[2]]);
    expect(await log.confirm({ roomId: room, clientId: 7, personId: an.personId, to: 9 })).toBe(true);
    const { rows } = await pool.query('SELECT confirmed_by FROM room_relayed WHERE room_id = $1 ORDER BY client_id, clock_from', [room]);
    expect(rows.map((row: { confirmed_by: string | null }) => row.confirmed_by)).toEqual([an.personId, null, null]);
  });
});

describe('compacting a room', () => {
  it('keeps every update in the archive and the order whole', async () => {
    const room = await aRoom();
    const writer = await aWriter();
    await log.commit(aBatch([aRow(room, writer), aRow(room, writer)]));

    const isDone = await log.compact({ roomId: room, epoch: 0, uptoSeq: 2, state: textUpdate('b'), stateVector: Uint8Array.of(0) });

    expect(isDone).toBe(true);
    expect(await log.load(room)).toMatchObject({ head: 3, baseEpoch: 1, base: { seq: 2 }, tail: [{ seq: 3 }] });
    expect((await log.after(room, 0)).updates.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await readRoom(pool, room))?.updates).toHaveLength(2);
  });

  it('is done by one of two that start from the same later state, and never goes back', async () => {
    const room = await aRoom();
    const writer = await aWriter();
    await log.commit(aBatch([aRow(room, writer), aRow(room, writer), aRow(room, writer)]));
    const compact = (epoch: number, uptoSeq: number, state: string) =>
      log.compact({ roomId: room, epoch, uptoSeq, state: textUpdate(state), stateVector: Uint8Array.of(0) });
    expect(await compact(0, 2, 'first')).toBe(true);

    expect(await Promise.all([compact(1, 3, 'same'), compact(1, 3, 'same')]).then((done) => done.filter(Boolean))).toHaveLength(1);
    expect(await compact(1, 4, 'from a state that is gone')).toBe(false);
    expect(await compact(2, 2, 'back')).toBe(false);

    expect(await log.load(room)).toMatchObject({ baseEpoch: 2, base: { seq: 3 }, tail: [{ seq: 4 }] });
  });

  it('is done by one of two that start from the same state', async () => {
    const room = await aRoom();
    const compaction = { roomId: room, epoch: 0, uptoSeq: 1, state: textUpdate('b'), stateVector: Uint8Array.of(0) };

    const done = await Promise.all([log.compact(compaction), log.compact(compaction)]);

    expect(done.filter(Boolean)).toHaveLength(1);
  });
});

describe('the server as a writer', () => {
  it('seeds a room once', async () => {
    const room = await aRoom();

    await expect(seedRoom(pool, room, textUpdate('again'))).rejects.toThrow('duplicate key');
  });

  it('appends in the name of a person and binds its client', async () => {
    const room = await aRoom();
    const { personId } = await aWriter();
    const update = textUpdate('restored');

    expect(await appendServerUpdate(pool, { roomId: room, update, authorId: personId })).toBe(2);

    expect([...((await log.load(room))?.authors.values() ?? [])]).toEqual([personId]);
    expect(await log.positions([room])).toEqual([{ roomId: room, head: 2, accessEpoch: 1 }]);
    await expect(appendServerUpdate(pool, { roomId: randomUUID(), update, authorId: null })).rejects.toThrow('no room');
  });
});

describe('a Prisma transaction', () => {
  it('locks, reads and closes rooms like a plain one', async () => {
    const prisma = createPrismaClient(database.url);
    const room = randomUUID();
    const [seed, more] = [textUpdate('seed'), textUpdate('more')];

    const { locked, content } = await prisma.$transaction(async (transaction) => {
      const sql = prismaExecutor(transaction);
      await seedRoom(sql, room, seed);
      await appendServerUpdate(sql, { roomId: room, update: more, authorId: randomUUID() });
      const locked = await lockRooms(sql, [room]);
      const content = await readRoom(sql, room);
      await bumpAccess(sql, [room], 'closed');
      return { locked, content };
    });

    expect(locked).toEqual([{ roomId: room, state: 'open', head: 2, accessEpoch: 1 }]);
    expect(content?.updates).toEqual([seed, more]);
    expect(await lockRooms(pool, [room])).toEqual([{ roomId: room, state: 'closed', head: 2, accessEpoch: 2 }]);
    await prisma.$disconnect();
  });
});
