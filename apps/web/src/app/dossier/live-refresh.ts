import { DestroyRef, effect, inject, untracked } from '@angular/core';
import { DossierPresence } from '../live/dossier-presence';
import type { OpenDossier } from './open-dossier';

/** At most one look per this many milliseconds, however fast others write. */
const REST = 1500;

/**
 * Keeps the open dossier fresh: joins its live document, and looks again when something happened there.
 * The first event is answered at once, those that follow it together after a rest.
 */
export function followLive(open: OpenDossier): void {
  const presence = inject(DossierPresence);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lookedAt = 0;

  const look = (): void => {
    lookedAt = Date.now();
    timer = undefined;
    open.reload();
  };

  effect((onCleanup) => {
    const slug = open.slug();
    if (slug === '') return;
    onCleanup(untracked(() => presence.watch(slug)));
  });
  effect(() => {
    const event = presence.newest();
    // Joined again: what happened while the connection was away was not heard.
    const isBack = presence.joined() > 1;
    if ((event === null && !isBack) || timer !== undefined) return;
    const rest = Math.max(0, REST - (Date.now() - lookedAt));
    timer = setTimeout(look, rest);
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
}
