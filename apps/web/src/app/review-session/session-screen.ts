import { Component, computed, effect, inject, input } from '@angular/core';
import type { ReviewSessionState } from '@samenpen/contracts';
import { Skeleton } from '@samenpen/ui';
import { requestFault } from '../api/problems';
import { LoadFault } from '../shell/load-fault';
import { NotFound } from '../shell/not-found';
import { focusKeeper } from '../shell/focus-keeper';
import { nameScreen } from '../shell/screen-title';
import { Words } from '../words/words';
import { OpenSession } from './open-session';
import { SessionDrafts } from './session-drafts';
import { SessionMinutes } from './session-minutes';
import { SessionPlan } from './session-plan';
import { SessionRoom } from './session-room';

/** One review session: its plan before it, the room while it goes on, its minutes afterwards. */
@Component({
  selector: 'sp-session-screen',
  imports: [LoadFault, NotFound, SessionMinutes, SessionPlan, SessionRoom, Skeleton],
  providers: [OpenSession, SessionDrafts],
  template: `
    @if (open.session(); as session) {
      @switch (session.state) {
        @case ('running') {
          <sp-session-room [session]="session" />
        }
        @case ('ended') {
          <sp-session-minutes [session]="session" />
        }
        @case ('adopted') {
          <sp-session-minutes [session]="session" />
        }
        @default {
          <sp-session-plan [session]="session" />
        }
      }
    } @else if (isUnknown()) {
      <sp-not-found [isAlone]="false" />
    } @else {
      <main id="main" tabindex="-1" class="waiting">
        @if (open.error(); as error) {
          <sp-load-fault [error]="error" (again)="open.reload()" />
        } @else {
          <sp-skeleton [label]="say('review.loading')" [lines]="10" />
        }
      </main>
    }
  `,
  styles: `
    .waiting { max-width: 52rem; margin: 0 auto; padding: clamp(1rem, 5vw, 4rem); }
  `,
})
export class SessionScreen {
  /** Id of the session, from the address. */
  readonly session = input.required<string>();

  protected readonly say = inject(Words).say;
  protected readonly open = inject(OpenSession);
  protected readonly isUnknown = computed(() => {
    const fault = requestFault(this.open.error());
    return fault.kind === 'problem' && fault.answer.code === 'not-found';
  });

  private readonly page = computed(() => this.open.session()?.state ?? null);

  constructor() {
    effect(() => this.open.open(this.session()));
    // A session that begins or ends is another page at the same address.
    const keepFocus = focusKeeper();
    let before: ReviewSessionState | null = null;
    effect(() => {
      const page = this.page();
      if (before !== null && page !== before) keepFocus('h1');
      before = page;
    });
    nameScreen(() => {
      const session = this.open.session();
      return session === null ? [this.say('review.title')] : [session.title, session.dossier.title];
    });
  }
}
