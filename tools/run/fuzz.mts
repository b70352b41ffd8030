/** `npm run fuzz`: the fuzzer of the live engine with as many frames, and from the seed, that one likes. */
import { parseArgs } from 'node:util';
import { runProgram } from './child-process.mts';
import type { Lifetime } from './lifetime.mts';
import { Refusal } from './refusal.mts';
import { inWorkspace } from './workspace.mts';

export async function fuzz(lifetime: Lifetime, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { frames: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
  });
  for (const [name, value] of Object.entries(values))
    if (!/^[1-9]\d*$/.test(value)) throw new Refusal(`--${name} ${value} is no whole number above 0.`);
  const { code } = await runProgram(lifetime, {
    script: inWorkspace('node_modules/jest/bin/jest.js'),
    args: ['--config', inWorkspace('libs/live-room/jest.config.cjs'), 'src/fuzz.spec.ts'],
    env: { FUZZ_FRAMES: values.frames, FUZZ_SEED: values.seed },
    isShown: true,
  });
  if (code !== 0) throw new Refusal('The frames above broke something: the same seed shows it again.');
}
