import { Component, DOCUMENT, ElementRef, effect, inject, input } from '@angular/core';
import { Words } from '../words/words';
import { drawProse } from './draw-prose';
import { proseNode } from './prose-node';

/** A text of the dossier to read: ProseMirror JSON drawn as ordinary headings, paragraphs and tables. */
@Component({
  selector: 'sp-prose',
  template: '',
  styles: `
    :host { display: block; }
    :host ::ng-deep .table-scroll { overflow-x: auto; }
  `,
  host: { class: 'sheet-text', lang: 'nl-BE' },
})
export class Prose {
  /** The document as it came over the wire. */
  readonly json = input.required<unknown>();
  /** Level of its highest headings: 3 under an h2. */
  readonly topHeading = input(2);

  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly document = inject(DOCUMENT);

  constructor() {
    // An effect, because what is drawn is nodes, and a template can only bind values.
    effect(() => {
      const read = proseNode.safeParse(this.json());
      const words = { added: this.words.say('reading.added'), removed: this.words.say('reading.removed') };
      this.host.nativeElement.replaceChildren(
        read.success ? drawProse(read.data, { document: this.document, topHeading: this.topHeading(), words }) : '',
      );
    });
  }
}
