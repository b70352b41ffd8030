import { join } from 'node:path';
import { SERVER_FLAGS, SERVER_MEMORY } from '../../run/product.mts';
import { startServer } from './server-process.mts';
import type { Filling, Stage, System, Trial } from './system.mts';
import * as Y from 'yjs';

const SCRIPT = join(import.meta.dirname, '..', 'peers', 'hocuspocus.mjs');

/** How a peer is started: its own settings, and what Node and the allocator of C are told. */
type Tuning = {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly flags: readonly string[];
  readonly memory: Readonly<Record<string, string>>;
};

/** The peer at its documented defaults. */
export const hocuspocus: System = aHocuspocus('hocuspocus', { settings: {}, flags: [], memory: {} });

/**
 * The peer with settings that busy users choose: whole documents are written less often (as docmost does). And
 * started as our server is, so that nothing of a difference is that.
 */
export const hocuspocusTuned: System = aHocuspocus('hocuspocus-tuned', {
  settings: { debounce: 10_000, maxDebounce: 45_000 },
  flags: SERVER_FLAGS,
  memory: SERVER_MEMORY,
});

function aHocuspocus(name: string, tuning: Tuning): System {
  return {
    name,
    dialect: 'hocuspocus',
    prepare: (stage, filling) => prepare(stage, filling, tuning),
  };
}

async function prepare(
  { lifetime, postgres }: Stage,
  { documents, content, tail = [] }: Filling,
  { settings, flags, memory }: Tuning,
): Promise<Trial> {
  const database = await postgres.makeDatabase();
  await database.query('CREATE TABLE document (name text PRIMARY KEY, data bytea NOT NULL)');
  // Whole documents are all that it stores: a tail is part of the document.
  const whole = tail.length === 0 ? content : merged([content, ...tail]);
  await database.query(
    `INSERT INTO document SELECT 'document-' || n, $2 FROM generate_series(1, $1::int) AS n`,
    [documents, Buffer.from(whole)],
  );
  return {
    database,
    documents: Array.from({ length: documents }, (_, index) => ({
      name: `document-${index + 1}`,
      tokens: ['token'],
    })),
    start: (variables = {}) =>
      startServer(lifetime, {
        script: SCRIPT,
        env: {
          ...memory,
          DATABASE_URL: database.ownerUrl,
          SETTINGS: JSON.stringify(settings),
          ...variables,
        },
        ownFlags: flags,
        readyPath: '/',
      }),
    urlOf: ({ port }) => `ws://127.0.0.1:${port}`,
    stored: async ({ name }) => {
      const rows = await database.query('SELECT data FROM document WHERE name = $1', [name]);
      // The column is bytea.
      return rows.map(({ data }) => new Uint8Array(data as Buffer));
    },
    end: () => database.drop(),
  };
}

function merged(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return Y.encodeStateAsUpdate(doc);
}
