import { Client } from 'pg';

/** How often it is looked who waits. Milliseconds. */
const LOOK_EVERY = 20;

/**
 * Asks while a transaction that does `change` is not over yet, so that the asker waits for it, then lets it commit.
 * Answers what the asker got.
 */
export async function askedDuring<Answer>(databaseUrl: string, change: readonly string[], ask: () => Promise<Answer>): Promise<Answer> {
  const [answer] = await allAskedDuring(databaseUrl, change, [ask]);
  // As many answers as askers.
  return answer as Answer;
}

/** The same for several: the transaction commits once all of them wait. */
export async function allAskedDuring<Answer>(databaseUrl: string, change: readonly string[], asks: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
  const other = new Client({ connectionString: databaseUrl });
  await other.connect();
  try {
    await other.query('BEGIN');
    for (const statement of change) await other.query(statement);
    const answers = asks.map((ask) => ask());
    await allWait(other, asks.length);
    await other.query('COMMIT');
    return await Promise.all(answers);
  } finally {
    await other.end();
  }
}

async function allWait(client: Client, count: number): Promise<void> {
  for (let look = 0; look < 250; look++) {
    // Within a transaction PostgreSQL would show the same activity again.
    await client.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await client.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
    if (rows.length >= count) return;
    await new Promise((resolve) => void setTimeout(resolve, LOOK_EVERY));
  }
  throw new Error('they do not all wait');
}
