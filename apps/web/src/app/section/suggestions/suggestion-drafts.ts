import { computed, inject, linkedSignal } from '@angular/core';
import type { Signal, WritableSignal } from '@angular/core';
import { Drafts } from '../../comments/drafts';

/** What is written at a suggestion: what its maker says with it, or why it is rejected. */
export type SuggestionField = 'remark' | 'reason';

/** Where the reason is written for all that are rejected at once. */
export const ALL = 'all';

/** Words that are being written at a suggestion: `about` is its id, or `ALL`. */
export type SuggestionDraft = { readonly field: SuggestionField; readonly about: string; readonly text: string };

const FIELDS: readonly SuggestionField[] = ['remark', 'reason'];

/**
 * The fields that are open at the suggestions of a section. What is typed in them is kept on this device, as a comment
 * that is being written: another tab of the panel or a closed window loses none. Make it while a component is made.
 */
export class SuggestionDrafts {
  private readonly drafts = inject(Drafts);
  /** By place; null in a field in which nothing is typed yet. */
  private readonly open: WritableSignal<ReadonlyMap<string, SuggestionDraft | null>>;
  /** Those with words in them. */
  readonly written = computed<readonly SuggestionDraft[]>(() => [...this.open().values()].flatMap((draft) => (draft === null || draft.text.trim() === '' ? [] : [draft])));

  /** `section` is the id of the section whose suggestions they are. */
  constructor(private readonly section: Signal<string>) {
    this.open = linkedSignal(() => this.onDevice(section()));
  }

  /** What stands in a field, `begun` until something is typed; null: the field is not open. */
  textOf(field: SuggestionField, about: string, begun = ''): string | null {
    const draft = this.open().get(this.place(field, about));
    return draft === undefined ? null : (draft?.text ?? begun);
  }

  begin(field: SuggestionField, about: string): void {
    const place = this.place(field, about);
    this.open.update((open) => new Map(open).set(place, null));
  }

  write(field: SuggestionField, about: string, text: string): void {
    const place = this.place(field, about);
    this.open.update((open) => new Map(open).set(place, { field, about, text }));
    if (text.trim() === '') this.drafts.forget(place);
    else this.drafts.keep(place, { ...this.drafts.read(place), text });
  }

  /** It was given, or its writer thought better of it. */
  close(field: SuggestionField, about: string): void {
    const place = this.place(field, about);
    this.open.update((open) => new Map([...open].filter(([other]) => other !== place)));
    this.drafts.forget(place);
  }

  private onDevice(section: string): ReadonlyMap<string, SuggestionDraft> {
    const found = FIELDS.flatMap((field) => {
      const prefix = `${field}-${section}-`;
      return this.drafts.placesUnder(prefix).map((place) => [place, { field, about: place.slice(prefix.length), text: this.drafts.read(place).text }] as const);
    });
    return new Map(found);
  }

  private place(field: SuggestionField, about: string): string {
    return `${field}-${this.section()}-${about}`;
  }
}
