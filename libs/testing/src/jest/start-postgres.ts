import { Client } from 'pg';
import { startPostgres, type PostgresServer } from '../postgres-server';

/** Where the workers find the server; set from outside to test against another PostgreSQL. */
export const ADMIN_URL_VARIABLE = 'SAMENPEN_TEST_POSTGRES_URL';

/** The one server of this Jest run, however many projects ask for it. */
let server: PostgresServer | undefined;

/** Jest's global setup: one PostgreSQL per run, before the first worker. */
export default async function startForJest(): Promise<void> {
  if (process.env[ADMIN_URL_VARIABLE] === undefined) {
    server = await startPostgres();
    process.env[ADMIN_URL_VARIABLE] = server.adminUrl;
  }
  await makeRoles(process.env[ADMIN_URL_VARIABLE] ?? '');
}

/** Ends the server if this run started it. */
export async function stopForJest(): Promise<void> {
  if (server === undefined) return;
  delete process.env[ADMIN_URL_VARIABLE];
  await server.stop();
  server = undefined;
}

/** The product's two roles, as an administrator makes them. */
export async function makeRoles(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const role of ['samenpen_owner', 'samenpen_app']) {
      const known = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      if (known.rowCount === 0) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'samenpen'`);
    }
  } finally {
    await admin.end();
  }
}
