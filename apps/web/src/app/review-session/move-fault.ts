import { Component, inject, input } from '@angular/core';
import { Icon } from '@samenpen/ui';
import { OpenSession } from './open-session';

/** Why the last move was refused, beside what was pressed on a page that is too long to say it at its top. */
@Component({
  selector: 'sp-move-fault',
  imports: [Icon],
  template: `
    @if (open.faultAt(at()); as sentence) {
      <p class="notice wrong"><sp-icon name="triangle-alert" />{{ sentence }}</p>
    }
  `,
  styles: `
    :host { display: block; }
    :host:empty { display: none; }
  `,
  host: { role: 'alert' },
})
export class MoveFault {
  /** The place of the moves that it is about; empty: of those that name none. */
  readonly at = input('');

  protected readonly open = inject(OpenSession);
}
