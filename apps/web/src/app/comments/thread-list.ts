import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, Injector, afterNextRender, computed, effect, inject, input, linkedSignal, output, signal, untracked, viewChildren } from '@angular/core';
import type { Thread, ThreadAnchor } from '@samenpen/contracts';
import { Icon } from '@samenpen/ui';
import { OpenDossier } from '../dossier/open-dossier';
import { focusHolder, focusKeeper } from '../shell/focus-keeper';
import { Words } from '../words/words';
import { byAge } from './by-age';
import { Composer } from './composer';
import type { Draft } from './drafts';
import { Drafts } from './drafts';
import { ThreadActions } from './thread-actions';
import { ThreadCard } from './thread-card';

/** Hangs on words that stand in the text no longer, as the server tells. */
const isGone = ({ anchor, standing }: Thread): boolean => anchor.kind === 'range' && standing === null;

/** Threads where no text is open beside them: on the whole dossier, and under a section in the reading view. */
@Component({
  selector: 'sp-thread-list',
  imports: [Composer, Icon, ThreadCard],
  template: `
    <div class="cards">
      @for (thread of inOrder(); track thread.id) {
        @if (thread.id === firstGone()) {
          <p class="gone">{{ say('comments.onDeleted') }}</p>
        }
        <sp-thread-card [thread]="thread" [isActive]="thread.id === active()" [isPlaced]="placed().has(thread.id)" (looked)="active.set(thread.id)" (textAsked)="textAsked.emit(thread.id)" (moved)="keepFocus('.add')" />
      }
    </div>
    @if (isWriting()) {
      <sp-composer
        [place]="place()"
        [label]="say('comments.write')"
        [sendLabel]="say('comments.send')"
        [opensThread]="true"
        [takesFocus]="isAsked()"
        [send]="sendNew"
        (sent)="closeSent()"
        (cancelled)="close()"
      />
    } @else if (mayAdd()) {
      <button type="button" class="button small add" (click)="begin()"><sp-icon name="message-square" />{{ addLabel() }}</button>
    }
  `,
  styles: `
    :host, .cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; }
    .cards:empty { display: none; }
    /* Short and long ones under each other, as many beside each other as fit. */
    :host(.beside) .cards { display: block; columns: 20rem; column-gap: 0.75rem; }
    :host(.beside) sp-thread-card { display: block; margin-bottom: 0.75rem; break-inside: avoid; }
    .add { justify-self: start; }
    .gone { color: var(--ink-2); font-size: var(--text-s); font-weight: 600; }
  `,
})
export class ThreadList {
  readonly threads = input.required<readonly Thread[]>();
  /** Where a new thread will hang. */
  readonly anchor = input.required<ThreadAnchor>();
  /** What the button for a new thread says. */
  readonly addLabel = input.required<string>();
  /** Whether the person may begin one here. */
  readonly mayAdd = input(true);
  /** Id of the thread that the address names, null for none. */
  readonly asked = input<string | null>(null);

  /** Ids of the threads whose words stand in a text on the screen. */
  readonly placed = input<ReadonlySet<string>>(new Set());
  /** The words of a thread are asked for: its id. */
  readonly textAsked = output<string>();

  /** By age, as beside a text, whenever each came to be known; those whose words are gone come last. */
  protected readonly inOrder = computed(() => this.threads().toSorted((one, other) => Number(isGone(one)) - Number(isGone(other)) || byAge(one, other)));
  protected readonly firstGone = computed(() => this.inOrder().find(isGone)?.id ?? null);

  private readonly cards = viewChildren(ThreadCard);
  private readonly actions = inject(ThreadActions);
  private readonly drafts = inject(Drafts);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly injector = inject(Injector);
  protected readonly keepFocus = focusKeeper();
  private readonly holdFocus = focusHolder('.add');
  protected readonly dossier = inject(OpenDossier);
  protected readonly say = inject(Words).say;
  protected readonly active = linkedSignal(() => this.asked());
  protected readonly isAsked = signal(false);
  protected readonly place = computed(() => {
    const anchor = this.anchor();
    return anchor.kind === 'dossier' ? `new-${this.dossier.slug()}` : `new-${anchor.section}`;
  });
  protected readonly isWriting = linkedSignal(() => this.mayAdd() && this.drafts.has(this.place()));

  protected readonly sendNew = async (draft: Draft): Promise<void> => {
    const opened = await this.actions.open(this.anchor(), draft);
    if (!opened) return;
    void this.announcer.announce(this.say('comments.placed'), 'polite');
    this.active.set(opened.id);
  };

  constructor() {
    effect(() => {
      this.inOrder();
      untracked(() => this.holdFocus());
    });
  }

  /** The card of a thread is looked at and takes the focus. */
  focusThread(id: string): void {
    this.active.set(id);
    const card = this.cards().find(({ thread }) => thread().id === id);
    card?.focus({ preventScroll: false });
  }

  protected begin(): void {
    this.isAsked.set(true);
    this.isWriting.set(true);
  }

  protected close(): void {
    this.isWriting.set(false);
    this.keepFocus('.add');
  }

  /** The new card takes the focus that the field had. */
  protected closeSent(): void {
    this.isWriting.set(false);
    afterNextRender(() => this.focusThread(this.active() ?? ''), { injector: this.injector });
  }
}
