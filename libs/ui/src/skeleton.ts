import { Component, computed, input } from '@angular/core';

const widths = ['72%', '58%', '84%', '46%', '66%'];

/** Grey lines where rows will come, so that the page does not jump. Says that it is loading. */
@Component({
  selector: 'sp-skeleton',
  template: `
    <span class="visually-hidden" role="status">{{ label() }}</span>
    @for (width of rows(); track $index) {
      <span class="skeleton" aria-hidden="true" [style.width]="width"></span>
    }
  `,
  styles: `
    :host { display: grid; gap: 1.125rem; padding: var(--space-3) 0; }
  `,
})
export class Skeleton {
  /** What is loading, for screen readers. */
  readonly label = input.required<string>();
  /** How many lines to show. */
  readonly lines = input(4);

  protected readonly rows = computed(() => Array.from({ length: this.lines() }, (_, row) => widths[row % widths.length]));
}
