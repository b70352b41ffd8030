import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReviewSession } from '@samenpen/contracts';
import { Icon, StateMark } from '@samenpen/ui';
import { OpenDossier } from '../dossier/open-dossier';
import { statusKey } from '../dossier/status-key';
import { TakesFocus, focusKeeper } from '../shell/focus-keeper';
import { NeededField } from '../shell/needed-field';
import { Instants } from '../words/instants';
import { Words } from '../words/words';
import { OpenSession } from './open-session';

/** A session before it begins: when and where, about what, who is asked to come; the chair starts it here. */
@Component({
  selector: 'sp-session-plan',
  imports: [Icon, NeededField, RouterLink, StateMark, TakesFocus],
  templateUrl: './session-plan.html',
  styleUrls: ['./session-page.css', './session-plan.css'],
})
export class SessionPlan {
  /** The session that is planned or was cancelled. */
  readonly session = input.required<ReviewSession>();

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly instants = inject(Instants);
  protected readonly dossier = inject(OpenDossier);
  protected readonly open = inject(OpenSession);
  private readonly keepFocus = focusKeeper();
  protected readonly statusKey = statusKey;
  protected readonly isCancelling = signal(false);
  protected readonly reason = signal('');
  protected readonly calendar = computed(() => `/api/review-sessions/${this.session().id}/calendar.ics`);
  /** Per municipality, the people who are asked to come. */
  protected readonly invited = computed(() => {
    const { invited } = this.session();
    const partners = [...new Set(invited.map(({ partner }) => partner.name))];
    return partners.map((name) => ({ name, people: invited.filter(({ partner }) => partner.name === name).map(({ by }) => by.name).join(', ') }));
  });

  protected keep(): void {
    this.isCancelling.set(false);
    this.keepFocus('.cancel');
  }

  protected async cancel(event: Event): Promise<void> {
    event.preventDefault();
    if (this.reason().trim() !== '' && (await this.open.move({ move: 'cancel', reason: this.reason() }))) this.isCancelling.set(false);
    this.keepFocus('h1');
  }
}
