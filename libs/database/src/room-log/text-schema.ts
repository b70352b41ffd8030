// Which document schema the texts of this database are written in. An editor deletes nodes that it does not know, so a
// server never serves texts that a newer one may have written in. Raising the schema raises the access epoch of every
// room in the same transaction: from then on an older server's batches are stale, and it asks its gate again for all.

import type { SqlExecutor } from './sql-executor';

const KEY = 'text-schema';

/** The newest schema version that any server has served texts with; 0 before the first one. */
export async function newestTextSchema(sql: SqlExecutor): Promise<number> {
  const { rows } = await sql.query('SELECT value FROM instance_fact WHERE key = $1', [KEY]);
  return versionIn(rows);
}

/**
 * Says that from the end of the caller's transaction on texts are served with this schema, and answers with the newest
 * one before, which stays when it is not older. A server does so before it lets anybody in.
 */
export async function raiseTextSchema(sql: SqlExecutor, version: number): Promise<number> {
  await sql.query("INSERT INTO instance_fact (key, value) VALUES ($1, '0') ON CONFLICT (key) DO NOTHING RETURNING key", [KEY]);
  const { rows } = await sql.query('SELECT value FROM instance_fact WHERE key = $1 FOR UPDATE', [KEY]);
  const before = versionIn(rows);
  if (before >= version) return before;
  await sql.query('UPDATE instance_fact SET value = $2 WHERE key = $1 RETURNING key', [KEY, String(version)]);
  // In id order, like every batch.
  await sql.query('SELECT count(*) FROM (SELECT 1 FROM room ORDER BY id FOR UPDATE) AS locked', []);
  await sql.query('WITH raised AS (UPDATE room SET access_epoch = access_epoch + 1 RETURNING id) SELECT count(*) FROM raised', []);
  return before;
}

const versionIn = ([row]: readonly Record<string, unknown>[]): number => Number(row?.['value'] ?? 0);
