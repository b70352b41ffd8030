import { Component, DestroyRef, computed, inject, input, linkedSignal, output } from '@angular/core';
import { afterRest } from '../../words/after-rest';
import { Words } from '../../words/words';
import type { Mentionable } from './mentionable';
import { fitting } from './mentionable';
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
          [class.current]="at === current()"
          [attr.aria-selected]="at === current()"
          (pointerdown)="take(name, $event)"
        >
          {{ name.label }} <span class="quiet small">{{ name.explanation }}</span>
        </li>
      }
    </ul>
    <p class="visually-hidden" role="status">{{ spoken() }}</p>
  `,
  styles: `
    :host { position: fixed; z-index: 30; min-width: 14rem; max-width: min(22rem, 90vw); }
    ul { max-height: 16rem; margin: 0; padding: 0.25rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); box-shadow: var(--shadow-raised); list-style: none; overflow: auto; }
    li { padding: 0.4375rem 0.625rem; border-radius: 4px; cursor: pointer; }
    li.current { background: var(--accent-soft); color: var(--accent); outline: 1px solid var(--accent); }
  `,
  host: { '[style.left.px]': 'query().left', '[style.top.px]': 'query().bottom + 4' },
})
export class MentionList {
  /** What is being named, and where. */
  readonly query = input.required<MentionQuery>();
  /** Everybody and everything that can be named here. */
  readonly candidates = input.required<readonly Mentionable[]>();
  /** A name was chosen. */
  readonly chosen = output<Mentionable>();

  protected readonly say = inject(Words).say;
  protected readonly names = computed(() => fitting(this.candidates(), this.query().text));
  protected readonly current = linkedSignal({ source: this.names, computation: () => 0 });
  protected readonly spoken = afterRest(() => {
    const name = this.names()[this.current()];
    return name ? `${name.label}, ${name.explanation}` : '';
  });

  constructor() {
    const mentioning = inject(Mentioning);
    mentioning.show(this);
    inject(DestroyRef).onDestroy(() => mentioning.show(null));
  }

  /** Takes the arrow keys, Enter and Tab of the text; returns whether it used the key. */
  press({ key }: KeyboardEvent): boolean {
    const count = this.names().length;
    if (count === 0) return false;
    if (key === 'ArrowDown') this.current.update((at) => (at + 1) % count);
    else if (key === 'ArrowUp') this.current.update((at) => (at + count - 1) % count);
    else if (key === 'Enter') this.choose();
    else return false;
    return true;
  }

  /** By pointer; the text keeps the focus. */
  protected take(name: Mentionable, event: Event): void {
    event.preventDefault();
    this.chosen.emit(name);
  }

  private choose(): void {
    const name = this.names()[this.current()];
    if (name) this.chosen.emit(name);
  }
}
