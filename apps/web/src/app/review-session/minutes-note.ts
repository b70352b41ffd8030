import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { refusalSentence } from '@samenpen/access-policy';
import type { ReviewItem, ReviewSession } from '@samenpen/contracts';
import { focusKeeper } from '../shell/focus-keeper';
import { LeftWords } from '../shell/left-words';
import { Words } from '../words/words';
import { MoveFault } from './move-fault';
import { OpenSession } from './open-session';
import { SessionDrafts, pointPlace } from './session-drafts';

/** Words of the chair in the minutes: about an item, or (with `null`) to open them. */
@Component({
  selector: 'sp-minutes-note',
  imports: [LeftWords, MoveFault],
  templateUrl: './minutes-note.html',
  styleUrl: './minutes-note.css',
})
export class MinutesNote {
  readonly session = input.required<ReviewSession>();
  readonly item = input.required<ReviewItem | null>();
  /** The person is done with words that can be saved no longer. */
  readonly dismissed = output();

  private readonly words = inject(Words);
  protected readonly say = this.words.say;
  private readonly open = inject(OpenSession);
  private readonly drafts = inject(SessionDrafts).notes;
  private readonly keepFocus = focusKeeper();

  private readonly place = computed(() => pointPlace(this.session(), this.item()?.id ?? null));
  protected readonly fieldId = computed(() => `note-${this.item()?.id ?? 'session'}`);
  protected readonly label = computed(() => {
    const item = this.item();
    return item === null ? this.say('review.minutes.note') : this.say('review.minutes.itemNote', { title: item.section.title });
  });
  /** What stands in the minutes. */
  protected readonly saved = computed(() => (this.item() ?? this.session()).note);
  private readonly kept = computed(() => this.drafts.of(this.place()));
  /** What is typed and does not stand there yet; null for nothing. */
  readonly draft = computed(() => {
    const kept = this.kept();
    return kept === null || kept.text === this.saved() || kept.text === kept.instead ? null : kept;
  });
  protected readonly shown = computed(() => this.draft()?.text ?? this.saved());
  private readonly sending = signal<string | null>(null);
  /** Somebody else, or the same person in another window, saved other words than those that were typed over. */
  protected readonly isChangedElsewhere = computed(() => {
    const draft = this.draft();
    return draft !== null && this.saved() !== draft.instead && this.saved() !== this.sending();
  });
  protected readonly isJustSaved = signal(false);
  /** Why it cannot be saved any more, in a sentence. */
  protected readonly whyLeft = computed(() => {
    const refusal = refusalSentence(this.session().mayNot.minutes ?? 'session-has-ended', this.words.language());
    return `${refusal} ${this.say('review.left.note')}`;
  });

  constructor() {
    effect(() => {
      // It stands there after all: the answer did not come, or another window saved it.
      if (this.kept()?.text === this.saved() && this.sending() === null) untracked(() => this.drafts.drop(this.place()));
    });
  }

  protected type(text: string): void {
    this.isJustSaved.set(false);
    this.drafts.keep(this.place(), { text, instead: this.draft()?.instead ?? this.saved() });
  }

  /**
   * Saves what is typed; resolves with whether it stands in the minutes. `instead`: the words that it
   * takes the place of, when not those that stood there at first. `at`: where on the page it was asked for, when not here.
   */
  async save({ instead, at }: { readonly instead?: string; readonly at?: string } = {}): Promise<boolean> {
    const draft = this.draft();
    if (draft === null) return true;
    const { text } = draft;
    const place = this.place();
    this.sending.set(text);
    const isSaved = await this.open.move({ move: 'note', item: this.item()?.id ?? null, text, instead: instead ?? draft.instead }, at ?? this.fieldId());
    this.sending.set(null);
    if (!isSaved) return false;
    const now = this.drafts.of(place);
    // What was typed meanwhile is not saved: it stays, with its button, over what was saved just now.
    if (now !== null && now.text !== text) {
      this.drafts.keep(place, { text: now.text, instead: text });
      return true;
    }
    this.drafts.drop(place);
    this.isJustSaved.set(true);
    this.keepFocus(`#${this.fieldId()}`);
    return true;
  }

  protected discard(): void {
    this.drafts.drop(this.place());
    this.keepFocus(`#${this.fieldId()}`);
  }
}
