import { Component, computed, input } from '@angular/core';
import type { StateTone } from './state-look';

/** One part of the bar: how many sections are in a state, and its words (*10 goedgekeurd*). */
export type StateBarPart = { readonly tone: StateTone; readonly count: number; readonly label: string };

/** How far a dossier is, as one bar with its legend in words. The bar itself is decoration. */
@Component({
  selector: 'sp-state-bar',
  template: `
    <div class="bar" aria-hidden="true">
      @for (part of shown(); track part.tone) {
        <span class="part" [attr.data-tone]="part.tone" [style.flex-grow]="part.count"></span>
      }
    </div>
    @if (legend()) {
      <ul class="legend">
        @for (part of shown(); track part.tone) {
          <li><span class="swatch" [attr.data-tone]="part.tone" aria-hidden="true"></span>{{ part.label }}</li>
        }
      </ul>
    }
  `,
  styles: `
    :host { display: grid; gap: 0.75rem; }
    .bar { display: flex; gap: 2px; height: 0.75rem; border-radius: 99px; overflow: hidden; }
    .part { min-width: 4px; transition: flex-grow var(--quick); }
    .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: var(--text-s); color: var(--ink-2); }
    .legend li { display: inline-flex; align-items: center; gap: 0.5rem; font-variant-numeric: tabular-nums; }
    .swatch { width: 0.6875rem; height: 0.6875rem; border-radius: 2px; }
    [data-tone='approved'] { background: var(--approved); }
    [data-tone='ready'] { background: var(--ready); }
    [data-tone='changes'] { background: var(--changes); }
    [data-tone='drafting'] { background: var(--drafting); }
    [data-tone='empty'] { background: var(--empty-fill); }
    [data-tone='na'] {
      background: repeating-linear-gradient(135deg, var(--empty-fill) 0 2px, transparent 2px 5px);
    }
    @media (forced-colors: active) {
      .part, .swatch { forced-color-adjust: none; outline: 1px solid CanvasText; outline-offset: -1px; }
    }
  `,
})
export class StateBar {
  /** The parts in the order shown. */
  readonly parts = input.required<readonly StateBarPart[]>();
  /** Whether the legend is shown under the bar. */
  readonly legend = input(true);

  protected readonly shown = computed(() => this.parts().filter((part) => part.count > 0));
}
