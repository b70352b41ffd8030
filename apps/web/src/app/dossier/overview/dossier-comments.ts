import { Component, computed, inject, input } from '@angular/core';
import { mayOpenThread } from '@samenpen/access-policy';
import { DossierThreads, isOpenThread, sectionOf } from '../../comments/dossier-threads';
import { ThreadList } from '../../comments/thread-list';
import { OpenDossier } from '../open-dossier';
import { LoadFault } from '../../shell/load-fault';
import { Words } from '../../words/words';

/** Open comments on the dossier as a whole. */
@Component({
  selector: 'sp-dossier-comments',
  imports: [LoadFault, ThreadList],
  template: `
    <section class="card" aria-labelledby="dossier-comments">
      <h2 id="dossier-comments">{{ say('comments.dossierTitle') }}</h2>
      @if (all.error(); as error) {
        <sp-load-fault [error]="error" (again)="all.look()" />
      } @else {
        @if (all.isLoaded() && threads().length === 0) {
          <p class="quiet">{{ say('comments.none') }}</p>
        }
        <sp-thread-list [threads]="threads()" [anchor]="{ kind: 'dossier' }" [addLabel]="say('comments.addToDossier')" [mayAdd]="mayAdd()" [asked]="asked()" />
      }
    </section>
  `,
  styles: `
    .card { display: grid; gap: 0.75rem; }
  `,
})
export class DossierComments {
  /** Id of the thread that the address names, null for none. */
  readonly asked = input<string | null>(null);

  protected readonly all = inject(DossierThreads);
  private readonly open = inject(OpenDossier);
  protected readonly say = inject(Words).say;
  protected readonly threads = computed(() =>
    this.all.all().filter((thread) => sectionOf(thread) === null && (isOpenThread(thread) || thread.id === this.asked())),
  );
  /** The server has the last word. */
  protected readonly mayAdd = computed(() => {
    const dossier = this.open.detail();
    const viewer = this.open.viewer();
    if (dossier === null || viewer === null) return false;
    const place = { dossierStatus: dossier.status, readersMayComment: dossier.settings.readersMayComment, section: null };
    return mayOpenThread(viewer, place, { withProposal: false }).allowed;
  });

  constructor() {
    this.all.follow({ state: 'open' });
  }
}
