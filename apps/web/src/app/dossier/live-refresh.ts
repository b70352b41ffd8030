import { DestroyRef, effect, inject, untracked } from '@angular/core';
import { Inbox } from '../api/inbox';
import { DossierPresence } from '../live/dossier-presence';
import { LookAgain } from './look-again';
import type { OpenDossier } from './open-dossier';

/** Keeps the open dossier fresh: joins its live document, and looks again when something happened there. */
export function followLive(open: OpenDossier): void {
  const presence = inject(DossierPresence);
  const inbox = inject(Inbox);
  const again = new LookAgain({
    look: () => open.reloadAfterAll(),
    now: () => Date.now(),
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });

  effect((onCleanup) => {
    const slug = open.slug();
    if (slug === '') return;
    onCleanup(untracked(() => presence.watch(slug)));
  });
  effect(() => {
    const event = presence.newest();
    // What happened before the dossier was joined, the first time and each time again, was not heard.
    const isJoined = presence.joined() > 0;
    if (event !== null || isJoined) untracked(() => again.wanted());
  });
  effect(() => {
    // Told something now, or perhaps while the connection was away.
    if (presence.notified() + presence.joined() > 0) untracked(() => inbox.look());
  });
  inject(DestroyRef).onDestroy(() => again.stop());
}
