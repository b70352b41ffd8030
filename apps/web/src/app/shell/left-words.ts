import { Component, inject, input, output } from '@angular/core';
import { Words } from '../words/words';

/** What somebody was writing where it can be given no longer: it stays, to be copied, until its writer throws it away. */
@Component({
  selector: 'sp-left-words',
  template: `
    <div class="notice heed">
      <div>
        <p>{{ why() }}</p>
        <blockquote>{{ words() }}</blockquote>
        <button type="button" class="button small" (click)="dismissed.emit()">{{ say('section.unincluded.dismiss') }}</button>
      </div>
    </div>
  `,
  styles: `
    .notice > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; min-width: 0; overflow-wrap: break-word; }
    blockquote { padding-left: 0.625rem; border-left: 3px solid var(--line-strong); white-space: pre-wrap; overflow-wrap: anywhere; }
    .button { justify-self: start; }
  `,
})
export class LeftWords {
  /** Why it was not given, and what it was. */
  readonly why = input.required<string>();
  readonly words = input.required<string>();
  /** The person is done with them. */
  readonly dismissed = output();

  protected readonly say = inject(Words).say;
}
