import { InputModalityDetector, LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input, linkedSignal, output, untracked, viewChildren } from '@angular/core';
import type { Thread, ThreadAnchor } from '@samenpen/contracts';
import { isCut } from '@samenpen/dossier-document';
import { EmptyState, Icon, Skeleton } from '@samenpen/ui';
import { plainBody } from '../../comments/comment-words';
import { Composer } from '../../comments/composer';
import { DossierThreads } from '../../comments/dossier-threads';
import { ThreadCard } from '../../comments/thread-card';
import { focusHolder } from '../../shell/focus-keeper';
import { LoadFault } from '../../shell/load-fault';
import type { TextKey } from '../../words/text-key';
import { Words } from '../../words/words';
import { SectionComments } from './section-comments';
import { groupOf } from './thread-order';
import type { ThreadFilter, ThreadGroup } from './thread-order';

type Row = { readonly thread: Thread; readonly heading: TextKey | null };

const headings: Readonly<Record<ThreadGroup, TextKey>> = {
  text: 'comments.onText',
  section: 'comments.onSection',
  deleted: 'comments.onDeleted',
};

/** *Opmerkingen*: the threads of the section in the order of its text, and where a new one is written. */
@Component({
  selector: 'sp-comments-panel',
  imports: [Composer, EmptyState, Icon, LoadFault, Skeleton, ThreadCard],
  templateUrl: './comments-panel.html',
  styleUrl: './comments-panel.css',
})
export class CommentsPanel {
  /** Whether the section is a text, so that words of it can be selected. */
  readonly isText = input(true);
  /** The words of a thread are asked for; the text takes the focus. */
  readonly textAsked = output<Thread>();

  protected readonly comments = inject(SectionComments);
  protected readonly threads = inject(DossierThreads);
  protected readonly say = inject(Words).say;
  private readonly announcer = inject(LiveAnnouncer);
  private readonly modality = inject(InputModalityDetector);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly cards = viewChildren(ThreadCard);
  private readonly holdFocus = focusHolder('select');

  protected readonly filters: readonly ThreadFilter[] = ['open', 'mine', 'internal', 'resolved'];
  /** Ids in the order in which the cards stand. While somebody types among them it stays as it is: a card that moves loses the focus. */
  private readonly order = linkedSignal<readonly Thread[], readonly string[]>({
    source: this.comments.shown,
    computation: (threads, before) => {
      const wanted: readonly string[] = threads.map(({ id }) => id);
      if (before === undefined || !this.isTyping()) return wanted;
      const staying = before.value.filter((id) => wanted.includes(id));
      return [...staying, ...wanted.filter((id) => !staying.includes(id))];
    },
  });
  protected readonly rows = computed<readonly Row[]>(() => {
    const known = new Map<string, Thread>(this.comments.shown().map((thread) => [thread.id, thread]));
    const threads = this.order().flatMap((id) => known.get(id) ?? []);
    const groups = threads.map((thread) => groupOf(thread, this.comments.places()));
    return threads.map((thread, at) => {
      const group = groups[at] ?? 'text';
      return { thread, heading: group === groups[at - 1] ? null : headings[group] };
    });
  });
  protected readonly newAnchor = computed(() => {
    const anchor = this.comments.newAnchor();
    return anchor === null ? [] : [anchor];
  });

  constructor() {
    effect(() => {
      const id = this.comments.wanted()?.id ?? untracked(this.comments.active);
      if (this.comments.isLoaded()) untracked(() => afterNextRender(() => this.bringIntoView(id), { injector: this.injector }));
    });
    // A card that finds its place among the others keeps the focus, and stays in view with it.
    let before: readonly string[] = [];
    effect(() => {
      const ids: readonly string[] = this.rows().map(({ thread }) => thread.id);
      untracked(() => {
        this.holdFocus();
        const focused = this.focusedCard();
        const hasMoved = focused !== null && ids.indexOf(focused) !== before.indexOf(focused);
        before = ids;
        if (hasMoved) afterNextRender(() => this.bringIntoView(focused), { injector: this.injector });
      });
    });
  }

  /** The card of a thread takes the focus. */
  focusCard(id: string): void {
    afterNextRender(() => this.cards().find((card) => card.thread().id === id)?.focus(), { injector: this.injector });
  }

  /** The words for which others may be proposed; of those that are too many to be quoted whole not all would be seen. */
  protected proposable(anchor: ThreadAnchor): string | null {
    return anchor.kind === 'range' && !isCut(anchor.quote) && this.comments.section()?.may.propose ? anchor.quote : null;
  }

  protected choose(filter: string): void {
    const chosen = this.filters.find((each) => each === filter);
    if (chosen) this.comments.filter.set(chosen);
  }

  protected step(direction: 1 | -1): void {
    const thread = this.comments.beside(direction);
    if (!thread) return;
    const [first] = thread.comments;
    // The focus stays on the button, for the next step.
    void this.announcer.announce(this.say('comments.markOne', { name: first?.by.name ?? '', words: plainBody(first?.body ?? null) }), 'polite');
    this.comments.look(thread.id);
    this.comments.showInText(thread.id, 'keep');
  }

  protected looked({ id }: Thread): void {
    this.comments.stayAt(id);
  }

  protected endNew(): void {
    const opened = this.comments.opened();
    this.comments.endNew();
    if (opened === null) this.focusList();
    else this.focusCard(opened);
  }

  /** A card that leaves the list takes the focus with it: the list keeps it, and shows it to whoever goes by keys. */
  protected focusList(): void {
    afterNextRender(
      () => {
        this.host.nativeElement.querySelector<HTMLElement>('select')?.focus({ preventScroll: true });
        const scroller = this.host.nativeElement.parentElement;
        if (scroller && this.modality.mostRecentModality === 'keyboard') scroller.scrollTop = 0;
      },
      { injector: this.injector },
    );
  }

  /** Id of the thread of which the card has the focus; null when none has. */
  private focusedCard(): string | null {
    const { activeElement } = this.host.nativeElement.ownerDocument;
    return this.cards().find((card) => activeElement?.id === `opmerking-${card.thread().id}`)?.thread().id ?? null;
  }

  private isTyping(): boolean {
    const { activeElement } = this.host.nativeElement.ownerDocument;
    return activeElement instanceof HTMLTextAreaElement && this.host.nativeElement.contains(activeElement);
  }

  /** Only the list scrolls, never the page, and not while somebody types in it. */
  private bringIntoView(id: string | null): void {
    const scroller = this.host.nativeElement.parentElement;
    const target = this.comments.newAnchor() === null ? this.host.nativeElement.querySelector(`#opmerking-${id}`) : this.host.nativeElement.querySelector('.new');
    if (!scroller || !target || this.isTyping()) return;
    const [box, frame] = [target.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (box.top >= frame.top && box.bottom <= frame.bottom) return;
    scroller.scrollTop += box.top - frame.top - 16;
  }
}
