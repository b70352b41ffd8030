/**
 * One PostgreSQL for the whole benchmark: the embedded one of the product, with its own settings (fsync and
 * synchronous_commit on), in a temporary folder. Every run gets a database of its own, so that no run pays
 * for the rows of another.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Lifetime } from '../../run/lifetime.mts';
import { ADMIN } from '../../run/postgres/cluster.mts';
import { startEmbedded } from '../../run/postgres/embedded.mts';
import { keepPasswords } from '../../run/postgres/passwords.mts';
import { Refusal } from '../../run/refusal.mts';
import { treeCpu } from '../servers/process-figures.mts';

/** A database of one run. */
export type BenchDatabase = {
  /** As the server of a system connects. */
  readonly url: string;
  readonly ownerUrl: string;
  /** Runs SQL as the owner. */
  readonly query: (sql: string, params?: unknown[]) => Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
};

/** The database server that both systems store in. */
export type Postgres = {
  readonly version: string;
  /** A fresh, empty database. */
  makeDatabase(template?: string): Promise<BenchDatabase>;
  /** Writes out what is dirty, so that it does not fall into a window. */
  checkpoint(): Promise<void>;
  /** CPU milliseconds of all its processes so far. */
  cpu(): number;
};

/** Starts it until the end of the lifetime. */
export async function startPostgres(lifetime: Lifetime): Promise<Postgres> {
  const folder = join(mkdtempSync(join(tmpdir(), 'samenpen-bench-')), 'store');
  await lifetime.onEnd(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
  mkdirSync(folder, { mode: 0o700 });
  const urls = await startEmbedded(lifetime, folder);
  const admin = new pg.Client({ connectionString: adminUrl(urls.DATABASE_OWNER_URL, folder) });
  await admin.connect();
  await lifetime.onEnd(() => admin.end());
  return postgres(admin, urls, await settingsOf(admin));
}

type Urls = { readonly DATABASE_URL: string; readonly DATABASE_OWNER_URL: string };

function adminUrl(ownerUrl: string, folder: string): string {
  const url = new URL(ownerUrl);
  url.username = ADMIN;
  url.password = keepPasswords(folder).admin;
  url.pathname = '/postgres';
  return url.href;
}

type Settings = { readonly version: string; readonly pid: number };

/** Durability is what is compared: a server that does not wait for the disk is refused. */
async function settingsOf(admin: pg.Client): Promise<Settings> {
  const show = async (name: string): Promise<string> =>
    String((await admin.query<Record<string, string>>(`SHOW ${name}`)).rows[0]?.[name]);
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'])
    if ((await show(name)) !== 'on') throw new Refusal(`PostgreSQL runs with ${name} off.`);
  const { rows } = await admin.query<{ pid: string }>(
    `SELECT (regexp_split_to_array(pg_read_file('postmaster.pid'), '\\n'))[1] AS pid`,
  );
  return { version: await show('server_version'), pid: Number(rows[0]?.pid) };
}

function postgres(admin: pg.Client, urls: Urls, { version, pid }: Settings): Postgres {
  let count = 0;
  return {
    version,
    cpu: () => treeCpu(pid),
    checkpoint: async () => void (await admin.query('CHECKPOINT')),
    makeDatabase: async (template = 'template1') => {
      count += 1;
      const name = `bench_${count}`;
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER samenpen_owner`);
      return database(admin, urls, name);
    },
  };
}

function database(admin: pg.Client, urls: Urls, name: string): BenchDatabase {
  const at = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const ownerUrl = at(urls.DATABASE_OWNER_URL);
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  // Dropping the database ends its idle connections.
  pool.on('error', () => undefined);
  return {
    url: at(urls.DATABASE_URL),
    ownerUrl,
    query: async (sql, params) => (await pool.query<Record<string, unknown>>(sql, params)).rows,
    drop: async () => {
      await pool.end();
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
