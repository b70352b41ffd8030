import { runApiProgram } from '../../run/database.mts';
import { SERVER_FLAGS, SERVER_MEMORY } from '../../run/product.mts';
import { apiProgram } from '../../run/workspace.mts';
import type { BenchDatabase, Postgres } from '../store/postgres.mts';
import { makeSections } from '../store/samenpen-documents.mts';
import { startServer } from './server-process.mts';
import type { Filling, LiveDocument, Stage, System, Trial } from './system.mts';

/**
 * The built product: its own program, its own sign-in, rights, authorship and log. Only the pace of one
 * connection is set higher than any person types, because one connection of a benchmark stands for many.
 */
export const samenpen: System = { name: 'samenpen', dialect: 'hocuspocus', prepare };

/** Migrated once, copied for every run. */
let migrated: Promise<BenchDatabase> | undefined;

async function prepare(stage: Stage, filling: Filling): Promise<Trial> {
  migrated ??= migratedDatabase(stage);
  const database = await stage.postgres.makeDatabase(nameOf(await migrated));
  const documents = await makeSections(database, filling);
  return {
    documents,
    database,
    start: (variables = {}) =>
      startServer(stage.lifetime, {
        script: apiProgram('main'),
        env: { ...SERVER_MEMORY, ...environment(database), ...variables },
        readyPath: '/api/health/ready',
        ownFlags: SERVER_FLAGS,
        profile: stage.profile,
      }),
    urlOf: ({ port }) => `ws://127.0.0.1:${port}/live`,
    stored: (document) => storedUpdates(database, document),
    end: () => database.drop(),
  };
}

const environment = ({ url, ownerUrl }: BenchDatabase): Readonly<Record<string, string>> => ({
  DATABASE_URL: url,
  DATABASE_OWNER_URL: ownerUrl,
  HOST: '127.0.0.1',
  DEMO: '0',
  LOG_LEVEL: 'warn',
});

async function migratedDatabase({ lifetime, postgres }: Stage): Promise<BenchDatabase> {
  const database = await (postgres satisfies Postgres).makeDatabase();
  await runApiProgram(lifetime, 'migrate', environment(database));
  return database;
}

const nameOf = ({ url }: BenchDatabase): string => new URL(url).pathname.slice(1);

async function storedUpdates(
  database: BenchDatabase,
  { name }: LiveDocument,
): Promise<readonly Uint8Array[]> {
  const rows = await database.query(
    `SELECT bytes FROM (
       SELECT 0 AS seq, state AS bytes FROM room_base WHERE room_id = $1
       UNION ALL
       SELECT seq, update FROM room_update WHERE room_id = $1
     ) stored ORDER BY seq`,
    [name.slice('section/'.length)],
  );
  // The column is bytea.
  return rows.map(({ bytes }) => new Uint8Array(bytes as Buffer));
}
