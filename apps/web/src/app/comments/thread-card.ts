import { Clipboard } from '@angular/cdk/clipboard';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, DestroyRef, ElementRef, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import type { Comment, Thread } from '@samenpen/contracts';
import { Icon, PersonBadge, colourOf } from '@samenpen/ui';
import { Problems } from '../api/problems';
import { OpenDossier } from '../dossier/open-dossier';
import { mentionables } from '../section/mention/mentionable';
import { TakesFocus, focusMover } from '../shell/focus-keeper';
import { Instants } from '../words/instants';
import { Words } from '../words/words';
import { Composer } from './composer';
import { fieldOf, goneKey } from './comment-words';
import { DossierThreads } from './dossier-threads';
import type { Draft } from './drafts';
import { Drafts, answerPlace } from './drafts';
import { ThreadActions } from './thread-actions';
import { ThreadAssign } from './thread-assign';
import { threadAddress } from './thread-address';
import { WritingInThreads } from './writing-in-threads';

/** A thread that is not looked at shows its first and its last comments. */
const AT_REST = 2;

/**
 * A thread: its quote, its comments, and what can be done with it. It is looked at once a click is done, not when
 * the button goes down: what then unfolds would move what is being pressed.
 */
@Component({
  selector: 'sp-thread-card',
  imports: [Composer, Icon, PersonBadge, TakesFocus, ThreadAssign],
  templateUrl: './thread-card.html',
  styleUrl: './thread-card.css',
  host: { '[class.active]': 'isActive()', '(keyup)': 'looked.emit()', '(click)': 'looked.emit()' },
})
export class ThreadCard {
  readonly thread = input.required<Thread>();
  /** Whether this is the thread that is looked at. */
  readonly isActive = input(false);
  /** Whether its words stand in a text on the screen. */
  readonly isPlaced = input(false);
  /** The person went to the card, by pointer or by key. */
  readonly looked = output();
  /** The person wants to see the words in the text. */
  readonly textAsked = output();
  /** The thread changed state from here, or was there only for what was written in it, and may leave the list. */
  readonly moved = output();

  private readonly dossier = inject(OpenDossier);
  private readonly actions = inject(ThreadActions);
  private readonly threads = inject(DossierThreads);
  private readonly drafts = inject(Drafts);
  private readonly problems = inject(Problems);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly clipboard = inject(Clipboard);
  private readonly instants = inject(Instants);
  private readonly life = inject(DestroyRef);
  private readonly focusOn = focusMover();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly colourOf = colourOf;
  protected readonly goneKey = goneKey;

  protected readonly quote = computed(() => {
    const { anchor } = this.thread();
    return anchor.kind === 'range' ? anchor.quote : null;
  });
  protected readonly place = computed(() => answerPlace(this.thread().id));
  protected readonly isAnswering = signal(false);
  /** Whether there is an answer from before; of what is on the device no signal tells. */
  private readonly isBegun = linkedSignal(() => this.drafts.has(this.place()));
  protected readonly isAnswerOpen = computed(() => this.thread().may.comment && (this.isAnswering() || this.isBegun()));
  protected readonly isUnfolded = signal(false);
  protected readonly editing = signal<string | null>(null);
  protected readonly deleting = signal<string | null>(null);
  protected readonly isAssigning = signal(false);
  protected readonly fault = signal<string | null>(null);
  /** What was pressed is on its way: pressing again is the same wish. */
  protected readonly isBusy = signal(false);

  protected readonly hidden = computed(() => (this.isActive() || this.isUnfolded() ? 0 : Math.max(0, this.thread().comments.length - AT_REST)));
  protected readonly shown = computed(() => {
    const { comments } = this.thread();
    const [first, ...rest] = comments;
    return this.hidden() === 0 || !first ? comments : [first, ...rest.slice(-1)];
  });
  protected readonly assigned = computed(() => {
    const { assignee, dueAt } = this.thread();
    if (assignee === null) return null;
    const name = assignee.personName ?? assignee.partnerName;
    return dueAt === null ? this.say('comments.assignedTo', { name }) : this.say('comments.assignedDue', { name, day: this.instants.due(dueAt, this.dossier.now()) });
  });
  private readonly isWriting = computed(() => this.isAnswerOpen() || this.editing() !== null);
  protected readonly resolved = computed(() => {
    const { resolved } = this.thread();
    return resolved && this.say('comments.resolved', { name: resolved.by.name, organisation: resolved.by.organisation, moment: this.moment(resolved.at) });
  });
  protected readonly decided = computed(() => {
    const proposal = this.thread().proposal;
    if (!proposal || proposal.state === 'open') return null;
    return this.say(`comments.proposal.${proposal.state}`, { name: proposal.decided?.by.name ?? '' });
  });

  constructor() {
    const writing = inject(WritingInThreads);
    const id = computed(() => this.thread().id);
    effect((onCleanup) => onCleanup(writing.follow(id(), this.isWriting)));
    const isOpen = computed(() => this.thread().state === 'open');
    let wasOpen = false;
    effect(() => {
      const isClosedNow = wasOpen && !isOpen();
      wasOpen = isOpen();
      // Whoever writes looks at the field, not at what is said above it.
      if (isClosedNow) untracked(() => this.isWriting() && void this.announcer.announce([this.decided(), this.resolved()].filter((said) => said !== null).join(', '), 'polite'));
    });
  }

  /** Takes the focus; whoever has a list to scroll does that, else the page comes along. */
  focus(options: FocusOptions = { preventScroll: true }): void {
    this.host.nativeElement.querySelector<HTMLElement>('article')?.focus(options);
  }

  protected moment(iso: string): string {
    return this.instants.moment(iso, this.dossier.now());
  }

  protected readonly sendAnswer = async (draft: Draft): Promise<void> => {
    await this.actions.answer(this.thread(), draft);
    void this.announcer.announce(this.say('comments.answered'), 'polite');
  };

  protected readonly sendRewritten = async (draft: Draft): Promise<void> => {
    const comment = this.thread().comments.find(({ id }) => id === this.editing());
    if (comment) await this.actions.rewrite(comment.id, draft);
  };

  protected begun({ body }: Comment): Partial<Draft> {
    return fieldOf(body ?? [], mentionables(this.dossier.detail()?.partners ?? [], ''));
  }

  protected closeAnswer(): void {
    this.isAnswering.set(false);
    this.isBegun.set(false);
    this.endWriting();
  }

  protected closeEditing(): void {
    this.editing.set(null);
    this.endWriting();
  }

  protected async remove(comment: Comment): Promise<void> {
    if (this.isBusy()) return;
    const thread = this.thread();
    const isDone = await this.tried(() => this.actions.remove(thread, comment.id));
    this.deleting.set(null);
    if (isDone) void this.announcer.announce(this.say('comments.done.deleted'), 'polite');
    if (isDone && this.threads.one(thread.id) === null) this.tellMoved();
    else this.focusOn('article');
  }

  protected keepComment(): void {
    this.deleting.set(null);
    this.focusOn('article');
  }

  protected async move(state: Thread['state']): Promise<void> {
    if (await this.tried(() => this.actions.change(this.thread(), { state }))) this.hasMoved(state);
  }

  /** Taken over, the server writes the words: everybody's text receives them like any edit. */
  protected async decide(proposal: 'applied' | 'declined' | 'withdrawn'): Promise<void> {
    if (await this.tried(() => this.actions.change(this.thread(), { proposal }))) this.hasMoved(proposal);
  }

  protected closeAssigning(): void {
    this.isAssigning.set(false);
    this.focusOn('.assign');
  }

  protected copyLink(): void {
    const isCopied = this.clipboard.copy(threadAddress(this.dossier.slug(), this.thread()));
    if (isCopied) void this.announcer.announce(this.say('comments.linkCopied'), 'polite');
  }

  private endWriting(): void {
    if (this.threads.letGo(this.thread().id)) this.moved.emit();
    else this.focusOn('.answer');
  }

  private hasMoved(to: Thread['state'] | 'applied' | 'declined' | 'withdrawn'): void {
    void this.announcer.announce(this.say(`comments.done.${to}`), 'polite');
    this.tellMoved();
  }

  /** The news of what was done may be here before its answer, and the card may have left on it. */
  private tellMoved(): void {
    if (!this.life.destroyed) this.moved.emit();
  }

  private async tried(act: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.fault.set(null);
    try {
      await act();
      return true;
    } catch (error) {
      // Said on the card; the thread stays as it was.
      this.fault.set((await this.dossier.isLostBy(error)) ? this.say('comments.noPart') : this.problems.sentence(error));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
