import { Component, DestroyRef, DOCUMENT, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@samenpen/ui';
import { Inbox } from '../api/inbox';
import { Words } from '../words/words';

/** Milliseconds after which a window that is open looks by itself, where nothing was heard live. */
const LOOK_EVERY = 60_000;

/** The way to what one is told, with how much of it is not read. It never speaks up by itself. */
@Component({
  selector: 'sp-bell',
  imports: [Icon, RouterLink],
  template: `
    <a class="bell" routerLink="/meldingen" [attr.aria-label]="name()">
      <sp-icon name="bell" />
      @if (total() > 0) {
        <span class="count" aria-hidden="true">{{ total() > 99 ? '99+' : total() }}</span>
      }
    </a>
  `,
  styles: `
    .bell {
      position: relative;
      display: grid;
      place-items: center;
      width: 2.25rem;
      height: 2.25rem;
      border-radius: var(--radius);
      color: var(--ink-2);
    }
    .bell:hover { background: var(--hover, var(--desk)); color: var(--ink); }
    .count {
      position: absolute;
      top: 0;
      right: 0;
      min-width: 1.125rem;
      padding: 0 0.25rem;
      border-radius: 1rem;
      background: var(--accent);
      color: var(--accent-ink);
      font-size: 0.6875rem;
      font-weight: 700;
      line-height: 1.125rem;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class Bell {
  private readonly words = inject(Words);
  private readonly inbox = inject(Inbox);
  protected readonly total = computed(() => this.inbox.unread()?.total ?? 0);
  protected readonly name = computed(() =>
    this.total() === 0 ? this.words.say('notifications.title') : this.words.count('notifications.bell', this.total()),
  );

  constructor() {
    const document = inject(DOCUMENT);
    const look = (): void => {
      if (document.visibilityState === 'visible') this.inbox.look();
    };
    look();
    const timer = setInterval(look, LOOK_EVERY);
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    });
  }
}
