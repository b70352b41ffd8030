import type { CommitBatch } from '@samenpen/live-room';

/** One round trip: the function of migration 0002 judges, numbers and stores. */
export const COMMIT_BATCH = `SELECT verdict, seq FROM commit_room_batch(
  $1::uuid, $2::boolean, $3::uuid[], $4::bigint[], $5::int[], $6::bytea[], $7::uuid[], $8::uuid[], $9::bigint[],
  $10::int[], $11::bigint[], $12::int[], $13::bigint[], $14::bigint[], $15::bigint[])`;

/** The batch as parallel arrays; rows and rooms are numbered from 1. */
export function batchParameters({ id, isRepeat, heads, rows }: CommitBatch): unknown[] {
  const rooms = [...heads.keys()];
  const roomNumber = new Map(rooms.map((roomId, index) => [roomId, index + 1]));
  const bound = rows.flatMap((row, index) => row.ownClients.map((client) => ({ row: index + 1, client })));
  const relayed = rows.flatMap((row, index) => row.relayed.map((range) => ({ row: index + 1, ...range })));
  return [
    id,
    isRepeat,
    rooms,
    [...heads.values()],
    rows.map((row) => roomNumber.get(row.roomId)),
    rows.map((row) => bufferOf(row.update)),
    rows.map((row) => row.personId),
    rows.map((row) => row.loginId),
    rows.map((row) => row.accessEpoch),
    bound.map(({ row }) => row),
    bound.map(({ client }) => client),
    relayed.map(({ row }) => row),
    relayed.map(({ clientId }) => clientId),
    relayed.map(({ from }) => from),
    relayed.map(({ to }) => to),
  ];
}

/** pg writes a Buffer in an array as bytea; a plain Uint8Array it would write as an object. No bytes are copied. */
const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
