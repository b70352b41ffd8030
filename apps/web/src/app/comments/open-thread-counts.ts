import { DestroyRef, Service, computed, effect, inject, signal, untracked } from '@angular/core';
import type { ThreadCounts } from '@samenpen/contracts';
import { LoginEnd } from '../api/login-end';
import { Threads } from '../api/threads';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierPresence } from '../live/dossier-presence';

/** However much is written, the counts are asked once in this many milliseconds. */
const REST_MS = 1_500;

/** How many threads are open in the dossier, for the list of sections; follows what happens live. */
@Service({ autoProvided: false })
export class OpenThreadCounts {
  private readonly api = inject(Threads);
  private readonly dossier = inject(OpenDossier);
  private readonly items = signal<ThreadCounts['items']>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Open threads per section; under null those on the dossier as a whole. */
  readonly perSection = computed<ReadonlyMap<string | null, number>>(() => new Map(this.items().map(({ section, open }) => [section, open])));

  constructor() {
    const presence = inject(DossierPresence);
    const loginEnd = inject(LoginEnd);
    effect(() => {
      loginEnd.epoch();
      presence.joined();
      this.dossier.slug();
      untracked(() => void this.look());
    });
    const stop = presence.onThread(() => this.lookSoon());
    inject(DestroyRef).onDestroy(() => {
      stop();
      clearTimeout(this.timer);
    });
  }

  private lookSoon(): void {
    this.timer ??= setTimeout(() => void this.look(), REST_MS);
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const slug = this.dossier.slug();
    if (slug === '') return;
    // A number that cannot be read stays as it was; the list of comments itself says what is wrong.
    const items = await this.api.counts(slug).catch(() => null);
    if (items !== null && slug === this.dossier.slug()) this.items.set(items);
  }
}
