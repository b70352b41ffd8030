import type { Signal } from '@angular/core';
import { linkedSignal } from '@angular/core';

/** The last value that was not null: what is on the screen stays while the next is asked, or when that fails. */
export function keepLast<Value>(source: () => Value | null): Signal<Value | null> {
  return linkedSignal<Value | null, Value | null>({
    source,
    computation: (value, before) => value ?? before?.value ?? null,
  }).asReadonly();
}
