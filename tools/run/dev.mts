/** `npm run dev`: the product, built again and restarted as its sources change. */
import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { buildServer, nxBuildWeb } from './build/builds.mts';
import { rememberedIn } from './build/fingerprint.mts';
import { keepRunning } from './child-process.mts';
import { holdForThisCommand, provideDatabase, type Variables } from './database.mts';
import { type Environment, readEnvironment, refuseTakenPort } from './environment.mts';
import type { Lifetime } from './lifetime.mts';
import { type Product, startProduct } from './product.mts';
import { libsOn } from './projects.mts';
import { inWorkspace } from './workspace.mts';
import { welcome } from './welcome.mts';

/** Editors write a file in several strokes, and people save several files: milliseconds to wait. */
const SETTLING = 200;

export async function dev(lifetime: Lifetime): Promise<void> {
  await buildServer(lifetime);
  const environment = await readEnvironment(process.env);
  await holdForThisCommand(lifetime, environment.dataDir);
  await refuseTakenPort(environment);
  await watchWeb(lifetime);
  const variables = await provideDatabase(lifetime, environment);
  let product = await startProduct(lifetime, environment, variables);
  console.log(welcome(product.address, environment));
  for await (const _ of serverChanges(lifetime))
    product = await renewed(lifetime, { product, environment, variables });
}

type Running = {
  readonly product: Product;
  readonly environment: Environment;
  readonly variables: Variables;
};

/** Compiles first, so that a slip leaves the running product alone. */
async function renewed(lifetime: Lifetime, running: Running): Promise<Product> {
  try {
    await buildServer(lifetime);
  } catch (fault) {
    // The next change may mend it.
    console.error(fault instanceof Error ? fault.message : fault);
    return running.product;
  }
  await running.product.stop();
  return startProduct(lifetime, running.environment, running.variables);
}

async function watchWeb(lifetime: Lifetime): Promise<void> {
  // It builds into the same folder: the next start has to build its own again.
  rememberedIn('web').write('a development build');
  await keepRunning(lifetime, nxBuildWeb('development', '--watch'));
}

/** One turn for each batch of changes under the server's sources, until the end. */
async function* serverChanges(lifetime: Lifetime): AsyncGenerator<void> {
  const changed = new Set<string>();
  for (const folder of ['apps/api/src', ...libsOn('server')]) {
    const watcher = watch(inWorkspace(folder), { recursive: true }, () => changed.add(folder));
    await lifetime.onEnd(() => {
      watcher.close();
    });
  }
  while (!lifetime.isEnding) {
    await pause(SETTLING, undefined, { signal: lifetime.ending });
    if (changed.size === 0) continue;
    changed.clear();
    yield;
  }
}
