import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ItemTurn, ReviewItem } from '@samenpen/contracts';
import { Skeleton } from '@samenpen/ui';
import { Versions } from '../api/versions';
import { comparedContents } from '../section/compare/compared-contents';
import { ComparedText } from '../section/compare/compared-text';
import { LoadFault } from '../shell/load-fault';
import { Words } from '../words/words';

/** What changed in the text of an item in one turn on the table: until it left the table, or until now while it lies there. */
@Component({
  selector: 'sp-turn-changes',
  imports: [ComparedText, LoadFault, RouterLink, Skeleton],
  template: `
    @if (comparison(); as found) {
      @if (found.changes === 0) {
        <p class="quiet">{{ say('review.changes.none') }}</p>
      } @else {
        <p class="quiet">
          {{ words.count('versions.compare.changes', found.changes) }} ·
          <a [routerLink]="['/dossiers', slug(), 'secties', section().id, 'vergelijken']" [queryParams]="{ van: from(), tot: to() }">{{ say('review.changes.whole') }}<span class="visually-hidden">: {{ section().title }}</span></a>
        </p>
        <div class="passages"><sp-compared-text [comparison]="passages()" [isBeside]="false" [current]="null" /></div>
      }
    } @else if (error(); as fault) {
      <sp-load-fault [error]="fault" (again)="again()" />
    } @else {
      <sp-skeleton [label]="say('versions.compare.loading')" [lines]="3" />
    }
  `,
  styles: `
    .quiet { font-size: var(--text-s); }
    .passages { margin-top: 0.5rem; padding: 0.25rem 1rem; border-left: 2px solid var(--line-strong); background: var(--paper); overflow-wrap: break-word; }
  `,
})
export class TurnChanges {
  readonly turn = input.required<ItemTurn>();
  /** The section of the item. */
  readonly section = input.required<ReviewItem['section']>();
  /** Slug of the dossier. */
  readonly slug = input.required<string>();

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  private readonly versions = inject(Versions);
  private readonly sectionId = computed(() => this.section().id);
  protected readonly from = computed(() => String(this.turn().fromSeq));
  protected readonly to = computed(() => String(this.turn().toSeq ?? 'now'));
  private readonly earlier = this.versions.content(this.sectionId, this.from);
  private readonly later = this.versions.content(this.sectionId, this.to);
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
}
