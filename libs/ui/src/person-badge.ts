import { Component, computed, input } from '@angular/core';
import { initialsOf } from './initials';

/** A person in one of ten colours, with initials; name and organisation for readers and on hover. */
@Component({
  selector: 'sp-person-badge',
  template: `<span class="disc" [title]="spoken()" aria-hidden="true">{{ initials() }}</span>
    @if (!beside()) {
      <span class="visually-hidden">{{ spoken() }}</span>
    }`,
  styles: `
    :host { position: relative; display: inline-flex; flex: none; }
    .disc {
      display: grid;
      place-items: center;
      width: 1.625rem;
      height: 1.625rem;
      border-radius: 50%;
      background: var(--person);
      color: var(--person-ink);
      font-size: 0.6875rem;
      font-weight: 700;
      line-height: 1;
      letter-spacing: -0.01em;
      box-shadow: 0 0 0 2px var(--ring, transparent);
    }
    @media (forced-colors: active) {
      .disc { border: 1px solid; }
    }
  `,
  host: { '[style.--person]': 'fill()' },
})
export class PersonBadge {
  /** Name of the person. */
  readonly name = input.required<string>();
  /** The organisation the person acts for. */
  readonly organisation = input.required<string>();
  /** Which of the ten colours, 1-based. */
  readonly colour = input.required<number>();
  /** Whether name and organisation stand beside it as text, so that they are not read twice. */
  readonly beside = input(false);

  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly spoken = computed(() => `${this.name()}, ${this.organisation()}`);
  protected readonly fill = computed(() => `var(--person-${((this.colour() - 1) % 10) + 1})`);
}
