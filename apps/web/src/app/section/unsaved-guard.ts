import { DOCUMENT, DestroyRef, inject } from '@angular/core';
import type { LiveTextState } from '@samenpen/live-client';

/** Closing the window asks first only when something typed here is nowhere but on this screen or device. */
export function guardUnsaved(state: () => LiveTextState): void {
  const window = inject(DOCUMENT).defaultView;
  const ask = (event: BeforeUnloadEvent): void => {
    const { save } = state();
    if (save.kind === 'saving' || save.kind === 'offline' || save.kind === 'not-saved') event.preventDefault();
  };
  window?.addEventListener('beforeunload', ask);
  inject(DestroyRef).onDestroy(() => window?.removeEventListener('beforeunload', ask));
}
