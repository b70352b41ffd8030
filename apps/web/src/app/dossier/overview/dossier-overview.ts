import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { nextForReview, waitingForReview, workInSections } from '@samenpen/dossier-rules';
import { Icon, Skeleton, StateBar } from '@samenpen/ui';
import { SessionBanner } from '../../review-session/session-banner';
import { nameScreen } from '../../shell/screen-title';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';
import { OpenDossier } from '../open-dossier';
import { progressParts } from '../progress-parts';
import { dossierStatusKey } from '../status-key';
import { DossierComments } from './dossier-comments';
import { DossierSettings } from './dossier-settings';
import { HoldsCard } from './holds-card';
import { LatestEvents } from './latest-events';
import { PartnerGrid } from './partner-grid';
import { SharedSections } from './shared-sections';
import { WritingNow } from './writing-now';

/** The overview that steers: by when, how far, what holds us back and the one thing to do about it. */
@Component({
  selector: 'sp-dossier-overview',
  imports: [DossierComments, DossierSettings, HoldsCard, Icon, LatestEvents, PartnerGrid, RouterLink, SessionBanner, SharedSections, Skeleton, StateBar, WritingNow],
  templateUrl: './dossier-overview.html',
  styleUrl: './dossier-overview.css',
})
export class DossierOverview {
  /** Id of a thread on the whole dossier, from the address. */
  readonly opmerking = input<string>();

  private readonly words = inject(Words);
  private readonly open = inject(OpenDossier);
  protected readonly instants = inject(Instants);
  protected readonly say = this.words.say;
  protected readonly statusKey = dossierStatusKey;
  protected readonly dossier = this.open.detail;
  protected readonly now = this.open.now;
  protected readonly hasFailed = computed(() => this.open.error() !== undefined);

  protected readonly parts = computed(() => {
    const dossier = this.dossier();
    return dossier === null ? [] : progressParts(dossier.progress, this.words);
  });

  /** The one next thing for this person: review what waits, else write what is asked. */
  protected readonly next = computed(() => {
    const dossier = this.dossier();
    const viewer = this.open.viewer();
    if (dossier === null || viewer === null) return null;
    const waiting = waitingForReview(dossier.sections).length;
    const review = nextForReview(dossier.sections);
    if (review !== null) return { section: review, text: this.words.count('dossier.nextReview', waiting) };
    const work = workInSections(viewer, dossier.sections);
    const [first] = work;
    return first === undefined ? null : { section: first.section, text: this.words.count('dossier.nextWork', work.length) };
  });

  constructor() {
    nameScreen(() => {
      const dossier = this.dossier();
      return dossier === null ? [] : [dossier.title];
    });
  }
}
