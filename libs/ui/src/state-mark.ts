import { Component, computed, input } from '@angular/core';
import type { SectionStatus } from '@samenpen/contracts';
import { Icon } from './icon';
import { stateLook } from './state-look';

/** State of a section where there is room for one icon: the word is there for readers and on hover. */
@Component({
  selector: 'sp-state-mark',
  imports: [Icon],
  template: `<sp-icon [name]="look().icon" [title]="label()" /><span class="visually-hidden">{{ label() }}</span>`,
  styles: `
    :host { position: relative; display: inline-flex; flex: none; }
    sp-icon { width: 1rem; height: 1rem; }
    :host([data-tone='empty']) { color: var(--empty); }
    :host([data-tone='drafting']) { color: var(--drafting); }
    :host([data-tone='changes']) { color: var(--changes); }
    :host([data-tone='ready']) { color: var(--ready); }
    :host([data-tone='approved']) { color: var(--approved); }
    :host([data-tone='na']) { color: var(--na); }
  `,
  host: { '[attr.data-tone]': 'look().tone' },
})
export class StateMark {
  /** The state shown. */
  readonly status = input.required<SectionStatus>();
  /** The word of the state in the person's language. */
  readonly label = input.required<string>();

  protected readonly look = computed(() => stateLook[this.status()]);
}
