import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, inject, signal } from '@angular/core';
import { mailChoice } from '@samenpen/contracts';
import type { MailChoice, MailChoices as Choices, NotificationKind } from '@samenpen/contracts';
import { notificationKindName } from '@samenpen/dossier-rules';
import { Icon, Skeleton } from '@samenpen/ui';
import { Inbox } from '../api/inbox';
import { LoadFault } from '../shell/load-fault';
import { Words } from '../words/words';

/** How one is mailed about each kind of notification. */
@Component({
  selector: 'sp-mail-choices',
  imports: [Icon, LoadFault, Skeleton],
  template: `
    <section class="card" id="meldingen" aria-labelledby="mail-heading">
      <h2 id="mail-heading">{{ say('notifications.mailTitle') }}</h2>
      <p class="explanation">{{ say('notifications.mailExplanation') }}</p>
      @if (error(); as fault) {
        <sp-load-fault [error]="fault" (again)="load()" />
      }
      @if (found(); as known) {
        @if (known.mail === 'off') {
          <div class="notice"><sp-icon name="bell" /><p>{{ say('notifications.mailOff') }}</p></div>
        }
        <ul class="kinds">
          @for (each of known.choices; track each.kind) {
            <li>
              <label [for]="'mail-' + each.kind">{{ kindName(each.kind) }}</label>
              <select class="input" #wanted [id]="'mail-' + each.kind" (change)="choose(each, wanted)">
                @for (option of options; track option) {
                  <option [value]="option" [selected]="option === each.choice">{{ say(choiceKey(option)) }}</option>
                }
              </select>
            </li>
          }
        </ul>
      } @else if (error() === null) {
        <sp-skeleton [label]="say('notifications.loading')" [lines]="6" />
      }
    </section>
  `,
  styles: `
    .card { scroll-margin-top: calc(var(--header-height) + 0.5rem); }
    .explanation { padding: 0.75rem 0; color: var(--ink-2); }
    .kinds select { width: 15rem; max-width: 100%; }
    .notice { margin-bottom: 0.75rem; }
    .kinds { margin: 0; padding: 0; list-style: none; }
    .kinds li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      align-items: center;
      justify-content: space-between;
      padding: 0.375rem 0;
      border-top: 1px solid var(--line);
    }
  `,
})
export class MailChoices {
  private readonly inbox = inject(Inbox);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly options = mailChoice.options;
  protected readonly found = signal<Choices | null>(null);
  protected readonly error = signal<unknown>(null);

  constructor() {
    void this.load();
  }

  protected readonly kindName = (kind: NotificationKind) => notificationKindName(kind, this.words.language());
  protected readonly choiceKey = (choice: MailChoice) => `notifications.choice.${choice}` as const;

  protected load(): Promise<void> {
    return this.attempt(() => this.inbox.choices());
  }

  protected async choose({ kind, choice: before }: Choices['choices'][number], field: HTMLSelectElement): Promise<void> {
    const choice = mailChoice.safeParse(field.value);
    if (!choice.success) return;
    await this.attempt(() => this.inbox.choose(kind, choice.data));
    // The browser has drawn what was asked for; where that is refused it is not so.
    if (this.error() !== null) field.value = before;
    else await this.announcer.announce(this.say('notifications.saved'));
  }

  private async attempt(ask: () => Promise<Choices>): Promise<void> {
    try {
      this.found.set(await ask());
      this.error.set(null);
    } catch (fault) {
      // Whatever it was, the screen says it and offers to look again.
      this.error.set(fault);
    }
  }
}
