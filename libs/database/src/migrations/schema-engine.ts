// Prisma's own schema engine, as WebAssembly: the native one is a download that an offline machine
// cannot make. It keeps `_prisma_migrations`, so Prisma's ordinary command line agrees with it.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { prismaFolder } from './prisma-folder';
import { wholeScriptAdapter } from './whole-script-adapter';

/** Opens the engine on the database of `url`, uses it, and closes it whatever happens. */
export async function withSchemaEngine<Answer>(url: string, use: (engine: SchemaEngine) => Promise<Answer>): Promise<Answer> {
  const Engine = await loadEngine();
  const schema = await prismaSchema();
  const adapter = wholeScriptAdapter(url);
  const factory = bindMigrationAwareSqlAdapterFactory(adapter.factory);
  const engine = await Engine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, factory);
  try {
    return await use(engine);
  } finally {
    engine.free();
    await adapter.dispose();
  }
}

/** schema.prisma, as the engine takes it. */
export async function prismaSchema(): Promise<{ path: string; content: string }> {
  return { path: 'schema.prisma', content: await readFile(join(prismaFolder(), 'schema.prisma'), 'utf8') };
}

let loaded: Promise<typeof SchemaEngine> | undefined;

function loadEngine(): Promise<typeof SchemaEngine> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<typeof SchemaEngine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = dirname(createRequire(__filename).resolve('@prisma/schema-engine-wasm'));
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
  // The package declares no types for its bindings; these names are what its own schema_engine.js uses.
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  const { __wbg_set_wasm: bind, SchemaEngine: Engine } = bindings as unknown as EngineBindings;
  bind(instance.exports);
  (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
  return Engine;
}

type EngineBindings = {
  readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  readonly SchemaEngine: typeof SchemaEngine;
};
