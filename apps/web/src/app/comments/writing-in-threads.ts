import { Service, inject, linkedSignal } from '@angular/core';
import type { Signal } from '@angular/core';
import type { Thread } from '@samenpen/contracts';
import { Drafts, answerPlace } from './drafts';

/** What a screen has of threads, and which of them it chooses; `by` is what the choice was made by, and is compared. */
export type ThreadChoice = { readonly threads: readonly Thread[]; readonly isChosen: (thread: Thread) => boolean; readonly by: unknown };

/** In which threads this person is writing: an answer, or other words for a comment. */
@Service()
export class WritingInThreads {
  private readonly drafts = inject(Drafts);
  /** Of each thread that has a card on the screen: whether a field is open in it. */
  private readonly cards = new Map<string, Signal<boolean>>();

  /** The card of a thread says for as long as it stands there whether a field is open in it; answers how to end that. */
  follow(thread: string, isWriting: Signal<boolean>): () => void {
    this.cards.set(thread, isWriting);
    return () => {
      if (this.cards.get(thread) === isWriting) this.cards.delete(thread);
    };
  }

  isIn(thread: string): boolean {
    return this.cards.get(thread)?.() ?? this.drafts.has(answerPlace(thread));
  }

  /**
   * The threads that are chosen; one that was among them stays while this person writes in it, whatever others do with it
   * meanwhile. Another choice begins anew.
   */
  chosenOf(choice: () => ThreadChoice): Signal<readonly Thread[]> {
    return linkedSignal<ThreadChoice, readonly Thread[]>({
      source: choice,
      computation: ({ threads, isChosen, by }, before) => {
        const shown = new Set(before !== undefined && before.source.by === by ? before.value.map(({ id }) => id) : []);
        return threads.filter((thread) => isChosen(thread) || (shown.has(thread.id) && this.isIn(thread.id)));
      },
    });
  }
}
