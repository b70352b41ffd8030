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
export async function withSchemaEngine<Answer>(
  url: string,
  use: (engine: SchemaEngine) => Promise<Answer>,
): Promise<Answer> {
  const Engine = await loadEngine();
  const schema = await prismaSchema();
  const adapter = wholeScriptAdapter(url);
  const factory = bindMigrationAwareSqlAdapterFactory(adapter.factory);
  const engine = await Engine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => undefined,
    factory,
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await adapter.dispose();
  }
}

/** schema.prisma, as the engine takes it. */
export async function prismaSchema(): Promise<{ path: string; content: string }> {
  return {
    path: 'schema.prisma',
    content: await readFile(join(prismaFolder(), 'schema.prisma'), 'utf8'),
  };
}

let loaded: Promise<typeof SchemaEngine> | undefined;

function loadEngine(): Promise<typeof SchemaEngine> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<typeof SchemaEngine> {
  // The package declares no types for its bindings; these names are what its own schema_engine.js uses.
  const bindings =
    (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineBindings;
  const folder = dirname(createRequire(__filename).resolve('@prisma/schema-engine-wasm'));
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
  // Node has WebAssembly, but TypeScript declares it only with the browser's types.
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WasmCompiler };
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withoutHeldTimers(bindings),
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

/** The engine never clears the timer of its lock's time limit: unreferenced, it no longer keeps a process up. */
function withoutHeldTimers(bindings: EngineBindings): object {
  const entries = Object.entries(bindings).map(([name, binding]): [string, unknown] =>
    name.startsWith('__wbg_setTimeout') ? [name, startUnheldTimer] : [name, binding],
  );
  return Object.fromEntries(entries);
}

function startUnheldTimer(callback: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(callback, milliseconds).unref();
}

type WasmExports = { readonly __wbindgen_start: () => void };

type WasmCompiler = {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: WasmExports } }>;
};

type EngineBindings = {
  readonly __wbg_set_wasm: (exports: WasmExports) => void;
  readonly SchemaEngine: typeof SchemaEngine;
};
