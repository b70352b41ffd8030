/** `npm run migrate`, `npm run seed`, `npm run demo:reset`: one step of `npm start` by itself. */
import { buildServer } from './build/builds.mts';
import { holdForThisCommand, provideDatabase, runApiProgram, type Variables } from './database.mts';
import { type Environment, readEnvironment } from './environment.mts';
import type { Lifetime } from './lifetime.mts';
import { Refusal } from './refusal.mts';

type Ready = { readonly environment: Environment; readonly variables: Variables };

async function migrated(lifetime: Lifetime): Promise<Ready> {
  await buildServer(lifetime);
  const environment = await readEnvironment(process.env);
  // With the embedded database only one command at a time can have it.
  if (!environment.hasOwnDatabase) await holdForThisCommand(lifetime, environment.dataDir);
  const variables = await provideDatabase(lifetime, environment);
  await runApiProgram(lifetime, 'migrate', variables);
  return { environment, variables };
}

export async function migrate(lifetime: Lifetime): Promise<void> {
  await migrated(lifetime);
}

export async function seed(lifetime: Lifetime): Promise<void> {
  const { variables } = await migrated(lifetime);
  await runApiProgram(lifetime, 'seed', variables);
}

export async function demoReset(lifetime: Lifetime): Promise<void> {
  const { environment, variables } = await migrated(lifetime);
  if (!environment.isDemo)
    throw new Refusal('DEMO: this is no demo, so its contents are not thrown away.');
  await runApiProgram(lifetime, 'demo-reset', variables);
}
