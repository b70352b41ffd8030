import type { Resource } from '@angular/core';
import { effect, signal, untracked } from '@angular/core';

/**
 * Runs each time that something is heard, from now on: what was heard before stands in the first answer. `heard` reads
 * what tells of it, and says whether it matters. Call while a component or service is made.
 */
export function onNews(heard: () => boolean, run: () => void): void {
  let isFirst = true;
  effect(() => {
    if (heard() && !isFirst) untracked(run);
    isFirst = false;
  });
}

type Reloadable = Pick<Resource<unknown>, 'status'> & { readonly reload: () => boolean };

/**
 * Gives what asks a resource again when something happened, also while its first answer is under way: that one may be
 * from before, and by itself a resource does not ask again then. Call while a component or service is made.
 */
export function afterAll(resource: Reloadable): () => void {
  const isOwed = signal(false);
  effect(() => {
    if (!isOwed() || resource.status() === 'loading') return;
    untracked(() => {
      isOwed.set(false);
      resource.reload();
    });
  });
  return () => isOwed.set(!resource.reload());
}
