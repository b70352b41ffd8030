import { Component, computed, input } from '@angular/core';
import type { SectionStatus } from '@samenpen/contracts';
import { Icon } from './icon';
import { stateLook } from './state-look';

/** State of a section as hue, icon and word together. */
@Component({
  selector: 'sp-state-badge',
  imports: [Icon],
  template: `<sp-icon [name]="look().icon" /><span class="word">{{ label() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      padding: 0.125rem 0.625rem 0.125rem 0.4375rem;
      border-radius: 99px;
      font-size: var(--text-s);
      font-weight: 600;
      line-height: 1.25rem;
      white-space: nowrap;
    }
    sp-icon {
      width: 0.9375rem;
      height: 0.9375rem;
    }
    :host([data-tone='empty']) { color: var(--empty); background: var(--empty-soft); }
    :host([data-tone='drafting']) { color: var(--drafting); background: var(--drafting-soft); }
    :host([data-tone='changes']) { color: var(--changes); background: var(--changes-soft); }
    :host([data-tone='ready']) { color: var(--ready); background: var(--ready-soft); }
    :host([data-tone='approved']) { color: var(--approved); background: var(--approved-soft); }
    :host([data-tone='na']) { color: var(--na); background: var(--na-soft); }
    @media (forced-colors: active) {
      :host { border: 1px solid; }
    }
  `,
  host: { '[attr.data-tone]': 'look().tone' },
})
export class StateBadge {
  /** The state shown. */
  readonly status = input.required<SectionStatus>();
  /** The word of the state in the person's language. */
  readonly label = input.required<string>();

  protected readonly look = computed(() => stateLook[this.status()]);
}
