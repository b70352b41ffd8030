import { Component, computed, effect, inject, untracked } from '@angular/core';
import type { DossierReading, Thread } from '@samenpen/contracts';
import { Icon, Skeleton } from '@samenpen/ui';
import { Dossiers } from '../api/dossiers';
import { sectionGroups } from '../dossier/section-groups';
import { DossierThreads, isOpenThread, sectionOf } from '../comments/dossier-threads';
import { OpenDossier } from '../dossier/open-dossier';
import { LoadFault } from '../shell/load-fault';
import { nameScreen } from '../shell/screen-title';
import { Instants } from '../words/instants';
import { Words } from '../words/words';
import { keepLast } from './keep-last';
import { ReadingSection } from './reading-section';

type ReadSection = DossierReading['sections'][number];

/** The whole dossier as one live text: for readers, for a phone, for paper. */
@Component({
  selector: 'sp-reading-view',
  imports: [Icon, LoadFault, ReadingSection, Skeleton],
  templateUrl: './reading-view.html',
  styleUrl: './reading-view.css',
})
export class ReadingView {
  private readonly open = inject(OpenDossier);
  private readonly words = inject(Words);
  private readonly threads = inject(DossierThreads);
  protected readonly instants = inject(Instants);
  protected readonly say = this.words.say;
  protected readonly dossier = this.open.detail;
  protected readonly now = this.open.now;
  protected readonly resource = inject(Dossiers).reading(() => this.open.slug());

  /** A look that fails keeps the last good text on the screen. */
  protected readonly reading = keepLast(() => (this.resource.hasValue() ? this.resource.value() : null));

  protected readonly groups = computed(() => {
    const sections = this.reading()?.sections ?? [];
    return sectionGroups(sections).map(({ number, title }) => ({
      number,
      title,
      sections: sections.filter((section) => section.number === number),
    }));
  });

  /** The open threads under the section that they hang on. */
  private readonly threadsBySection = computed(() => Map.groupBy(this.threads.all().filter(isOpenThread), sectionOf));

  constructor() {
    this.threads.follow({ state: 'open' });
    nameScreen(() => [this.say('reading.title'), this.dossier()?.title ?? ''].filter((part) => part !== ''));
    // Whenever the dossier was looked at again, something in it changed: the text with it.
    effect(() => {
      if (this.dossier() !== null) untracked(() => this.look());
    });
  }

  /** The text, and where threads hang in it: both move with what is written. */
  private look(): void {
    if (this.reading() !== null) void this.threads.look();
    this.resource.reload();
  }

  protected threadsOf({ id }: ReadSection): readonly Thread[] {
    return this.threadsBySection().get(id) ?? [];
  }

  /** Its municipality, where it is the own text of one. */
  protected partnerOf(section: ReadSection): string | null {
    return this.dossier()?.partners.find(({ id }) => id === section.partner)?.name ?? null;
  }

  protected print(): void {
    globalThis.print();
  }
}
