import { randomUUID } from 'node:crypto';
import { migrate, migrationsFingerprint } from '@samenpen/database';
import { Client } from 'pg';
import { ADMIN_URL_VARIABLE } from './jest/start-postgres';

/** A migrated, empty database of one test file. */
export type TestDatabase = {
  /** As the running product connects: no right to change audit rows. */
  readonly url: string;
  /** As migrations connect. */
  readonly ownerUrl: string;
  /** Ends every connection that is left and removes the database. */
  drop(): Promise<void>;
};

const TEMPLATE_LOCK = 7_262_022;

/** Gives a fresh database, copied from one that was migrated once per run. */
export async function aDatabase(): Promise<TestDatabase> {
  return copyOf(await migratedTemplate());
}

/** What a database holds beyond its tables: a name of letters, digits and `_` for it, and who writes it. */
export type Filling = {
  readonly name: string;
  fill(database: Pick<TestDatabase, 'url' | 'ownerUrl'>): Promise<void>;
};

/** Gives a fresh database, copied from one that was migrated and filled once per run. */
export async function aFilledDatabase({ name, fill }: Filling): Promise<TestDatabase> {
  const migrated = await migratedTemplate();
  const template = await madeOnce(`filled_${name}`, async (admin, raw) => {
    await admin.query(`CREATE DATABASE ${raw} TEMPLATE ${migrated} OWNER samenpen_owner`);
    await fill({ url: urlOf('samenpen_app', raw), ownerUrl: urlOf('samenpen_owner', raw) });
  });
  return copyOf(template);
}

/** An empty database without a single table, for tests of the migrations themselves. */
export async function anUnmigratedDatabase(): Promise<TestDatabase> {
  const name = `bare_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(
    async (admin) => void (await admin.query(`CREATE DATABASE ${name} OWNER samenpen_owner`)),
  );
  return {
    url: urlOf('samenpen_app', name),
    ownerUrl: urlOf('samenpen_owner', name),
    drop: () =>
      asAdmin(
        async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
      ),
  };
}

async function copyOf(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(
    async (admin) =>
      void (await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER samenpen_owner`)),
  );
  return {
    url: urlOf('samenpen_app', name),
    ownerUrl: urlOf('samenpen_owner', name),
    drop: () =>
      asAdmin(
        async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
      ),
  };
}

async function migratedTemplate(): Promise<string> {
  return madeOnce(`template_${await migrationsFingerprint()}`, async (admin, raw) => {
    await admin.query(`CREATE DATABASE ${raw} OWNER samenpen_owner`);
    await migrate(urlOf('samenpen_owner', raw), 'samenpen_app');
  });
}

/** The workers of one run take turns: the first makes the template, the others find it. */
async function madeOnce(
  name: string,
  make: (admin: Client, raw: string) => Promise<void>,
): Promise<string> {
  await asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const known = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount !== 0) return;
    const raw = `raw_${randomUUID().replaceAll('-', '')}`;
    await make(admin, raw);
    // Renamed only when complete: a run that was killed half-way leaves no half template.
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [
      raw,
    ]);
    await admin.query(`ALTER DATABASE ${raw} RENAME TO ${name}`);
  });
  return name;
}

async function asAdmin<Answer>(work: (admin: Client) => Promise<Answer>): Promise<Answer> {
  const admin = new Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function adminUrl(): string {
  const url = process.env[ADMIN_URL_VARIABLE];
  if (url === undefined)
    throw new Error(
      `no test PostgreSQL: spread libs/testing/jest.postgres.cjs into jest.config.cjs`,
    );
  return url;
}

function urlOf(role: string, database: string): string {
  const url = new URL(adminUrl());
  url.username = role;
  url.password = 'samenpen';
  url.pathname = `/${database}`;
  return url.href;
}
