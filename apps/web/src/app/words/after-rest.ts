import { effect, signal } from '@angular/core';
import type { Signal } from '@angular/core';

/** Milliseconds without a change. */
export const REST = 400;

/**
 * A sentence for a live region: it follows once it has rested, so that a screen reader is not made to speak at every
 * key. Call while the component is made.
 */
export function afterRest(sentence: () => string): Signal<string> {
  const spoken = signal('');
  effect((onCleanup) => {
    const now = sentence();
    const timer = setTimeout(() => spoken.set(now), REST);
    onCleanup(() => clearTimeout(timer));
  });
  return spoken.asReadonly();
}
