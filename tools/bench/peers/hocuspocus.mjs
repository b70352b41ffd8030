/**
 * The peer: `@hocuspocus/server` at its documented defaults, with the persistence that its documentation
 * recommends (`extension-database`: select when a document is loaded, upsert of the whole document after
 * its own debounce). SETTINGS holds what the tuned forms set otherwise, as JSON.
 */
import { Database } from '@hocuspocus/extension-database';
import { Redis } from '@hocuspocus/extension-redis';
import { Server } from '@hocuspocus/server';
import pg from 'pg';

const { DATABASE_URL, PORT, REDIS_URL, SETTINGS = '{}' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL });

const database = new Database({
  fetch: async ({ documentName }) => {
    const { rows } = await pool.query('SELECT data FROM document WHERE name = $1', [documentName]);
    return rows[0]?.data ?? null;
  },
  store: async ({ documentName, state }) => {
    await pool.query(
      'INSERT INTO document (name, data) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = $2',
      [documentName, state],
    );
  },
});

function redis() {
  const { hostname, port } = new URL(REDIS_URL);
  return new Redis({ host: hostname, port: Number(port) });
}

const server = new Server({
  port: Number(PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: REDIS_URL === undefined ? [database] : [database, redis()],
  ...JSON.parse(SETTINGS),
});
await server.listen();
