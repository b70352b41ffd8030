import { DestroyRef, Service, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import type { DossierReading, SectionId } from '@samenpen/contracts';
import { Dossiers } from '../api/dossiers';
import { isPassing, requestFault } from '../api/problems';
import { DossierThreads } from '../comments/dossier-threads';
import { LookAgain } from '../dossier/look-again';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierPresence } from '../live/dossier-presence';
import { keepLast } from './keep-last';

type ReadSection = DossierReading['sections'][number];

/**
 * The whole dossier as it reads now. Somebody who reads is in no room, so it is told in which sections others wrote
 * and reads these again, with where their threads hang; the whole is read when something happened to the dossier.
 * Provided by the reading view.
 */
@Service({ autoProvided: false })
export class ReadDossier {
  private readonly open = inject(OpenDossier);
  private readonly dossiers = inject(Dossiers);
  private readonly threads = inject(DossierThreads);
  private readonly moved = new Set<SectionId>();
  readonly resource = this.dossiers.reading(() => this.open.slug());

  /** A look that fails keeps the last good text on the screen. */
  private readonly whole = keepLast(() => (this.resource.hasValue() ? this.resource.value() : null));
  /** Sections that were read again since the whole was. */
  private readonly fresh = linkedSignal<unknown, ReadonlyMap<SectionId, ReadSection>>({ source: this.whole, computation: () => new Map() });

  readonly reading = computed<DossierReading | null>(() => {
    const whole = this.whole();
    const fresh = this.fresh();
    return whole === null ? null : { ...whole, sections: whole.sections.map((section) => fresh.get(section.id) ?? section) };
  });

  constructor() {
    const again = new LookAgain({
      look: () => this.readMoved(),
      now: () => Date.now(),
      later: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    const stop = inject(DossierPresence).onTexts(({ sections }) => {
      for (const { section } of sections) this.moved.add(section);
      again.wanted();
    });
    inject(DestroyRef).onDestroy(() => {
      stop();
      again.stop();
    });
    // Whenever the dossier was looked at again, something in it changed: the text with it.
    effect(() => {
      if (this.open.detail() !== null) untracked(() => this.look());
    });
  }

  /** The text, and where threads hang in it: both move with what is written. */
  private look(): void {
    if (this.whole() !== null) void this.threads.look();
    this.resource.reload();
  }

  private async readMoved(): Promise<boolean> {
    const moved = [...this.moved];
    this.moved.clear();
    await Promise.all(moved.map((section) => this.readOne(section)));
    return this.moved.size === 0;
  }

  private async readOne(section: SectionId): Promise<void> {
    const [slug, whole] = [this.open.slug(), this.whole()];
    // Not read at all yet: it comes with the whole.
    if (whole === null) return;
    try {
      const [read] = await Promise.all([this.dossiers.readingOf(slug, section), this.threads.lookIn(section)]);
      if (read === null || slug !== this.open.slug()) return;
      // Which of the two is newer cannot be told: the section once more, after the whole.
      if (this.whole() !== whole) await this.readOne(section);
      else this.fresh.update((fresh) => new Map(fresh).set(section, read));
    } catch (error) {
      // Away for a moment: asked again after a while, with the next that moves, or with the whole once the connection is back.
      if (isPassing(requestFault(error))) this.moved.add(section);
    }
  }
}
