// A batch on its way to the function of migration 0004, which judges, numbers and stores it in one round trip. What
// repeats is sent once: writers are numbered, and all updates are one value that the driver sends as it is.

import type { CommitBatch, CommitRow, CommitVerdict } from '@samenpen/live-room';
import { asNumber } from './columns';

export const COMMIT_BATCH = `SELECT commit_room_batch(
  $1::uuid, $2::boolean, $3::uuid[], $4::bigint[], $5::uuid[], $6::uuid[], $7::bigint[], $8::int[], $9::int[], $10::int[],
  $11::bigint[], $12::bytea, $13::int[], $14::bigint[], $15::int[], $16::bigint[], $17::bigint[], $18::bigint[]) AS answer`;

/** Rooms, writers and rows are numbered from 1. */
export function batchParameters({ id, isRepeat, heads, rows }: CommitBatch): unknown[] {
  const rooms = numbered([...heads.keys()]);
  const writers = new Map<string, { readonly number: number; readonly row: CommitRow }>();
  const writerOf = rows.map((row) => {
    const key = `${row.loginId} ${row.accessEpoch} ${row.personId}`;
    const known = writers.get(key) ?? { number: writers.size + 1, row };
    writers.set(key, known);
    return known.number;
  });
  const distinct = [...writers.values()].map(({ row }) => row);
  const bound = rows.flatMap((row, index) => row.ownClients.map((client) => ({ row: index + 1, client })));
  const relayed = rows.flatMap((row, index) => row.relayed.map((range) => ({ row: index + 1, ...range })));
  return [
    id,
    isRepeat,
    list(rooms.keys()),
    list(heads.values()),
    list(distinct.map(({ personId }) => personId)),
    list(distinct.map(({ loginId }) => loginId)),
    list(distinct.map(({ accessEpoch }) => accessEpoch)),
    list(rows.map(({ roomId }) => rooms.get(roomId))),
    list(writerOf),
    list(rows.map(({ update }) => update.byteLength)),
    list(rows.map(({ client }) => clientColumn(client))),
    Buffer.concat(rows.map(({ update }) => update)),
    list(bound.map(({ row }) => row)),
    list(bound.map(({ client }) => client)),
    list(relayed.map(({ row }) => row)),
    list(relayed.map(({ clientId }) => clientId)),
    list(relayed.map(({ from }) => from)),
    list(relayed.map(({ to }) => to)),
  ];
}

/** One verdict per row, from the function's one entry per room. */
export function batchVerdicts({ heads, rows }: CommitBatch, answer: unknown): CommitVerdict[] {
  // `json_agg` of no rows is null, and a batch without rows is never sent.
  if (!Array.isArray(answer) || answer.length !== heads.size) throw new Error('the log did not answer for every room');
  const outcomes = new Map([...heads.keys()].map((roomId, index) => [roomId, outcomeOf(answer[index])]));
  return rows.map(({ roomId }): CommitVerdict => {
    const outcome = outcomes.get(roomId);
    if (outcome === undefined) throw new Error(`a row of room ${roomId} without a head`);
    if (outcome.left > 0) {
      outcome.left -= 1;
      return { kind: 'stored', seq: outcome.seq++ };
    }
    const kind = outcome.failure;
    outcome.failure = 'behind';
    return { kind };
  });
}

type Failure = Exclude<CommitVerdict['kind'], 'stored'>;

const failures: ReadonlySet<unknown> = new Set<Failure>(['moved', 'stale', 'closed', 'login-ended', 'behind', 'gone']);

function outcomeOf(entry: unknown): { left: number; seq: number; failure: Failure } {
  // What `json_build_array` makes; each part is looked at below.
  const [stored, lastSeq, failure] = Array.isArray(entry) ? (entry as unknown[]) : [];
  const left = asNumber(stored);
  // `differs`: the same batch id was stored with other bytes. Nothing may be acknowledged on such a log.
  if (failure !== null && !isFailure(failure)) throw new Error(`the log answered ${JSON.stringify(failure)}`);
  return { left, seq: left === 0 ? 0 : asNumber(lastSeq) - left + 1, failure: failure ?? 'behind' };
}

const isFailure = (value: unknown): value is Failure => failures.has(value);

const numbered = (ids: readonly string[]): ReadonlyMap<string, number> => new Map(ids.map((id, index) => [id, index + 1]));

/** An array as PostgreSQL writes it; ids and numbers need no quotes. */
const list = (values: Iterable<unknown>): string => `{${[...values].join(',')}}`;

function clientColumn(client: CommitRow['client']): number | 'NULL' {
  if (client === 'several') return 'NULL';
  return client === 'none' ? -1 : client;
}
