import { Component, input, output } from '@angular/core';
import { Icon } from './icon';

/**
 * The frame of every dialog: heading, content, and a footer for the actions (`[actions]`). Opening,
 * trap of focus, Escape and focus back are the CDK's; the opener names it by `headingId`.
 */
@Component({
  selector: 'sp-dialog-frame',
  imports: [Icon],
  template: `
    <div class="dialog">
      <header>
        <h2 [id]="headingId()">{{ heading() }}</h2>
        <button type="button" class="button bare icon-only small" [attr.aria-label]="closeLabel()" (click)="dismiss.emit()">
          <sp-icon name="x" />
        </button>
      </header>
      <div class="body"><ng-content /></div>
      <footer><ng-content select="[actions]" /></footer>
    </div>
  `,
  styles: `
    .button.icon-only { width: 2rem; min-height: 2rem; color: var(--ink-2); }
  `,
})
export class DialogFrame {
  /** The question or matter of the dialog. */
  readonly heading = input.required<string>();
  /** Id that the dialog's `ariaLabelledBy` points to. */
  readonly headingId = input.required<string>();
  /** The word for closing, in the person's language. */
  readonly closeLabel = input.required<string>();
  /** The person closes without doing anything. */
  readonly dismiss = output();
}
