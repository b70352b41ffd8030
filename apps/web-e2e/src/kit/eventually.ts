import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds until something that should come true counts as not coming true. */
export const PATIENCE = 30_000;

/** Repeats what a test expects until it holds; at the end of the patience it fails with the last reason. */
export async function eventually<Outcome>(
  expectation: () => Outcome | Promise<Outcome>,
  patience = PATIENCE,
): Promise<Outcome> {
  const limit = Date.now() + patience;
  for (;;) {
    try {
      return await expectation();
    } catch (reason) {
      // Not yet; the reason counts when the patience is over.
      if (Date.now() > limit) throw reason;
      await pause(40);
    }
  }
}
