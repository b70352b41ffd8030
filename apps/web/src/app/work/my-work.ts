import { Component, computed, inject } from '@angular/core';
import { EmptyState, Skeleton } from '@samenpen/ui';
import { Dossiers } from '../api/dossiers';
import { Sessions } from '../api/sessions';
import { Work } from '../api/work';
import { Header } from '../shell/header';
import { LoadFault } from '../shell/load-fault';
import { nameScreen } from '../shell/screen-title';
import { Words } from '../words/words';
import { LatestEvents } from '../dossier/overview/latest-events';
import { DossierCard } from './dossier-card';
import { WorkList } from './work-list';

/** The first page: what is asked of me over all dossiers, and the dossiers themselves. */
@Component({
  selector: 'sp-my-work',
  imports: [DossierCard, EmptyState, Header, LatestEvents, LoadFault, Skeleton, WorkList],
  templateUrl: './my-work.html',
  styleUrl: './my-work.css',
})
export class MyWork {
  private readonly words = inject(Words);
  private readonly sessions = inject(Sessions);
  protected readonly say = this.words.say;
  protected readonly work = inject(Work).mine();
  protected readonly dossiers = inject(Dossiers).list();

  protected readonly firstName = computed(() => this.sessions.current()?.person.name ?? '');
  protected readonly isOperator = computed(() => this.sessions.current()?.person.isOperator === true);
  protected readonly asked = computed(() => {
    const count = this.work.hasValue() ? this.work.value().length : 0;
    return count === 0 ? '' : this.words.count('work.asked', count);
  });

  /** The dossier clock as the list of dossiers had it, which in the demo may run in another year. */
  protected readonly now = computed(() => {
    const asked = this.dossiers.hasValue() ? this.dossiers.value()[0]?.now : undefined;
    return asked === undefined ? new Date() : new Date(asked);
  });

  constructor() {
    nameScreen(() => [this.say('work.title')]);
  }
}
