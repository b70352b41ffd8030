import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mayPlanReviewSession } from '@samenpen/access-policy';
import { EmptyState, Icon, Skeleton } from '@samenpen/ui';
import { afterAll, onNews } from '../api/after-all';
import { ReviewSessions } from '../api/review-sessions';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierPresence } from '../live/dossier-presence';
import { LoadFault } from '../shell/load-fault';
import { nameScreen } from '../shell/screen-title';
import { Instants } from '../words/instants';
import { Words } from '../words/words';

/** The review sessions of a dossier: those to come, the one going on, and the minutes of the earlier ones. */
@Component({
  selector: 'sp-session-list',
  imports: [EmptyState, Icon, LoadFault, RouterLink, Skeleton],
  templateUrl: './session-list.html',
  styleUrl: './session-list.css',
})
export class SessionList {
  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly instants = inject(Instants);
  protected readonly dossier = inject(OpenDossier);
  private readonly presence = inject(DossierPresence);
  protected readonly sessions = inject(ReviewSessions).ofDossier(() => this.dossier.slug());
  private readonly again = afterAll(this.sessions);
  protected readonly mayPlan = computed(() => {
    const [viewer, detail] = [this.dossier.viewer(), this.dossier.detail()];
    return viewer !== null && detail !== null && mayPlanReviewSession(viewer, detail.status).allowed;
  });

  constructor() {
    nameScreen(() => [this.say('review.list'), this.dossier.detail()?.title ?? '']);
    onNews(() => {
      const [hint, event] = [this.presence.sessionChanged(), this.presence.newest()];
      return this.presence.joined() > 0 || hint !== null || event !== null;
    }, this.again);
  }
}
