import { Component, inject } from '@angular/core';
import { Icon } from '@samenpen/ui';
import { Words } from '../words/words';
import { FaultCatcher } from './fault-catcher';

/** The line over a screen that still stands: what went wrong, said at once, and a number for support. */
@Component({
  selector: 'sp-fault-line',
  imports: [Icon],
  template: `
    <div role="alert">
      @if (faults.latest(); as fault) {
        <div class="notice wrong">
          <sp-icon name="triangle-alert" />
          <p>
            {{ fault.sentence ?? say('fault.passing') }}
            <span class="small">{{ say('fault.reference', { reference: fault.reference }) }}</span>
          </p>
          <button type="button" class="button bare small icon-only" [attr.aria-label]="say('dialog.close')" (click)="faults.forget()">
            <sp-icon name="x" />
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    .notice {
      position: fixed;
      z-index: 60;
      right: 1rem;
      bottom: 1rem;
      max-width: min(32rem, calc(100vw - 2rem));
      box-shadow: var(--shadow-raised);
    }
    .small { display: block; color: var(--ink-2); }
    .button { margin: -0.25rem -0.5rem 0 auto; color: var(--ink-2); }
  `,
})
export class FaultLine {
  protected readonly say = inject(Words).say;
  protected readonly faults = inject(FaultCatcher);
}
