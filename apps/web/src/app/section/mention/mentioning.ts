import { Service, computed, inject, linkedSignal, signal } from '@angular/core';
import type { DossierPartner } from '@samenpen/contracts';
import type { Editor } from '@tiptap/core';
import { Words } from '../../words/words';
import type { MentionList } from './mention-list';
import { fitting, mentionables } from './mentionable';
import type { Mentionable } from './mentionable';
import type { MentionQuery } from './mention-query';

/**
 * Naming a municipality or a person with @: what is asked, who can be named, and putting the name in. The keys work on
 * what stands in the text at that moment; the list on the screen follows when the browser draws, which may be later
 * than somebody's Enter.
 */
@Service({ autoProvided: false })
export class Mentioning {
  private readonly words = inject(Words);
  private readonly asked = signal<MentionQuery | null>(null);
  private readonly partners = signal<readonly DossierPartner[]>([]);
  /** Where the person closed the list; it stays closed for that @. */
  private readonly closedAt = signal<number | null>(null);
  private list: MentionList | null = null;

  readonly candidates = computed(() => mentionables(this.partners(), this.words.say('section.mention.partner')));
  /** The query with something to choose from; null when the list is not to be shown. */
  readonly query = computed(() => {
    const query = this.asked();
    if (!query || query.from === this.closedAt()) return null;
    return fitting(this.candidates(), query.text).length > 0 ? query : null;
  });
  private readonly choice = computed(() => {
    const text = this.query()?.text ?? null;
    return { text, names: text === null ? [] : fitting(this.candidates(), text) };
  });
  /** The names that fit what stands after the @ now. */
  readonly names = computed(() => this.choice().names);
  /** The one that Enter takes: the first until the arrows say otherwise, and the same one when others join or leave. */
  readonly current = linkedSignal<{ text: string | null; names: readonly Mentionable[] }, Mentionable | undefined>({
    source: this.choice,
    computation: ({ text, names }, before) => {
      const same = before?.source.text === text ? names.find(({ id }) => id === before.value?.id) : undefined;
      return same ?? names[0];
    },
  });

  offer(partners: readonly DossierPartner[]): void {
    this.partners.set(partners);
  }

  look(query: MentionQuery | null): void {
    this.asked.set(query);
    if (query?.from !== this.closedAt()) this.closedAt.set(null);
  }

  /** The list that is on the screen. */
  show(list: MentionList): void {
    this.list = list;
  }

  hide(list: MentionList): void {
    if (this.list === list) this.list = null;
  }

  /** Takes the arrow keys, Enter and Escape of the text once there is a list for this @; returns whether it used the key. */
  press({ key, isComposing }: KeyboardEvent): boolean {
    const query = this.query();
    const current = this.current();
    if (isComposing || !query || !current || this.list?.query().from !== query.from) return false;
    if (key === 'ArrowDown') this.step(1);
    else if (key === 'ArrowUp') this.step(-1);
    else if (key === 'Enter') this.list.chosen.emit(current);
    else if (key === 'Escape') this.closedAt.set(query.from);
    else return false;
    return true;
  }

  choose({ kind, id, label }: Mentionable, editor: Editor | null): void {
    const query = this.asked();
    if (!query || !editor) return;
    editor
      .chain()
      .focus()
      .insertContentAt({ from: query.from, to: query.to }, [
        { type: 'mention', attrs: { kind, id, label } },
        { type: 'text', text: ' ' },
      ])
      .run();
    this.asked.set(null);
  }

  private step(direction: 1 | -1): void {
    const names = this.names();
    this.current.update((current) => names.at((names.findIndex((name) => name === current) + direction) % names.length));
  }
}
