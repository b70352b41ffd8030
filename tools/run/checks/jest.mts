import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../child-process.mts';
import type { Lifetime } from '../lifetime.mts';
import { inWorkspace } from '../workspace.mts';
import type { Tally } from './tally.mts';

/** What `counting-reporter.cjs` writes. */
type JestCounts = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
};

/** Settings of a developer's shell that would make a test another test. */
const NOT_FOR_TESTS = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATA_DIR',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'REDIS_URL',
  'DEMO',
  'NOW',
  'LOG_LEVEL',
  'TRUST_PROXY',
];

/** Runs Jest over the workspace with its ordinary report on the screen and adds its counts. */
export async function jest(
  lifetime: Lifetime,
  tally: Tally,
  args: readonly string[],
): Promise<void> {
  for (const name of NOT_FOR_TESTS) Reflect.deleteProperty(process.env, name);
  const config = ['--config', inWorkspace('jest.config.cjs')];
  tally.add(await countedJest(lifetime, { args: [...config, ...args], isShown: true }));
}

/** Runs Jest and gives how many tests held and how many did not. */
export async function countedJest(
  lifetime: Lifetime,
  { args, isShown }: { readonly args: readonly string[]; readonly isShown: boolean },
): Promise<{ passed: number; failed: number }> {
  const file = join(tmpdir(), `samenpen-jest-${process.pid}-${Date.now()}.json`);
  const { code } = await runProgram(lifetime, {
    script: inWorkspace('node_modules/jest/bin/jest.js'),
    args: [
      '--reporters=default',
      `--reporters=${inWorkspace('tools/run/checks/counting-reporter.cjs')}`,
      // The Angular preset leaves its compiler service running.
      '--forceExit',
      ...args,
    ],
    env: { SAMENPEN_JEST_COUNTS: file },
    isShown,
  });
  return countsOf(file, code);
}

function countsOf(file: string, code: number): { passed: number; failed: number } {
  try {
    // Written by our own reporter.
    const counts = JSON.parse(readFileSync(file, 'utf8')) as JestCounts;
    rmSync(file);
    const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
    // A set-up that failed shows in the exit code alone.
    return { passed: counts.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    // Jest ended before it wrote its result: that is a failure whatever its code.
    return { passed: 0, failed: 1 };
  }
}
