import { Client } from 'pg';

/** The oldest PostgreSQL that has what the migrations use (`NULLS NOT DISTINCT`). */
export const LOWEST_POSTGRES = 15;

/** Where one of these is off, PostgreSQL answers a commit that a crash can undo. */
const DURABLE_BY = ['fsync', 'full_page_writes', 'synchronous_commit'];

/** What a role that connects finds: the server's major version, and which settings let a crash undo what was committed. */
export type AboutServer = { readonly major: number; readonly forgetful: readonly string[] };

/** Connects once and looks; rejects when the database cannot be reached. */
export async function aboutServer(url: string): Promise<AboutServer> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const answer = await client.query<{ number: string; forgetful: string[] }>(
      `SELECT current_setting('server_version_num') AS number,
         ARRAY(SELECT name FROM pg_settings WHERE name = ANY ($1) AND setting = 'off' ORDER BY name) AS forgetful`,
      [DURABLE_BY],
    );
    const [found] = answer.rows;
    return { major: Math.floor(Number(found?.number ?? 0) / 10_000), forgetful: found?.forgetful ?? [] };
  } finally {
    await client.end();
  }
}
