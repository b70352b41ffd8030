import { Component, computed, inject, input, signal } from '@angular/core';
import { mayOpenThread } from '@samenpen/access-policy';
import type { Thread } from '@samenpen/contracts';
import { Problems } from '../../api/problems';
import { DossierThreads, isOpenThread, sectionOf } from '../../comments/dossier-threads';
import { Icon } from '@samenpen/ui';
import { ThreadList } from '../../comments/thread-list';
import { WritingInThreads } from '../../comments/writing-in-threads';
import { OpenDossier } from '../open-dossier';
import { LoadFault } from '../../shell/load-fault';
import { Words } from '../../words/words';

/** Comments on the dossier as a whole: the open ones, and those that are resolved for who asks for them. */
@Component({
  selector: 'sp-dossier-comments',
  imports: [Icon, LoadFault, ThreadList],
  template: `
    <section class="card" aria-labelledby="dossier-comments">
      <h2 id="dossier-comments">{{ say('comments.dossierTitle') }}</h2>
      @if (!all.isLoaded() && all.error()) {
        <sp-load-fault [error]="all.error()" (again)="all.look()" />
      } @else {
        @if (all.isLoaded() && threads().length === 0) {
          <p class="quiet">{{ say(showsResolved() ? 'comments.noneInDossier' : 'comments.noneOpen') }}</p>
        }
        <sp-thread-list class="beside" [threads]="threads()" [anchor]="{ kind: 'dossier' }" [addLabel]="say('comments.addToDossier')" [mayAdd]="mayAdd()" [asked]="asked()" />
        <button type="button" class="button bare small resolved" [attr.aria-pressed]="showsResolved()" (click)="toggleResolved()"><sp-icon name="check" />{{ say('comments.alsoResolved') }}</button>
      }
      <div role="alert">
        @if (fault(); as sentence) {
          <p class="notice wrong"><sp-icon name="triangle-alert" />{{ sentence }}</p>
        }
      </div>
    </section>
  `,
  styles: `
    .card { display: grid; gap: 0.75rem; }
    .resolved { justify-self: start; }
  `,
})
export class DossierComments {
  /** Id of the thread that the address names, null for none. */
  readonly asked = input<string | null>(null);

  protected readonly all = inject(DossierThreads);
  private readonly open = inject(OpenDossier);
  private readonly problems = inject(Problems);
  protected readonly say = inject(Words).say;
  protected readonly showsResolved = signal(false);
  protected readonly fault = signal<string | null>(null);
  protected readonly threads = inject(WritingInThreads).chosenOf(() => {
    const [showsResolved, asked] = [this.showsResolved(), this.asked()];
    const isChosen = (thread: Thread): boolean => sectionOf(thread) === null && (showsResolved || isOpenThread(thread) || thread.id === asked);
    return { threads: this.all.all(), isChosen, by: showsResolved };
  });
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

  protected async toggleResolved(): Promise<void> {
    this.fault.set(null);
    this.showsResolved.update((shows) => !shows);
    if (!this.showsResolved()) return;
    try {
      await this.all.lookAtResolved();
    } catch (error) {
      // Said under the list; what is known stays on the screen.
      this.fault.set(this.problems.sentence(error));
    }
  }
}
