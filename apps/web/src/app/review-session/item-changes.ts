import { Component, computed, inject, input, signal } from '@angular/core';
import type { ReviewItem } from '@samenpen/contracts';
import { Words } from '../words/words';
import { TurnChanges } from './turn-changes';

/** What changed in the text of an item while it lay on the table. Read when it is unfolded; each unfolding reads anew. */
@Component({
  selector: 'sp-item-changes',
  imports: [TurnChanges],
  template: `
    <details #box (toggle)="isUnfolded.set(box.open)">
      <summary>{{ say('review.changes.show') }}<span class="visually-hidden">: {{ item().section.title }}</span></summary>
      @if (isUnfolded()) {
        @if (turns().length > 1) {
          <p class="quiet">{{ say('review.changes.turns') }}</p>
          <ol>
            @for (turn of turns(); track turn.fromSeq) {
              <li><sp-turn-changes [turn]="turn" [section]="item().section" [slug]="slug()" /></li>
            }
          </ol>
        } @else {
          @for (turn of turns(); track turn.fromSeq) {
            <sp-turn-changes [turn]="turn" [section]="item().section" [slug]="slug()" />
          } @empty {
            <p class="quiet">{{ say('review.changes.none') }}</p>
          }
        }
      }
    </details>
  `,
  styles: `
    summary { min-height: 1.75rem; color: var(--accent); cursor: pointer; }
    .quiet { font-size: var(--text-s); }
    ol { padding-left: 1.5rem; }
    li + li { margin-top: 0.75rem; }
  `,
})
export class ItemChanges {
  /** An item that was on the table at least once. */
  readonly item = input.required<ReviewItem>();
  /** Slug of the dossier. */
  readonly slug = input.required<string>();

  protected readonly say = inject(Words).say;
  protected readonly isUnfolded = signal(false);
  /** Those in which somebody wrote, or may still. */
  protected readonly turns = computed(() => this.item().turns.filter(({ fromSeq, toSeq }) => fromSeq !== toSeq));
}
