import type { ReasonCode } from '@samenpen/contracts';
import type { Sentence } from './sentence';

/** What the live connection does not take in. */
export const aboutLiveEditing = {
  'outdated-client': {
    nl: 'Deze pagina is ouder dan het product. Herlaad de pagina; wat je schreef, blijft bewaard.',
    en: 'This page is older than the product. Reload it; what you wrote is kept.',
  },
  'unknown-document': {
    nl: 'Deze sectie bestaat niet of is niet voor jou bestemd.',
    en: 'This section does not exist or is not meant for you.',
  },
  'read-only-document': {
    nl: 'Dit document kun je alleen lezen.',
    en: 'You can only read this document.',
  },
  'malformed-update': {
    nl: 'Een wijziging kwam beschadigd aan en is niet opgenomen.',
    en: 'A change arrived damaged and was not taken in.',
  },
  'update-too-large': {
    nl: 'Deze wijziging is te groot om in één keer op te nemen. Plak de tekst in kleinere delen.',
    en: 'This change is too large to take in at once. Paste the text in smaller parts.',
  },
  'room-is-full': {
    nl: 'Deze sectie is vol: ze kan niet meer tekst bevatten. Verwijder eerst wat niet nodig is.',
    en: 'This section is full: it cannot hold more text. First delete what is not needed.',
  },
  'foreign-root': {
    nl: 'De wijziging hoort niet bij deze sectie en is niet opgenomen.',
    en: 'The change does not belong to this section and was not taken in.',
  },
  'forged-update': {
    nl: 'De wijziging stond op naam van iemand anders en is niet opgenomen.',
    en: 'The change was made in somebody else’s name and was not taken in.',
  },
  'schema-violation': {
    nl: 'De wijziging bevat iets dat in deze sectie niet kan en is niet opgenomen.',
    en: 'The change holds something this section cannot contain and was not taken in.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;
