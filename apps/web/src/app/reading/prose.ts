import { Component, DOCUMENT, ElementRef, effect, inject, input, output } from '@angular/core';
import type { DossierReading } from '@samenpen/contracts';
import { Words } from '../words/words';
import { drawProse } from './draw-prose';
import type { ProseWords } from './draw-prose';
import { proseNode } from './prose-node';
import { remarkedProse } from './remarked-prose';
import type { Remark } from './remarked-prose';

type SuggestedBy = DossierReading['sections'][number]['suggestedBy'];

/** A text of the dossier to read: ProseMirror JSON drawn as ordinary headings, paragraphs and tables. */
@Component({
  selector: 'sp-prose',
  template: '',
  styleUrl: './prose.css',
  host: { class: 'sheet-text', lang: 'nl-BE', '(click)': 'press($event)' },
})
export class Prose {
  /** The document as it came over the wire. */
  readonly json = input.required<unknown>();
  /** Level of its highest headings: 3 under an h2. */
  readonly topHeading = input(2);
  /** Whose the suggestions in it are. */
  readonly suggestedBy = input<SuggestedBy>([]);
  /** The threads that hang on words of it. */
  readonly remarks = input<readonly Remark[]>([]);
  /** Somebody wants to see a thread: its id. */
  readonly remarkAsked = output<string>();

  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly document = inject(DOCUMENT);

  constructor() {
    // An effect, because what is drawn is nodes, and a template can only bind values.
    effect(() => this.draw());
  }

  /** Brings the words of a thread into view; the button behind them takes the focus. */
  showRemark(id: string): void {
    this.buttonOf(id)?.focus();
  }

  protected press({ target }: Event): void {
    const id = target instanceof Element ? target.closest<HTMLElement>('[data-remark]')?.dataset['remark'] : undefined;
    if (id !== undefined) this.remarkAsked.emit(id);
  }

  private draw(): void {
    const host = this.host.nativeElement;
    const read = proseNode.safeParse(this.json());
    const { activeElement } = this.document;
    const focused = activeElement instanceof HTMLElement && host.contains(activeElement) ? activeElement.dataset['remark'] : undefined;
    if (!read.success) {
      host.replaceChildren();
      return;
    }
    const { root, pieces } = remarkedProse(read.data, this.remarks());
    const words = { added: this.words.say('reading.added'), removed: this.words.say('reading.removed') };
    host.replaceChildren(drawProse(root, { document: this.document, topHeading: this.topHeading(), words, wordsOf: this.wordsOf(), remarks: pieces }));
    // What is read follows the dossier; whoever stood on a thread still does.
    if (focused !== undefined) this.buttonOf(focused)?.focus({ preventScroll: true });
  }

  private wordsOf(): ReadonlyMap<unknown, ProseWords> {
    return new Map(
      this.suggestedBy().map(({ id, by: { name, organisation } }) => {
        const values = { name, organisation };
        return [id, { added: this.words.say('reading.addedBy', values), removed: this.words.say('reading.removedBy', values) }];
      }),
    );
  }

  private buttonOf(id: string): HTMLElement | null {
    return this.host.nativeElement.querySelector(`[data-remark="${id}"]`);
  }
}
