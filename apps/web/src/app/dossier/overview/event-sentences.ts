import { Service, inject } from '@angular/core';
import type { DossierEvent } from '@samenpen/contracts';
import { Words } from '../../words/words';

/** What happened, in words. */
@Service()
export class EventSentences {
  private readonly words = inject(Words);

  sentence({ type, section, transition, partner: concerned, reviewSession }: DossierEvent): string {
    const owner = section?.partnerName ?? null;
    const title = section === null ? '' : owner === null ? section.title : `${section.title} (${owner})`;
    if (transition !== null) return this.words.say(`event.transition.${transition.event}`, { title });
    if (type === 'section') return title;
    if (type === 'review-session') return this.words.say(`event.review-session-${reviewSession?.step ?? 'planned'}`);
    if (concerned != null && (type === 'reminder' || type === 'member-added' || type === 'member-removed')) {
      return this.words.say(`event.${type}-of`, { partner: concerned.name });
    }
    return this.words.say(`event.${type}`, { title });
  }
}
