import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, output, signal } from '@angular/core';
import { Icon } from '@samenpen/ui';
import { Words } from '../words/words';

/** What somebody was writing where it can be given no longer: it stays, to be copied, until its writer throws it away. */
@Component({
  selector: 'sp-left-words',
  imports: [Icon],
  template: `
    <div class="notice heed">
      <div>
        <p>{{ why() }}</p>
        <blockquote>{{ words() }}</blockquote>
        <div class="actions">
          <button type="button" class="button small" (click)="copy()"><sp-icon name="copy" />{{ say('section.unincluded.copy') }}</button>
          <button type="button" class="button small bare" (click)="dismissed.emit()">{{ say('section.unincluded.dismiss') }}</button>
        </div>
        @if (isCopied() !== null) {
          <p class="small">{{ say(isCopied() ? 'section.copied' : 'section.notCopied') }}</p>
        }
      </div>
    </div>
  `,
  styles: `
    .notice > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; min-width: 0; overflow-wrap: break-word; }
    blockquote { padding-left: 0.625rem; border-left: 3px solid var(--line-strong); white-space: pre-wrap; overflow-wrap: anywhere; }
    .actions { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  `,
})
export class LeftWords {
  /** Why it was not given, and what it was. */
  readonly why = input.required<string>();
  readonly words = input.required<string>();
  /** The person is done with them. */
  readonly dismissed = output();

  private readonly clipboard = inject(Clipboard);
  protected readonly say = inject(Words).say;
  /** Null until it was tried. */
  protected readonly isCopied = signal<boolean | null>(null);

  protected copy(): void {
    this.isCopied.set(this.clipboard.copy(this.words()));
  }
}
