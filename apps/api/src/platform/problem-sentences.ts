import type { Language, ProblemCode } from '@samenpen/contracts';
import type { Finding, FindingMessage } from '@samenpen/dossier-rules';

type Sentences = Readonly<Record<Language, string>>;

const problems: Readonly<Record<ProblemCode, Sentences>> = {
  'bad-request': {
    nl: 'De vraag klopt niet: er ontbreekt iets of er staat iets in dat we niet kennen.',
    en: 'The request is not right: something is missing, or it holds something that is not known.',
  },
  'reason-required': { nl: 'Geef een reden.', en: 'Give a reason.' },
  'bad-credentials': {
    nl: 'Dit e-mailadres en wachtwoord horen niet bij elkaar.',
    en: 'This e-mail address and password do not belong together.',
  },
  'not-signed-in': { nl: 'Meld je aan om verder te gaan.', en: 'Sign in to go on.' },
  'another-login': {
    nl: 'In een ander venster van deze browser heeft iemand anders zich aangemeld. Meld je hier opnieuw aan om verder te gaan.',
    en: 'Somebody else has signed in in another window of this browser. Sign in again here to go on.',
  },
  'not-allowed': { nl: 'Dat mag je hier niet.', en: 'You may not do that here.' },
  'foreign-origin': {
    nl: 'Deze vraag komt van een andere website en is geweigerd.',
    en: 'This request comes from another website and was refused.',
  },
  'missing-header': {
    nl: 'Deze vraag mist de kop X-Samenpen en is geweigerd.',
    en: 'This request lacks the header X-Samenpen and was refused.',
  },
  'not-found': {
    nl: 'Dit bestaat niet, of je hebt er geen deel aan.',
    en: 'This does not exist, or you have no part in it.',
  },
  'unknown-connection': {
    nl: 'Deze verbinding bestaat niet of niet meer. Open een nieuwe; er gaat geen tekst verloren.',
    en: 'This connection does not exist, or no longer. Open a new one; no text is lost.',
  },
  'sequence-gap': {
    nl: 'Er ontbreken berichten voor deze. Stuur ze opnieuw vanaf het verwachte nummer.',
    en: 'Messages before these are missing. Send them again from the expected number.',
  },
  'too-many-connections': {
    nl: 'Je hebt te veel verbindingen tegelijk. Sluit vensters die je niet gebruikt.',
    en: 'You have too many connections at once. Close windows that you do not use.',
  },
  'version-changed': {
    nl: 'De tekst is gewijzigd sinds je ze zag. Lees ze opnieuw; er is niets goedgekeurd.',
    en: 'The text changed since you saw it. Read it again; nothing was approved.',
  },
  'wrong-state': { nl: 'Dat kan nu niet.', en: 'That is not possible now.' },
  'too-many-tokens': {
    nl: 'Je hebt het hoogste aantal toegangscodes. Verwijder er eerst een.',
    en: 'You have the highest number of access tokens. Remove one first.',
  },
  'payload-too-large': { nl: 'De vraag is te groot.', en: 'The request is too large.' },
  'not-json': { nl: 'De vraag moet JSON zijn.', en: 'The request has to be JSON.' },
  findings: {
    nl: 'Dit moet eerst in orde zijn voor je kunt goedkeuren.',
    en: 'This has to be in order before you can approve.',
  },
  'too-many-failures': {
    nl: 'Te veel mislukte pogingen. Probeer het later opnieuw.',
    en: 'Too many failed attempts. Try again later.',
  },
  internal: {
    nl: 'Er ging bij ons iets mis. Geef het referentienummer door als het blijft gebeuren.',
    en: 'Something went wrong on our side. Pass on the reference number if it keeps happening.',
  },
  'store-away': {
    nl: 'De opslag is even niet bereikbaar. Probeer het zo opnieuw.',
    en: 'The store cannot be reached at the moment. Try again shortly.',
  },
  'not-ready': { nl: 'De server is nog niet klaar.', en: 'The server is not ready yet.' },
};

const findings: Readonly<
  Record<FindingMessage, Readonly<Record<Language, (values: Finding['values']) => string>>>
> = {
  'section-empty': { nl: () => 'De sectie is leeg.', en: () => 'The section is empty.' },
  'over-limit': {
    nl: ({ by, limit }) => `${by ?? 0} tekens te veel (hoogstens ${limit ?? 0}).`,
    en: ({ by, limit }) => `${by ?? 0} characters too many (at most ${limit ?? 0}).`,
  },
  'under-limit': {
    nl: ({ by, limit }) => `${by ?? 0} tekens te weinig (minstens ${limit ?? 0}).`,
    en: ({ by, limit }) => `${by ?? 0} characters short (at least ${limit ?? 0}).`,
  },
};

/** The sentence for a person that goes with a problem's code. */
export function problemSentence(code: ProblemCode, language: Language): string {
  return problems[code][language];
}

/** The sentence of one finding. */
export function findingSentence(finding: Finding, language: Language): string {
  return findings[finding.message][language](finding.values);
}
