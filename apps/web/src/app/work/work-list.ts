import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkItem } from '@samenpen/contracts';
import type { IconName } from '@samenpen/ui';
import { Icon, StateBadge } from '@samenpen/ui';
import { statusKey } from '../dossier/status-key';
import { Instants } from '../words/instants';
import { Words } from '../words/words';

const FIRST = 10;

const icons: Readonly<Record<WorkItem['kind'], IconName>> = {
  write: 'pencil',
  mend: 'undo-2',
  review: 'flag',
  'decide-reopen': 'lock-open',
  'decide-suggestions': 'pencil-line',
};

/** What is asked of the person: one line per section, most urgent first, the whole line leads there. */
@Component({
  selector: 'sp-work-list',
  imports: [Icon, RouterLink, StateBadge],
  templateUrl: './work-list.html',
  styleUrl: './work-list.css',
})
export class WorkList {
  /** The lines, most urgent first. */
  readonly items = input.required<readonly WorkItem[]>();
  /** The dossier clock, by which something is late. */
  readonly now = input.required<Date>();

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly statusKey = statusKey;
  protected readonly icons = icons;
  /** The tab in which they are decided. */
  protected readonly toSuggestions = { paneel: 'wijzigingen' };
  private readonly instants = inject(Instants);

  protected readonly isWhole = signal(false);
  protected readonly shown = computed(() => (this.isWhole() ? this.items() : this.items().slice(0, FIRST)));
  protected readonly hidden = computed(() => this.items().length - this.shown().length);
  protected readonly hasSeveralDossiers = computed(() => new Set(this.items().map(({ dossier }) => dossier.slug)).size > 1);

  protected due(item: WorkItem): string | null {
    const { dueAt } = item.section;
    return dueAt === null ? null : this.instants.due(dueAt, this.now());
  }

  protected isLate(item: WorkItem): boolean {
    const { dueAt } = item.section;
    return dueAt !== null && Date.parse(dueAt) < this.now().getTime();
  }
}
