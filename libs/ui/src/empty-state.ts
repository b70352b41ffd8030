import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icons';

/** What a list or panel says when there is nothing in it: what that means and, in its content, what to do next. */
@Component({
  selector: 'sp-empty-state',
  imports: [Icon],
  template: `
    <sp-icon [name]="icon()" />
    <div>
      <p class="title">{{ title() }}</p>
      <div class="next"><ng-content /></div>
    </div>
  `,
  styles: `
    :host { display: flex; gap: 0.875rem; align-items: flex-start; padding: var(--space-3) 0; color: var(--ink-2); }
    sp-icon { width: 1.375rem; height: 1.375rem; margin-top: 0.0625rem; color: var(--ink-3); }
    .title { color: var(--ink); font-weight: 600; }
    .next { color: var(--ink-2); max-width: 60ch; }
  `,
})
export class EmptyState {
  /** Icon that fits the matter. */
  readonly icon = input.required<IconName>();
  /** One sentence: what it means that there is nothing. */
  readonly title = input.required<string>();
}
