import pg from 'pg';
import type { Lifetime } from '../lifetime.mts';
import { embeddedBinaries } from './binaries.mts';
import { ADMIN, makeCluster } from './cluster.mts';
import { databaseUser } from './database-user.mts';
import { keepPasswords, type Passwords } from './passwords.mts';
import { startServer } from './server.mts';

const OWNER = 'samenpen_owner';
const APP = 'samenpen_app';
const DATABASE = 'samenpen';

/** The two URLs that the product knows: it serves with the first and migrates with the second. */
export type DatabaseUrls = { readonly DATABASE_URL: string; readonly DATABASE_OWNER_URL: string };

/** Starts the PostgreSQL in DATA_DIR, with its roles and database, until the end of the lifetime. */
export async function startEmbedded(lifetime: Lifetime, dataDir: string): Promise<DatabaseUrls> {
  const passwords = keepPasswords(dataDir);
  const place = { dataDir, user: databaseUser(), binaries: embeddedBinaries() };
  const server = await startServer(lifetime, makeCluster(place, passwords.admin));
  const urlOf = (role: string, password: string, database: string): string =>
    `postgresql://${role}:${password}@127.0.0.1:${server.port}/${database}`;
  await makeDatabase(urlOf(ADMIN, passwords.admin, 'postgres'), passwords);
  return {
    DATABASE_URL: urlOf(APP, passwords.app, DATABASE),
    DATABASE_OWNER_URL: urlOf(OWNER, passwords.owner, DATABASE),
  };
}

/** Each step looks first, so that a first start that was killed half-way is completed by the next. */
async function makeDatabase(adminUrl: string, passwords: Passwords): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const isThere = async (table: string, column: string, name: string): Promise<boolean> =>
      (await admin.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [name])).rowCount === 1;
    for (const [role, password] of [
      [OWNER, passwords.owner],
      [APP, passwords.app],
    ] as const)
      if (!(await isThere('pg_roles', 'rolname', role)))
        await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
    if (!(await isThere('pg_database', 'datname', DATABASE)))
      await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await admin.end();
  }
}
