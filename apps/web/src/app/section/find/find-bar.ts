import { Component, DestroyRef, ElementRef, computed, effect, inject, input, output, signal, viewChild } from '@angular/core';
import { Icon } from '@samenpen/ui';
import type { Editor } from '@tiptap/core';
import { afterRest } from '../../words/after-rest';
import { Words } from '../../words/words';
import { findState, look, replace, step } from './find-extension';
import type { FindState } from './find-extension';

/** Find and replace in the section; Enter goes on, Shift+Enter back, Escape closes. */
@Component({
  selector: 'sp-find-bar',
  imports: [Icon],
  templateUrl: './find-bar.html',
  styleUrl: './find-bar.css',
  host: { '(keydown.escape)': 'close($event)', role: 'search', '[attr.aria-label]': "say('section.find.label')" },
})
export class FindBar {
  /** The open editor. */
  readonly editor = input.required<Editor>();
  /** Whether the person may write now; without it only finding is offered. */
  readonly isEditable = input.required<boolean>();
  /** The person is done; the text takes the focus. */
  readonly closed = output();

  protected readonly say = inject(Words).say;
  protected readonly state = signal<FindState>({ term: '', matches: [], current: -1 });
  protected readonly replacement = signal('');
  protected readonly result = computed(() => {
    const { term, matches, current } = this.state();
    if (term === '') return '';
    if (matches.length === 0) return this.say('section.find.none');
    return current === -1
      ? this.say('section.find.some', { count: matches.length })
      : this.say('section.find.which', { number: current + 1, count: matches.length });
  });
  /** What the person's own last step came to: what others write meanwhile changes the count, and is not said. */
  private readonly own = signal({ result: '' });
  protected readonly spoken = afterRest(() => this.own().result);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('term');

  constructor() {
    effect((onCleanup) => {
      const editor = this.editor();
      const follow = () => this.state.set(findState(editor.state));
      follow();
      editor.on('transaction', follow);
      onCleanup(() => editor.off('transaction', follow));
    });
    effect(() => this.field().nativeElement.focus());
    inject(DestroyRef).onDestroy(() => {
      const editor = this.editor();
      if (!editor.isDestroyed) editor.view.dispatch(look(editor.state, ''));
    });
  }

  protected look(term: string): void {
    const { view, state } = this.editor();
    view.dispatch(look(state, term));
    this.own.set({ result: this.result() });
  }

  protected go(direction: 1 | -1): void {
    const { view, state } = this.editor();
    view.dispatch(step(state, direction));
    this.own.set({ result: this.result() });
  }

  protected enter(event: Event): void {
    event.preventDefault();
    this.go(event instanceof KeyboardEvent && event.shiftKey ? -1 : 1);
  }

  protected replaceOne(): void {
    const { matches, current } = this.state();
    const match = matches[current];
    const { view } = this.editor();
    if (match && this.isEditable()) view.dispatch(replace(view.state, [match], this.replacement()));
    this.go(1);
  }

  protected replaceAll(): void {
    const { view, state } = this.editor();
    if (this.isEditable()) view.dispatch(replace(state, this.state().matches, this.replacement()));
    this.own.set({ result: this.result() });
  }

  protected close(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.closed.emit();
  }
}
