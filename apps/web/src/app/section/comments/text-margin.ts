import { Component, ElementRef, computed, effect, inject, input, output, signal } from '@angular/core';
import { Icon } from '@samenpen/ui';
import type { Editor } from '@tiptap/core';
import { plainBody } from '../../comments/comment-words';
import { Words } from '../../words/words';
import { SectionComments } from './section-comments';

/** How long the text must rest before marks are placed anew, in milliseconds. */
const REST_MS = 120;
/** Marks closer than this share one, in CSS pixels: the size of a mark. */
const NEAR = 24;

type Mark = { readonly ids: readonly string[]; readonly top: number };

/**
 * The margin beside the text: a mark with a number where threads hang on the line, and a button to begin one
 * beside what is selected. Outside of the editor, so that nothing of it is in the text that a screen reader reads.
 */
@Component({
  selector: 'sp-text-margin',
  imports: [Icon],
  template: `
    @if (selectedAt(); as at) {
      <button type="button" class="begin" [style.top.px]="at.top" [attr.aria-label]="say('comments.addToSelection')" [title]="say('comments.addToSelection') + ' (Ctrl+Alt+M)'" (pointerdown)="$event.preventDefault()" (click)="begun.emit()">
        <sp-icon name="message-square" />
      </button>
    }
    <ul class="marks" [attr.aria-label]="say('comments.marks')">
      @for (mark of marks(); track mark.ids[0]) {
        <li>
          <button type="button" class="mark" [class.active]="isActive(mark)" [class.internal]="isInternal(mark)" [style.top.px]="mark.top" [attr.data-count]="mark.ids.length" [attr.aria-label]="spoken(mark)" (click)="choose(mark)"></button>
        </li>
      }
    </ul>
  `,
  styleUrl: './text-margin.css',
})
export class TextMargin {
  /** The open editor. */
  readonly editor = input.required<Editor>();
  /** A thread was chosen; its card takes the focus. */
  readonly chosen = output<string>();
  /** A thread on the selection is wanted. */
  readonly begun = output();

  private readonly comments = inject(SectionComments);
  protected readonly say = inject(Words).say;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly drawn = signal(0);
  private readonly selection = signal<{ from: number; to: number } | null>(null);

  protected readonly marks = computed<readonly Mark[]>(() => {
    this.drawn();
    const marks: { ids: string[]; top: number }[] = [];
    for (const { id } of this.comments.placed()) {
      const top = this.topOf(this.comments.places().get(id)?.from);
      const last = marks.at(-1);
      if (top === null) continue;
      if (last && top - last.top < NEAR) last.ids.push(id);
      else marks.push({ ids: [id], top });
    }
    return marks;
  });
  protected readonly selectedAt = computed(() => {
    this.drawn();
    const selection = this.selection();
    if (selection === null || !this.comments.mayComment()) return null;
    const top = this.topOf(selection.to);
    return top === null ? null : { top };
  });

  constructor() {
    effect((onCleanup) => {
      const editor = this.editor();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const draw = () => {
        timer = undefined;
        this.drawn.update((count) => count + 1);
      };
      const follow = () => {
        const { from, to, empty } = editor.state.selection;
        this.selection.set(empty ? null : { from, to });
        timer ??= setTimeout(draw, REST_MS);
      };
      const resized = new ResizeObserver(follow);
      resized.observe(editor.view.dom);
      editor.on('transaction', follow);
      onCleanup(() => {
        clearTimeout(timer);
        resized.disconnect();
        editor.off('transaction', follow);
      });
    });
  }

  protected isActive({ ids }: Mark): boolean {
    return ids.includes(this.comments.active() ?? '');
  }

  protected isInternal({ ids }: Mark): boolean {
    return this.comments.all().some(({ id, audience }) => audience !== null && ids.includes(id));
  }

  protected spoken({ ids }: Mark): string {
    const thread = this.comments.all().find(({ id }) => id === ids[0]);
    const first = thread?.comments[0];
    const values = { name: first?.by.name ?? '', words: plainBody(first?.body ?? null).slice(0, 80) };
    return ids.length === 1 ? this.say('comments.markOne', values) : this.say('comments.markSeveral', { ...values, count: ids.length });
  }

  /** The first of them, or the next one after that which is looked at. */
  protected choose({ ids }: Mark): void {
    const next = ids[(ids.indexOf(this.comments.active() ?? '') + 1) % ids.length];
    if (next !== undefined) this.chosen.emit(next);
  }

  /** How far below the top of the text a position stands, in CSS pixels; null when it is not drawn yet. */
  private topOf(position: number | undefined): number | null {
    const editor = this.editor();
    if (position === undefined || editor.isDestroyed || position > editor.state.doc.content.size) return null;
    return editor.view.coordsAtPos(position).top - this.host.nativeElement.getBoundingClientRect().top;
  }
}
