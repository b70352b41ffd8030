/** `npm test`: everything that can be proven on one machine. */
import { buildServer, buildWeb } from './build/builds.mts';
import { close, staticChecks } from './check.mts';
import { jest } from './checks/jest.mts';
import { Tally } from './checks/tally.mts';
import type { Lifetime } from './lifetime.mts';

/** These start whole products and browsers: one after the other, or they starve one another. */
const ONE_BY_ONE = ['api-e2e', 'web-e2e', 'tools'];

export async function test(lifetime: Lifetime): Promise<void> {
  const tally = new Tally();
  await staticChecks(lifetime, tally);
  await jest(lifetime, tally, ['--ignoreProjects', ...ONE_BY_ONE]);
  if (await isBuilt(lifetime, tally))
    await jest(lifetime, tally, ['--runInBand', '--selectProjects', ...ONE_BY_ONE]);
  close(tally);
}

/** A build that fails is one failure; nothing can be said about the product then. */
async function isBuilt(lifetime: Lifetime, tally: Tally): Promise<boolean> {
  const fault = await buildServer(lifetime)
    .then(() => buildWeb(lifetime))
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  tally.note('build', { isFine: fault === null, output: String(fault) });
  return fault === null;
}
