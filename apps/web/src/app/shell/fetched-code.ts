import { ErrorHandler, Service, inject } from '@angular/core';

/** Milliseconds until code that could not be fetched is asked for again. */
const AGAIN_AFTER = 4_000;

/**
 * Code that is fetched when it is first needed. The connection may be away at that very moment, and nobody would ask a
 * second time: said once, it is asked for again until it comes.
 */
@Service()
export class FetchedCode {
  private readonly errors = inject(ErrorHandler);

  async of<Code>(load: () => Promise<Code>): Promise<Code> {
    for (let isSaid = false; ; isSaid = true) {
      try {
        return await load();
      } catch (error) {
        // Over the page, which stands.
        if (!isSaid) this.errors.handleError(error);
        await new Promise((resolve) => void setTimeout(resolve, AGAIN_AFTER));
      }
    }
  }
}
