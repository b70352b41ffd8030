import { Service, inject } from '@angular/core';
import type { DossierEvent } from '@samenpen/contracts';
import { Words } from '../../words/words';

/** What happened, in words. */
@Service()
export class EventSentences {
  private readonly words = inject(Words);

  sentence(event: DossierEvent): string {
    const { type, transition, partner: concerned } = event;
    const title = titleOf(event);
    if (transition !== null) return this.words.say(`event.transition.${transition.event}`, { title });
    if (type === 'section') return title;
    if (type === 'review-session' || type === 'thread') return this.meeting(event, title);
    if (concerned != null && (type === 'reminder' || type === 'member-added' || type === 'member-removed')) {
      return this.words.say(`event.${type}-of`, { partner: concerned.name });
    }
    return this.words.say(`event.${type}`, { title });
  }

  /** People who talk: in a session, or in a thread on a section or on the dossier as a whole. */
  private meeting({ thread, reviewSession }: DossierEvent, title: string): string {
    if (thread == null) return this.words.say(`event.review-session-${reviewSession?.step ?? 'planned'}`, { chair: reviewSession?.chair?.name ?? '' });
    const what = this.words.say(`event.thread.${thread.step}`);
    return title === '' ? what : `${title}: ${what.toLowerCase()}`;
  }
}

function titleOf({ section }: DossierEvent): string {
  if (section === null) return '';
  const owner = section.partnerName ?? null;
  return owner === null ? section.title : `${section.title} (${owner})`;
}
