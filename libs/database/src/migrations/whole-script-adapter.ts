import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** A factory for the schema engine, and the end of every connection that it made. */
export type WholeScriptAdapter = {
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  dispose(): Promise<void>;
};

/**
 * Prisma's adapter with two corrections. It cuts a migration at every semicolon, also inside a function
 * body; here the script goes to PostgreSQL as one simple query, which also makes it one transaction.
 * And the engine never closes its connections, which hold Prisma's migration lock.
 */
export function wholeScriptAdapter(url: string): WholeScriptAdapter {
  const original = new PrismaPg({ connectionString: url, max: 2 });
  const connected: Adapter[] = [];
  return {
    factory: {
      provider: original.provider,
      adapterName: original.adapterName,
      connect: async () => {
        const adapter = runWholeScripts(await original.connect());
        connected.push(adapter);
        return adapter;
      },
      connectToShadowDb: () => Promise.reject(new Error('migrations are compared with a migrated database')),
    },
    dispose: async () => {
      for (const adapter of connected.splice(0)) await adapter.dispose();
    },
  };
}

function runWholeScripts(adapter: Adapter): Adapter {
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}
