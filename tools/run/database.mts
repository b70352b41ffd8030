/** The database that a command works on: the embedded one, or the one that the environment names. */
import { runProgram } from './child-process.mts';
import { holdFolder, type HeldFolder } from './held-folder.mts';
import type { Environment } from './environment.mts';
import type { Lifetime } from './lifetime.mts';
import { startEmbedded } from './postgres/embedded.mts';
import { Refusal } from './refusal.mts';
import { apiProgram } from './workspace.mts';

/** What the programs of the api get to know beyond the environment they inherit. */
export type Variables = Readonly<Record<string, string>>;

/** Takes DATA_DIR for this command until its end. */
export async function holdForThisCommand(lifetime: Lifetime, path: string): Promise<HeldFolder> {
  const held = holdFolder(path);
  await lifetime.onEnd(() => held.release());
  return held;
}

/** Makes sure that there is a database, and says how to reach it. DATA_DIR must be held already. */
export async function provideDatabase(
  lifetime: Lifetime,
  environment: Environment,
): Promise<Variables> {
  const urls = environment.hasOwnDatabase ? {} : await startEmbedded(lifetime, environment.dataDir);
  return {
    ...urls,
    PORT: String(environment.port),
    HOST: environment.host,
    DATA_DIR: environment.dataDir,
    DEMO: environment.isDemo ? '1' : '0',
  };
}

/** Runs migrate, seed or demo-reset of the api to its end. */
export async function runApiProgram(
  lifetime: Lifetime,
  name: 'migrate' | 'seed' | 'demo-reset',
  env: Variables,
): Promise<void> {
  const { code } = await runProgram(lifetime, { script: apiProgram(name), env, isShown: true });
  if (code !== 0) throw new Refusal(`${name} failed; the reason stands above.`);
}
