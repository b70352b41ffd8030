/** `npm run check`: what is quick enough to run before each commit. */
import { generateClient } from './build/builds.mts';
import { boundaries } from './checks/boundaries.mts';
import { jest } from './checks/jest.mts';
import { lint } from './checks/lint.mts';
import { Tally } from './checks/tally.mts';
import { types } from './checks/types.mts';
import type { Lifetime } from './lifetime.mts';

export async function check(lifetime: Lifetime): Promise<void> {
  const tally = new Tally();
  await staticChecks(lifetime, tally);
  await jest(lifetime, tally, [
    '--ignoreProjects',
    'api-e2e',
    'web-e2e',
    'tools',
    '--testPathIgnorePatterns',
    String.raw`\.int\.spec\.ts$`,
  ]);
  close(tally);
}

/** Everything that is known without running the product. */
export async function staticChecks(lifetime: Lifetime, tally: Tally): Promise<void> {
  await generateClient(lifetime);
  await lint(lifetime, tally);
  await boundaries(lifetime, tally);
  await types(lifetime, tally);
}

/** The one line at the end, and the exit code that goes with it. */
export function close(tally: Tally): void {
  console.log(`\n${tally.closingLine()}`);
  if (tally.hasFailures) process.exitCode = 1;
}
