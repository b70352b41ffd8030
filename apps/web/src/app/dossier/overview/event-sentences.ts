import { Service, inject } from '@angular/core';
import type { DossierEvent } from '@samenpen/contracts';
import { Words } from '../../words/words';

/** What happened, in words. */
@Service()
export class EventSentences {
  private readonly words = inject(Words);

  /** `partner` names the municipality whose own section it was. */
  sentence({ type, section, transition, partner: concerned }: DossierEvent, partner: string | null): string {
    const title = section === null ? '' : partner === null ? section.title : `${section.title} (${partner})`;
    if (transition !== null) return this.words.say(`event.transition.${transition.event}`, { title });
    if (type === 'section') return title;
    if (concerned != null && (type === 'reminder' || type === 'member-added' || type === 'member-removed')) {
      return this.words.say(`event.${type}-of`, { partner: concerned.name });
    }
    return this.words.say(`event.${type}`, { title });
  }
}
