import { DestroyRef, computed, inject, signal, untracked } from '@angular/core';
import type { Signal } from '@angular/core';
import { onNews } from '../../api/after-all';
import { Versions } from '../../api/versions';
import { DossierPresence } from '../../live/dossier-presence';

/**
 * Whether somebody wrote in a section after the point that is on the screen as its present text; null: no such point is
 * on the screen. Call while a component is made.
 */
export function movedOn(section: () => string, seen: () => number | null): Signal<boolean> {
  const presence = inject(DossierPresence);
  const versions = inject(Versions);
  const heard = signal<{ readonly section: string; readonly seq: number } | null>(null);
  const hear = (of: string, seq: number): void => {
    if (of === untracked(section)) heard.update((before) => (before?.section === of && before.seq > seq ? before : { section: of, seq }));
  };
  const stop = presence.onTexts(({ sections }) => {
    for (const one of sections) hear(one.section, one.seq);
  });
  inject(DestroyRef).onDestroy(stop);
  const ask = (): void => {
    const asked = section();
    versions.present(asked).then(
      (seq) => hear(asked, seq),
      // Away again: asked once more when it is back.
      () => undefined,
    );
  };
  onNews(() => presence.joined() > 0, ask);
  return computed(() => {
    const [newest, shown] = [heard(), seen()];
    return newest !== null && shown !== null && newest.section === section() && newest.seq > shown;
  });
}
