import type { ReasonCode } from '@samenpen/contracts';
import type { Sentence } from './sentence';

/** What is not possible with a thread of comments, or not now. */
export const aboutThreads = {
  'not-your-thread': {
    nl: 'Dit kan wie de opmerking maakte, aan wie ze toegewezen is, wie in deze tekst mag schrijven, en de penhouder.',
    en: 'This is for whoever made the comment, whoever it is assigned to, whoever may write in this text, and the penhouder.',
  },
  'not-the-author': {
    nl: 'Alleen wie dit schreef, kan het wijzigen, verwijderen of intrekken.',
    en: 'Only the person who wrote this can change, delete or withdraw it.',
  },
  'thread-is-resolved': {
    nl: 'Deze opmerking is afgehandeld. Heropen ze eerst.',
    en: 'This thread has been resolved. Reopen it first.',
  },
  'thread-is-open': {
    nl: 'Deze opmerking staat nog open.',
    en: 'This thread is still open.',
  },
  'thread-is-internal': {
    nl: 'Deze opmerking is intern: je kunt alleen mensen van de eigen organisatie vermelden of ze eraan toewijzen.',
    en: 'This thread is internal: you can only mention people of your own organisation, or assign it to them.',
  },
  'no-proposal': {
    nl: 'Bij deze opmerking hoort geen tekstvoorstel.',
    en: 'This thread proposes no other words.',
  },
  'proposal-is-decided': {
    nl: 'Over dit tekstvoorstel is al beslist.',
    en: 'This proposal has already been decided.',
  },
  'comment-is-deleted': {
    nl: 'Deze opmerking is verwijderd.',
    en: 'This comment has been deleted.',
  },
  'quoted-text-has-changed': {
    nl: 'De geciteerde woorden zijn intussen gewijzigd. Lees de tekst opnieuw; er is niets overgenomen.',
    en: 'The quoted words have changed meanwhile. Read the text again; nothing was applied.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;
