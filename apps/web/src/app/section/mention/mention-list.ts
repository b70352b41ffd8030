import { Component, DestroyRef, inject, input, output } from '@angular/core';
import { afterRest } from '../../words/after-rest';
import { Words } from '../../words/words';
import type { Mentionable } from './mentionable';
import type { MentionQuery } from './mention-query';
import { Mentioning } from './mentioning';

/** The names that fit what stands after the @; the text keeps the focus, the list follows its keys. */
@Component({
  selector: 'sp-mention-list',
  template: `
    <ul role="listbox" id="mention-list" [attr.aria-label]="say('section.mention.label')">
      @for (name of names(); track name.id; let at = $index) {
        <li
          role="option"
          [id]="'mention-' + at"
          [class.current]="name === current()"
          [attr.aria-selected]="name === current()"
          (pointerdown)="take(name, $event)"
        >
          {{ name.label }} <span class="quiet small">{{ name.explanation }}</span>
        </li>
      }
    </ul>
    <p class="visually-hidden" role="status">{{ spoken() }}</p>
  `,
  styles: `
    :host { position: fixed; z-index: 30; min-width: 14rem; max-width: min(22rem, 90vw); margin-right: 0.5rem; }
    span { white-space: nowrap; }
    ul { max-height: 16rem; margin: 0; padding: 0.25rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); box-shadow: var(--shadow-raised); list-style: none; overflow: auto; }
    li { padding: 0.4375rem 0.625rem; border-radius: 4px; cursor: pointer; }
    li.current { background: var(--accent-soft); color: var(--accent); outline: 1px solid var(--accent); }
  `,
  host: { '[style.left.px]': 'query().left', '[style.top.px]': 'query().bottom + 4' },
})
export class MentionList {
  /** What is being named, and where. */
  readonly query = input.required<MentionQuery>();
  /** A name was chosen. */
  readonly chosen = output<Mentionable>();

  private readonly mentioning = inject(Mentioning);
  protected readonly say = inject(Words).say;
  protected readonly names = this.mentioning.names;
  protected readonly current = this.mentioning.current;
  protected readonly spoken = afterRest(() => {
    const name = this.current();
    return name ? `${name.label}, ${name.explanation}` : '';
  });

  constructor() {
    this.mentioning.show(this);
    inject(DestroyRef).onDestroy(() => this.mentioning.hide(this));
  }

  /** By pointer; the text keeps the focus. */
  protected take(name: Mentionable, event: Event): void {
    event.preventDefault();
    this.chosen.emit(name);
  }
}
