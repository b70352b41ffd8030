import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkItem } from '@samenpen/contracts';
import { Icon, StateBadge } from '@samenpen/ui';
import { statusKey } from '../dossier/status-key';
import { Instants } from '../words/instants';
import { Words } from '../words/words';
import { workLine, type WorkLine } from './work-lines';

const FIRST = 10;

/** What is asked of the person: one line per thing, most urgent first, the whole line leads there. */
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
  private readonly instants = inject(Instants);

  protected readonly isWhole = signal(false);
  private readonly lines = computed(() => this.items().map((item) => workLine(item, this.words)));
  protected readonly shown = computed(() => (this.isWhole() ? this.lines() : this.lines().slice(0, FIRST)));
  protected readonly hidden = computed(() => this.lines().length - this.shown().length);
  protected readonly hasSeveralDossiers = computed(() => new Set(this.items().map(({ dossier }) => dossier.slug)).size > 1);

  protected due({ dueAt }: WorkLine): string | null {
    return dueAt === null ? null : this.instants.due(dueAt, this.now());
  }

  protected isLate({ dueAt }: WorkLine): boolean {
    return dueAt !== null && Date.parse(dueAt) < this.now().getTime();
  }
}
