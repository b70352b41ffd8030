import { Client } from 'pg';

/** The oldest PostgreSQL that has what the migrations use (`NULLS NOT DISTINCT`). */
export const LOWEST_POSTGRES = 15;

/** Connects once and returns the server's major version; rejects when the database cannot be reached. */
export async function postgresMajor(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const answer = await client.query<{ number: string }>(
      `SELECT current_setting('server_version_num') AS number`,
    );
    return Math.floor(Number(answer.rows[0]?.number ?? 0) / 10_000);
  } finally {
    await client.end();
  }
}
