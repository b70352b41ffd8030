import { existsSync } from 'node:fs';
import { runProgram } from '../child-process.mts';
import type { Lifetime } from '../lifetime.mts';
import { type Project, projects } from '../projects.mts';
import { inWorkspace } from '../workspace.mts';
import type { Tally } from './tally.mts';

const AT_ONCE = 2;
const TSC = 'node_modules/typescript/bin/tsc';

type Check = { readonly config: string; readonly compiler: string };

/** Every tsconfig of every project; templates too, where Angular compiles. */
export async function types(lifetime: Lifetime, tally: Tally): Promise<void> {
  const waiting = projects().flatMap(checksOf);
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
      await runCheck(lifetime, tally, check);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function checksOf({ root, tags }: Project): Check[] {
  const hasTemplates = tags.includes('platform:web') && !tags.includes('layer:engine');
  const compiler = hasTemplates ? 'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js' : TSC;
  return ['tsconfig.json', 'tsconfig.spec.json']
    .map((file) => `${root}/${file}`)
    .filter((config) => existsSync(inWorkspace(config)))
    .map((config) => ({ config, compiler }));
}

async function runCheck(
  lifetime: Lifetime,
  tally: Tally,
  { config, compiler }: Check,
): Promise<void> {
  const { code, output } = await runProgram(lifetime, {
    script: inWorkspace(compiler),
    args: ['-p', inWorkspace(config), '--noEmit', ...remembering(compiler, config)],
  });
  tally.note(`types: ${config}`, { isFine: code === 0, output });
}

/** What did not change since the last run need not be checked again; only tsc knows how. */
function remembering(compiler: string, config: string): string[] {
  if (compiler !== TSC) return [];
  const memory = inWorkspace('.cache', 'types', `${config.replaceAll('/', '_')}.tsbuildinfo`);
  return ['--incremental', '--tsBuildInfoFile', memory];
}
