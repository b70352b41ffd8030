import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationDirectory, MigrationList } from '@prisma/schema-engine-wasm';
import { Client } from 'pg';
import { grantAppRights } from './app-rights';
import { prismaFolder } from './prisma-folder';
import { withSchemaEngine } from './schema-engine';

/** Any number will do, as long as every instance that starts takes the same one. */
const MIGRATION_LOCK = 7_262_021;

/**
 * Brings the database of `ownerUrl` up to date and returns the names of the migrations it applied.
 * Instances that start together wait for one another. With `appRole` that role gets exactly what the
 * running product needs: everything but changing audit rows and the schema.
 */
export async function migrate(ownerUrl: string, appRole?: string): Promise<readonly string[]> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await withSchemaEngine(ownerUrl, async (engine) =>
      engine.applyMigrations({
        migrationsList: await migrationList(),
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    if (appRole !== undefined) await grantAppRights(owner, appRole);
    return applied.appliedMigrationNames;
  } finally {
    // Ends the lock too: it belongs to this connection.
    await owner.end();
  }
}

/** A name for the state of all migrations together; tests key their template database by it. */
export async function migrationsFingerprint(): Promise<string> {
  const { migrationDirectories } = await migrationList();
  return createHash('sha256')
    .update(JSON.stringify(migrationDirectories))
    .digest('hex')
    .slice(0, 16);
}

async function migrationList(): Promise<MigrationList> {
  const baseDir = join(prismaFolder(), 'migrations');
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = await readFile(join(baseDir, 'migration_lock.toml'), 'utf8');
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map((name) => migrationDirectory(baseDir, name)),
    ),
  };
}

async function migrationDirectory(baseDir: string, name: string): Promise<MigrationDirectory> {
  const content = await readFile(join(baseDir, name, 'migration.sql'), 'utf8');
  return {
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: content } },
  };
}
