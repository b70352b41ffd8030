import { Service, computed, inject, signal } from '@angular/core';
import type { DossierPartner } from '@samenpen/contracts';
import type { Editor } from '@tiptap/core';
import { Words } from '../../words/words';
import type { MentionList } from './mention-list';
import { fitting, mentionables } from './mentionable';
import type { Mentionable } from './mentionable';
import type { MentionQuery } from './mention-query';

/** Naming a municipality or a person with @: what is asked, who can be named, and putting the name in. */
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

  offer(partners: readonly DossierPartner[]): void {
    this.partners.set(partners);
  }

  look(query: MentionQuery | null): void {
    this.asked.set(query);
    if (query?.from !== this.closedAt()) this.closedAt.set(null);
  }

  /** The list that is shown; it takes the keys. */
  show(list: MentionList | null): void {
    this.list = list;
  }

  press(event: KeyboardEvent): boolean {
    const query = this.query();
    if (!query || !this.list) return false;
    if (event.key !== 'Escape') return this.list.press(event);
    this.closedAt.set(query.from);
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
}
