import { checkBoundaries } from '../../check-boundaries/check-boundaries.mts';
import type { Lifetime } from '../lifetime.mts';
import { refreshProjectGraph } from './lint.mts';
import type { Tally } from './tally.mts';

/** One check per forbidden or allowed edge. */
export async function boundaries(lifetime: Lifetime, tally: Tally): Promise<void> {
  await refreshProjectGraph(lifetime);
  for (const { edge, isFine, output } of await checkBoundaries())
    tally.note(`boundary: ${edge}`, { isFine, output });
}
