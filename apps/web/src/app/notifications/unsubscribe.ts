import { Component, ElementRef, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UnsubscribeScope } from '@samenpen/contracts';
import { notificationKindName } from '@samenpen/dossier-rules';
import { Skeleton } from '@samenpen/ui';
import { Inbox } from '../api/inbox';
import { requestFault } from '../api/problems';
import { LoadFault } from '../shell/load-fault';
import { nameScreen } from '../shell/screen-title';
import { Words } from '../words/words';

/** Where the link of a mail leads: one question, and no sign-in. Nothing changes before the answer. */
@Component({
  selector: 'sp-unsubscribe',
  imports: [LoadFault, RouterLink, Skeleton],
  template: `
    <main id="main" tabindex="-1" data-region>
      <p class="brand">samen<span>pen</span></p>
      <h1>{{ say('notifications.stopTitle') }}</h1>
      @if (isBroken()) {
        <p>{{ say('notifications.stopBroken') }}</p>
      } @else if (error(); as fault) {
        <sp-load-fault [error]="fault" (again)="again()" />
      }
      @if (sentence(); as words) {
        <p #answer tabindex="-1">{{ words }}</p>
      } @else if (error() === null) {
        <sp-skeleton [label]="say('notifications.stopLoading')" [lines]="1" />
      }
      <p class="actions">
        @if (scope() !== null && !isDone()) {
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
  private readonly words = inject(Words);
  protected readonly say = this.words.say;
  /** What the link ends; null as long as it is not known. */
  protected readonly scope = signal<UnsubscribeScope | null>(null);
  private readonly answer = viewChild<string, ElementRef<HTMLElement>>('answer', { read: ElementRef });
  protected readonly isDone = signal(false);
  protected readonly error = signal<unknown>(null);

  /** The link was cut on its way, or is none of ours: trying again changes nothing. */
  protected readonly isBroken = computed(() => {
    const fault = this.error() === null ? null : requestFault(this.error());
    return fault?.kind === 'problem' && fault.answer.code === 'not-found';
  });

  constructor() {
    nameScreen(() => [this.say('notifications.stopTitle')]);
    effect(() => {
      this.token();
      untracked(() => void this.look());
    });
  }

  protected readonly sentence = computed(() => {
    const scope = this.scope();
    if (scope === null) return null;
    if (scope.kind === null) return this.say(this.isDone() ? 'notifications.stopped' : 'notifications.stopQuestion');
    const kind = notificationKindName(scope.kind, this.words.language());
    return this.say(this.isDone() ? 'notifications.stoppedKind' : 'notifications.stopQuestionKind', { kind });
  });

  protected async again(): Promise<void> {
    await (this.scope() === null ? this.look() : this.stop());
  }

  private async look(): Promise<void> {
    await this.attempt(async () => {
      const scope = await this.inbox.unsubscribeScope(this.token());
      // Nobody is signed in: the page speaks the language of the mail that led here.
      if (scope.language !== this.words.language()) await this.words.speak(scope.language);
      this.scope.set(scope);
    });
  }

  protected async stop(): Promise<void> {
    await this.attempt(async () => {
      await this.inbox.unsubscribe(this.token());
      this.isDone.set(true);
      // The button that had the focus goes; whoever listens hears the answer.
      this.answer()?.nativeElement.focus();
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.error.set(null);
    } catch (fault) {
      // A link that is cut or not ours, or a server that is away: the screen says which.
      this.error.set(fault);
    }
  }
}
