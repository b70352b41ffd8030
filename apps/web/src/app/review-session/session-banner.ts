import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@samenpen/ui';
import { afterAll, onNews } from '../api/after-all';
import { ReviewSessions } from '../api/review-sessions';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierPresence } from '../live/dossier-presence';
import { Instants } from '../words/instants';
import { Words } from '../words/words';

/** The sessions that go on now, or else the next one, above the overview of its dossier; nothing when there is none. */
@Component({
  selector: 'sp-session-banner',
  imports: [Icon, RouterLink],
  template: `
    @for (session of shown(); track session.id) {
      <p class="notice" [class.heed]="session.state === 'running'">
        <sp-icon name="users" />
        <span>
          <strong>{{ session.title }}</strong> ·
          {{ session.state === 'running' ? words.count('review.hereCount', session.here) : instants.deadline(session.startsAt, dossier.now()) }}
        </span>
        <a class="button small" [class.primary]="session.state === 'running'" [routerLink]="['/dossiers', dossier.slug(), 'overleg', session.id]">
          {{ say(session.state === 'running' ? 'review.enter' : 'review.open') }}<span class="visually-hidden">: {{ session.title }}</span>
        </a>
      </p>
    }
  `,
  styles: `
    :host { display: grid; gap: 0.75rem; }
    :host:not(:has(.notice)) { display: none; }
    .notice { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; }
    @media (max-width: 40rem) { .button { grid-column: 2; justify-self: start; } }
  `,
})
export class SessionBanner {
  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly instants = inject(Instants);
  protected readonly dossier = inject(OpenDossier);
  private readonly presence = inject(DossierPresence);
  private readonly sessions = inject(ReviewSessions).ofDossier(() => this.dossier.slug());
  private readonly again = afterAll(this.sessions);
  /** Those that go on, else the next one; the list has the latest first. */
  protected readonly shown = computed(() => {
    const all = this.sessions.hasValue() ? this.sessions.value() : [];
    const running = all.filter(({ state }) => state === 'running');
    return running.length > 0 ? running : all.filter(({ state }) => state === 'planned').slice(-1);
  });

  constructor() {
    onNews(() => {
      const [hint, event] = [this.presence.sessionChanged(), this.presence.newest()];
      return this.presence.joined() > 0 || hint !== null || event !== null;
    }, this.again);
  }
}
