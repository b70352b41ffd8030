import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Inbox } from '../api/inbox';
import { LoadFault } from '../shell/load-fault';
import { nameScreen } from '../shell/screen-title';
import { Words } from '../words/words';

/** Where the link of a mail leads: one question, and no sign-in. Nothing changes before the answer. */
@Component({
  selector: 'sp-unsubscribe',
  imports: [LoadFault, RouterLink],
  template: `
    <main id="main" tabindex="-1" data-region>
      <p class="brand">samen<span>pen</span></p>
      <h1>{{ say('notifications.stopTitle') }}</h1>
      @if (error(); as fault) {
        <sp-load-fault [error]="fault" (again)="stop()" />
      }
      <p role="status">{{ isDone() ? say('notifications.stopped') : say('notifications.stopQuestion') }}</p>
      <p class="actions">
        @if (!isDone()) {
          <button type="button" class="button primary" (click)="stop()">{{ say('notifications.stopYes') }}</button>
        }
        <a class="button" routerLink="/account" fragment="meldingen">{{ say('notifications.chooseMail') }}</a>
      </p>
    </main>
  `,
  styleUrl: '../shell/lone-page.css',
})
export class Unsubscribe {
  /** From the address. */
  readonly token = input.required<string>();

  private readonly inbox = inject(Inbox);
  protected readonly say = inject(Words).say;
  protected readonly isDone = signal(false);
  protected readonly error = signal<unknown>(null);

  constructor() {
    nameScreen(() => [this.say('notifications.stopTitle')]);
  }

  protected async stop(): Promise<void> {
    try {
      await this.inbox.unsubscribe(this.token());
      this.isDone.set(true);
      this.error.set(null);
    } catch (fault) {
      // A link that is cut or not ours, or a server that is away: the screen says which.
      this.error.set(fault);
    }
  }
}
