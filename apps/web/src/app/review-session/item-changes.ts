import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReviewItem } from '@samenpen/contracts';
import { Skeleton } from '@samenpen/ui';
import { Versions } from '../api/versions';
import { comparedContents } from '../section/compare/compared-contents';
import { ComparedText } from '../section/compare/compared-text';
import { LoadFault } from '../shell/load-fault';
import { Words } from '../words/words';

/**
 * What changed in the text of an item since it was put on the table for the first time: until it left the table, or
 * until now while it lies there. Read when it is unfolded; each unfolding reads anew.
 */
@Component({
  selector: 'sp-item-changes',
  imports: [ComparedText, LoadFault, RouterLink, Skeleton],
  template: `
    <details #box (toggle)="isUnfolded.set(box.open)">
      <summary>{{ say('review.changes.show') }}<span class="visually-hidden">: {{ item().section.title }}</span></summary>
      @if (isUnfolded()) {
        @if (comparison(); as found) {
          @if (found.changes === 0) {
            <p class="quiet">{{ say('review.changes.none') }}</p>
          } @else {
            <p class="quiet">
              {{ words.count('versions.compare.changes', found.changes) }} ·
              <a [routerLink]="['/dossiers', slug(), 'secties', item().section.id, 'vergelijken']" [queryParams]="{ van: from(), tot: to() }">{{ say('review.changes.whole') }}<span class="visually-hidden">: {{ item().section.title }}</span></a>
            </p>
            <div class="passages"><sp-compared-text [comparison]="passages()" [isBeside]="false" [current]="null" /></div>
          }
        } @else if (error(); as fault) {
          <sp-load-fault [error]="fault" (again)="again()" />
        } @else {
          <sp-skeleton [label]="say('versions.compare.loading')" [lines]="3" />
        }
      }
    </details>
  `,
  styles: `
    summary { min-height: 1.75rem; color: var(--accent); cursor: pointer; }
    .quiet { font-size: var(--text-s); }
    .passages { margin-top: 0.5rem; padding: 0.25rem 1rem; border-left: 2px solid var(--line-strong); background: var(--paper); overflow-wrap: break-word; }
  `,
})
export class ItemChanges {
  /** An item that was on the table at least once. */
  readonly item = input.required<ReviewItem>();
  /** Slug of the dossier. */
  readonly slug = input.required<string>();

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  private readonly versions = inject(Versions);
  protected readonly isUnfolded = signal(false);
  private readonly section = computed(() => this.item().section.id);
  protected readonly from = computed(() => this.item().openedAtSeq);
  protected readonly to = computed(() => (this.item().openSince === null ? (this.item().closedAtSeq ?? 'now') : 'now'));
  private readonly earlier = this.versions.content(this.section, () => this.asked(this.from()));
  private readonly later = this.versions.content(this.section, () => this.asked(this.to()));
  protected readonly comparison = computed(() => comparedContents(this.earlier, this.later));
  /** Without what stayed as it was: a section may be many pages. */
  protected readonly passages = computed(() => {
    const { blocks = [], changes = 0 } = this.comparison() ?? {};
    return { kind: 'text', blocks: blocks.filter(({ kind }) => kind !== 'kept'), changes } as const;
  });
  protected readonly error = computed(() => this.earlier.error() ?? this.later.error());

  protected again(): void {
    this.earlier.reload();
    this.later.reload();
  }

  private asked(point: number | 'now' | null): string | null {
    return this.isUnfolded() && point !== null ? String(point) : null;
  }
}
