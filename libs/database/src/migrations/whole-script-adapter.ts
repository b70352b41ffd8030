import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** A factory for the schema engine, and the end of every connection that it made. */
export type WholeScriptAdapter = {
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  dispose(): Promise<void>;
};

/**
 * Prisma's adapter with three corrections. It cuts a migration at every semicolon, also inside a function
 * body; here the script goes to PostgreSQL as one simple query, which also makes it one transaction. It
 * does not know the catalogue's type "char", so no schema could be compared. And the engine never closes
 * its connections, which hold Prisma's migration lock.
 */
export function wholeScriptAdapter(url: string): WholeScriptAdapter {
  const original = new PrismaPg({ connectionString: url, max: 2, allowExitOnIdle: true });
  const connected: Adapter[] = [];
  return {
    factory: {
      provider: original.provider,
      adapterName: original.adapterName,
      connect: async () => {
        const adapter = readSingleByteCharacters(runWholeScripts(await original.connect()));
        connected.push(adapter);
        return adapter;
      },
      connectToShadowDb: () =>
        Promise.reject(new Error('migrations are compared with a migrated database')),
    },
    dispose: async () => {
      for (const adapter of connected.splice(0)) await adapter.underlyingDriver().end();
    },
  };
}

function runWholeScripts(adapter: Adapter): Adapter {
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}

/** Object ids of pg_type: the catalogue's one-byte "char", and a type that the adapter takes for text. */
const SINGLE_BYTE_CHAR = 18;
const BPCHAR = 1042;

/** Lets the adapter read a "char" as text, then tells the engine that it is a character. */
function readSingleByteCharacters(adapter: Adapter): Adapter {
  const pool = adapter.underlyingDriver();
  // The adapter only ever awaits `query`; pg's callback overloads are not used.
  const query = pool.query.bind(pool) as (
    ...args: unknown[]
  ) => Promise<{ fields?: { name: string; dataTypeID: number }[] }>;
  const characters = new Set<string>();
  // As above: of the overloads only the awaited one is called.
  pool.query = (async (...args: unknown[]) => {
    const answer = await query(...args);
    for (const field of answer.fields ?? []) {
      if (field.dataTypeID !== SINGLE_BYTE_CHAR) continue;
      field.dataTypeID = BPCHAR;
      characters.add(field.name);
    }
    return answer;
  }) as unknown as typeof pool.query;

  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (statement) => {
    characters.clear();
    const { columnNames, columnTypes, rows } = await queryRaw(statement);
    const types = columnTypes.map((type, at) =>
      characters.has(columnNames[at] ?? '') ? ColumnTypeEnum.Character : type,
    );
    return { columnNames, columnTypes: types, rows };
  };
  return adapter;
}
