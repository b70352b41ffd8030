import { Component, computed, inject } from '@angular/core';
import type { DossierReading, Thread } from '@samenpen/contracts';
import { Icon, Skeleton } from '@samenpen/ui';
import { sectionGroups } from '../dossier/section-groups';
import { DossierThreads, isOpenThread, sectionOf } from '../comments/dossier-threads';
import { WritingInThreads } from '../comments/writing-in-threads';
import { OpenDossier } from '../dossier/open-dossier';
import { LoadFault } from '../shell/load-fault';
import { nameScreen } from '../shell/screen-title';
import { Instants } from '../words/instants';
import { Words } from '../words/words';
import { ReadDossier } from './read-dossier';
import { ReadingSection } from './reading-section';

type ReadSection = DossierReading['sections'][number];

/** The whole dossier as one live text: for readers, for a phone, for paper. */
@Component({
  selector: 'sp-reading-view',
  imports: [Icon, LoadFault, ReadingSection, Skeleton],
  templateUrl: './reading-view.html',
  styleUrl: './reading-view.css',
  providers: [ReadDossier],
})
export class ReadingView {
  private readonly open = inject(OpenDossier);
  private readonly words = inject(Words);
  private readonly threads = inject(DossierThreads);
  protected readonly instants = inject(Instants);
  protected readonly say = this.words.say;
  protected readonly dossier = this.open.detail;
  protected readonly now = this.open.now;
  private readonly read = inject(ReadDossier);
  protected readonly resource = this.read.resource;
  protected readonly reading = this.read.reading;

  protected readonly groups = computed(() => {
    const sections = this.reading()?.sections ?? [];
    return sectionGroups(sections).map(({ number, title }) => ({
      number,
      title,
      sections: sections.filter((section) => section.number === number),
    }));
  });

  private readonly openThreads = inject(WritingInThreads).chosenOf(() => ({ threads: this.threads.all(), isChosen: isOpenThread, by: null }));
  /** The open threads under the section that they hang on. */
  private readonly threadsBySection = computed(() => Map.groupBy(this.openThreads(), sectionOf));

  constructor() {
    this.threads.follow({ state: 'open' });
    nameScreen(() => [this.say('reading.title'), this.dossier()?.title ?? ''].filter((part) => part !== ''));
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
