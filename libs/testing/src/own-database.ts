import { migrate } from '@samenpen/database';
import { Client } from 'pg';
import { makeRoles } from './jest/start-postgres';
import { startPostgres, type PostgresServer } from './postgres-server';
import type { TestDatabase } from './test-database';

/** A migrated database on a server of its own, which a test may crash, starve and start again. */
export type OwnDatabase = Pick<TestDatabase, 'url' | 'ownerUrl'> & Pick<PostgresServer, 'adminUrl' | 'crash' | 'start' | 'stop'>;

/** Starts a PostgreSQL for one test file. `folder` is where its database keeps its tables; else with the server. */
export async function ownDatabase(folder?: string): Promise<OwnDatabase> {
  const server = await startPostgres();
  await makeRoles(server.adminUrl);
  const admin = new Client({ connectionString: server.adminUrl });
  await admin.connect();
  if (folder !== undefined) await admin.query(`CREATE TABLESPACE small LOCATION '${folder}'`);
  await admin.query(`CREATE DATABASE samenpen OWNER samenpen_owner ${folder === undefined ? '' : 'TABLESPACE small'}`);
  await admin.end();
  const [url, ownerUrl] = ['samenpen_app', 'samenpen_owner'].map((role) =>
    server.adminUrl.replace('postgres:postgres@', `${role}:samenpen@`).replace(/\/postgres$/, '/samenpen'),
  ) as [string, string]; // One of each role.
  await migrate(ownerUrl, 'samenpen_app');
  return { ...server, url, ownerUrl };
}
