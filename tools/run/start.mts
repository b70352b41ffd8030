/** `npm start`: from a fresh clone to a running product, and back to nothing at the first signal. */
import { setTimeout as pause } from 'node:timers/promises';
import { buildServer, buildWeb } from './build/builds.mts';
import { holdForThisCommand, provideDatabase } from './database.mts';
import { type Environment, readEnvironment, refuseTakenPort } from './environment.mts';
import type { Lifetime } from './lifetime.mts';
import { startProduct } from './product.mts';
import { Refusal } from './refusal.mts';
import { welcome } from './welcome.mts';

/** A run that was killed leaves its server a moment to notice; so long may the port stay taken. */
const MOMENTS_FOR_A_KILLED_RUN = 30;

export async function start(lifetime: Lifetime): Promise<void> {
  await buildServer(lifetime);
  const environment = await readEnvironment(process.env);
  const held = await holdForThisCommand(lifetime, environment.dataDir);
  await waitForPort(environment, held.wasAbandoned ? MOMENTS_FOR_A_KILLED_RUN : 0);
  await buildWeb(lifetime);

  const variables = await provideDatabase(lifetime, environment);
  const product = await startProduct(lifetime, environment, variables);
  console.log(welcome(product.address, environment));

  const code = await product.ended;
  if (!lifetime.isEnding) throw new Refusal(`Samenpen ended by itself (exit code ${code}).`);
}

async function waitForPort(environment: Environment, moments: number): Promise<void> {
  try {
    await refuseTakenPort(environment);
  } catch (fault) {
    // The last try decides.
    if (moments === 0) throw fault;
    await pause(100);
    await waitForPort(environment, moments - 1);
  }
}
