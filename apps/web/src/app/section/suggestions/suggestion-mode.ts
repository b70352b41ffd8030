import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DOCUMENT, Service, computed, inject, signal } from '@angular/core';
import { Words } from '../../words/words';
import type { OwnSuggestions } from './tracked-replace';

type Place = { readonly person: string; readonly section: string };

const keyOf = ({ person, section }: Place): string => `samenpen-suggest:${person}:${section}`;

/** Whether the person suggests in this section instead of writing; kept per person and section on this device. */
@Service({ autoProvided: false })
export class SuggestionMode {
  private readonly words = inject(Words);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;
  private readonly place = signal<Place | null>(null);
  private readonly chosen = signal(false);
  private readonly may = signal(false);
  private readonly ids = new Set<unknown>();

  readonly isOn = computed(() => this.chosen() && this.may());

  /** The person's own suggestions: those made here, and those that the server knows to be theirs. */
  readonly own: OwnSuggestions = {
    has: (id) => this.ids.has(id),
    begin: () => {
      const id = crypto.randomUUID();
      this.ids.add(id);
      return id;
    },
  };

  /** Takes up the mode as it was left in this section. */
  enter(place: Place): void {
    this.place.set(place);
    this.chosen.set(this.storage?.getItem(keyOf(place)) === 'on');
  }

  /** Whether the person may suggest now; without that the mode rests. */
  allow(may: boolean): void {
    this.may.set(may);
  }

  know(ids: readonly string[]): void {
    for (const id of ids) this.ids.add(id);
  }

  toggle(): void {
    const place = this.place();
    if (place === null || !this.may()) return;
    this.chosen.update((isOn) => !isOn);
    if (this.chosen()) this.storage?.setItem(keyOf(place), 'on');
    else this.storage?.removeItem(keyOf(place));
    void this.announcer.announce(this.words.say(this.chosen() ? 'section.suggest.isOn' : 'section.suggest.isOff'));
  }
}
