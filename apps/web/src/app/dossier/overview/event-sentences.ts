import { Service, inject } from '@angular/core';
import type { DossierEvent, ThreadStep } from '@samenpen/contracts';
import { Words } from '../../words/words';

/** What happened, in words. */
@Service()
export class EventSentences {
  private readonly words = inject(Words);

  sentence({ type, section, transition, thread, partner: concerned, reviewSession }: DossierEvent): string {
    const owner = section?.partnerName ?? null;
    const title = section === null ? '' : owner === null ? section.title : `${section.title} (${owner})`;
    if (transition !== null) return this.words.say(`event.transition.${transition.event}`, { title });
    if (type === 'section') return title;
    if (type === 'review-session') return this.words.say(`event.review-session-${reviewSession?.step ?? 'planned'}`);
    if (type === 'thread') return this.about(title, thread?.step ?? 'opened');
    if (concerned != null && (type === 'reminder' || type === 'member-added' || type === 'member-removed')) {
      return this.words.say(`event.${type}-of`, { partner: concerned.name });
    }
    return this.words.say(`event.${type}`, { title });
  }

  /** A thread hangs on a section, or on the dossier as a whole. */
  private about(title: string, step: ThreadStep): string {
    const what = this.words.say(`event.thread.${step}`);
    return title === '' ? what : `${title}: ${what.toLowerCase()}`;
  }
}
