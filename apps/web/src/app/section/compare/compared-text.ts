import { Component, DOCUMENT, ElementRef, computed, effect, inject, input, untracked } from '@angular/core';
import type { DocumentNode, TextComparison } from '@samenpen/dossier-document';
import { textAfter, textBefore } from '@samenpen/dossier-document';
import { levelsIn } from '../../reading/draw-prose';
import { Words } from '../../words/words';
import { drawBlock } from './draw-comparison';
import type { ComparisonDrawing, Shown } from './draw-comparison';

/** Two texts compared: both in one, or in two columns whose paragraphs stand beside each other. */
@Component({
  selector: 'sp-compared-text',
  template: '',
  styleUrl: './compared-text.css',
  host: { class: 'sheet-text', lang: 'nl-BE', '[class.beside]': 'isBeside()' },
})
export class ComparedText {
  readonly comparison = input.required<TextComparison>();
  readonly isBeside = input.required<boolean>();
  /** The change that was gone to; null before the first. */
  readonly current = input.required<number | null>();

  private readonly say = inject(Words).say;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private readonly levels = computed(() => {
    const sides: readonly DocumentNode[] = [textBefore(this.comparison()), textAfter(this.comparison())];
    return [...new Set(sides.flatMap(levelsIn))].toSorted((one, other) => one - other);
  });

  constructor() {
    // An effect, because what is drawn is nodes, and a template can only bind values.
    effect(() => {
      this.host.replaceChildren(...(this.isBeside() ? this.rows() : this.comparison().blocks.flatMap((block) => drawBlock(block, this.drawing('both')))));
      this.markCurrent(untracked(this.current));
    });
    // Apart, or going to a change would draw all of it anew and lose the focus.
    effect(() => this.markCurrent(this.current()));
  }

  /** Puts the focus on a change, so that it is seen and read. */
  go(change: number): void {
    this.markCurrent(change);
    this.host.querySelector<HTMLElement>(`[data-change="${change}"]`)?.focus();
  }

  private markCurrent(change: number | null): void {
    for (const element of this.host.querySelectorAll('.current')) element.classList.remove('current');
    if (change !== null) for (const element of this.host.querySelectorAll(`[data-change="${change}"]`)) element.classList.add('current');
  }

  private rows(): HTMLElement[] {
    return this.comparison().blocks.map((block) => {
      const row = this.document.createElement('div');
      row.className = 'row';
      row.append(...(['before', 'after'] as const).map((shown) => {
        const cell = this.document.createElement('div');
        cell.append(...drawBlock(block, this.drawing(shown)));
        return cell;
      }));
      return row;
    });
  }

  private drawing(shown: Shown): ComparisonDrawing {
    const { say } = this;
    return {
      document: this.document,
      topHeading: 3,
      levels: this.levels(),
      words: { added: say('versions.compare.proposed'), removed: say('versions.compare.proposedRemoval') },
      proposal: say('versions.compare.proposal'),
      shown,
      changes: {
        added: say('versions.compare.added'),
        removed: say('versions.compare.removed'),
        proposed: say('versions.compare.proposed'),
        proposedRemoval: say('versions.compare.proposedRemoval'),
        formatted: say('versions.compare.formatted'),
        movedHere: say('versions.compare.movedHere'),
        movedAway: say('versions.compare.movedAway'),
        blockChanged: say('versions.compare.blockChanged'),
        end: say('versions.compare.end'),
      },
    };
  }
}
