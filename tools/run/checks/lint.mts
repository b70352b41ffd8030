import { type Outcome, runProgram } from '../child-process.mts';
import type { Lifetime } from '../lifetime.mts';
import { inWorkspace } from '../workspace.mts';
import type { Tally } from './tally.mts';

const QUIET = { NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', NX_TUI: 'false' };

/** ESLint over everything, with no warning let pass. */
export async function lint(lifetime: Lifetime, tally: Tally): Promise<void> {
  const graph = await refreshProjectGraph(lifetime);
  if (graph.code !== 0) {
    tally.note('lint', { isFine: false, output: graph.output });
    return;
  }
  const { code, output } = await runProgram(lifetime, {
    script: inWorkspace('node_modules/eslint/bin/eslint.js'),
    args: ['--max-warnings', '0', '.'],
    env: QUIET,
  });
  tally.note('lint', { isFine: code === 0, output });
}

/** The boundary rule reads Nx's graph of projects from its cache, and is silent when there is none. */
export function refreshProjectGraph(lifetime: Lifetime): Promise<Outcome> {
  return runProgram(lifetime, {
    script: inWorkspace('node_modules/nx/dist/bin/nx.js'),
    args: ['show', 'projects'],
    env: QUIET,
  });
}
