import type { Language, Notification, NotificationKind } from '@samenpen/contracts';

type Sentence = (named: { readonly who: string; readonly where: string; readonly when: string }) => string;

/** What is told, in one sentence per kind. `who` did it, `where` it is, `when` it is about. */
const sentences: Readonly<Record<NotificationKind, Readonly<Record<Language, Sentence>>>> = {
  mentioned: {
    nl: ({ who, where }) => `${who} noemt je in een opmerking bij ${where}.`,
    en: ({ who, where }) => `${who} mentions you in a comment on ${where}.`,
  },
  answered: {
    nl: ({ who, where }) => `${who} antwoordt in een gesprek waaraan je deelneemt, bij ${where}.`,
    en: ({ who, where }) => `${who} answers in a thread that you take part in, on ${where}.`,
  },
  assigned: {
    nl: ({ who, where, when }) => `${who} vertrouwt je ${where} toe${when === '' ? '' : `, tegen ${when}`}.`,
    en: ({ who, where, when }) => `${who} assigns ${where} to you${when === '' ? '' : `, due ${when}`}.`,
  },
  'due-soon': {
    nl: ({ where, when }) => `${where} moet klaar zijn tegen ${when}.`,
    en: ({ where, when }) => `${where} is due ${when}.`,
  },
  'changes-requested': {
    nl: ({ who, where }) => `${who} vraagt aanpassingen aan ${where}.`,
    en: ({ who, where }) => `${who} asks for changes to ${where}.`,
  },
  approved: {
    nl: ({ who, where }) => `${who} keurt ${where} goed.`,
    en: ({ who, where }) => `${who} approves ${where}.`,
  },
  reopened: {
    nl: ({ who, where }) => `${who} heropent ${where}.`,
    en: ({ who, where }) => `${who} reopens ${where}.`,
  },
  'reopen-requested': {
    nl: ({ who, where }) => `${who} vraagt om ${where} te heropenen.`,
    en: ({ who, where }) => `${who} asks to reopen ${where}.`,
  },
  edited: {
    nl: ({ who, where }) => `${who} schrijft in ${where}, een tekst van je organisatie.`,
    en: ({ who, where }) => `${who} writes in ${where}, a text of your organisation.`,
  },
  'suggestion-decided': {
    nl: ({ who, where }) => `${who} besliste over je voorstel bij ${where}.`,
    en: ({ who, where }) => `${who} decided on your suggestion for ${where}.`,
  },
  'session-planned': {
    nl: ({ who, when }) => `${who} plant een overleg${when === '' ? '' : ` op ${when}`}.`,
    en: ({ who, when }) => `${who} plans a review session${when === '' ? '' : ` on ${when}`}.`,
  },
  'session-changed': {
    nl: ({ who, when }) => `${who} wijzigt een overleg waarop je uitgenodigd bent${when === '' ? '' : `. Het is op ${when}`}.`,
    en: ({ who, when }) => `${who} changes a review session that you are invited to${when === '' ? '' : `. It is on ${when}`}.`,
  },
  'session-cancelled': {
    nl: ({ who, when }) => `${who} gelast het overleg${when === '' ? '' : ` van ${when}`} af.`,
    en: ({ who, when }) => `${who} cancels the review session${when === '' ? '' : ` of ${when}`}.`,
  },
  'session-uninvited': {
    nl: ({ who, when }) => `${who} verwacht je niet meer op het overleg${when === '' ? '' : ` van ${when}`}.`,
    en: ({ who, when }) => `${who} no longer expects you at the review session${when === '' ? '' : ` of ${when}`}.`,
  },
  'chair-given': {
    nl: ({ who, when }) => `${who} vraagt je het overleg${when === '' ? '' : ` van ${when}`} voor te zitten.`,
    en: ({ who, when }) => `${who} asks you to chair the review session${when === '' ? '' : ` of ${when}`}.`,
  },
  'chair-taken': {
    nl: ({ who, when }) => `Je zit het overleg${when === '' ? '' : ` van ${when}`} niet meer voor: ${who} wijzigde de voorzitter.`,
    en: ({ who, when }) => `You no longer chair the review session${when === '' ? '' : ` of ${when}`}: ${who} changed the chair.`,
  },
  'action-point': {
    nl: ({ who, when }) => `${who} geeft je een actiepunt${when === '' ? '' : `, tegen ${when}`}.`,
    en: ({ who, when }) => `${who} gives you an action point${when === '' ? '' : `, due ${when}`}.`,
  },
  reminder: {
    nl: ({ who }) => `${who} herinnert aan wat nog openstaat bij je organisatie.`,
    en: ({ who }) => `${who} reminds you of what is still open with your organisation.`,
  },
  'deadline-warning': {
    nl: ({ when }) => `De uiterste indiendatum nadert: ${when}.`,
    en: ({ when }) => `The deadline is near: ${when}.`,
  },
  'deadline-moved': {
    nl: ({ when }) => `De uiterste indiendatum is verplaatst naar ${when}.`,
    en: ({ when }) => `The deadline has moved to ${when}.`,
  },
};

/** What is due need not be a section. */
const dueThings: Readonly<Record<Language, { readonly inThread: Sentence; readonly inSession: Sentence }>> = {
  nl: {
    inThread: ({ where, when }) => `Wat je gevraagd is in een opmerking bij ${where}, moet klaar zijn tegen ${when}.`,
    inSession: ({ when }) => `Een actiepunt voor jou moet klaar zijn tegen ${when}.`,
  },
  en: {
    inThread: ({ where, when }) => `What you are asked in a comment on ${where} is due ${when}.`,
    inSession: ({ when }) => `An action point for you is due ${when}.`,
  },
};

/** Whoever is asked something in a comment has not been given the section that it stands in. */
const askedInThread: Readonly<Record<Language, Sentence>> = {
  nl: ({ who, where, when }) => `${who} vraagt je iets in een opmerking bij ${where}${when === '' ? '' : `, tegen ${when}`}.`,
  en: ({ who, where, when }) => `${who} asks something of you in a comment on ${where}${when === '' ? '' : `, due ${when}`}.`,
};

const somebody: Readonly<Record<Language, string>> = { nl: 'Iemand', en: 'Somebody' };
const wholeDossier: Readonly<Record<Language, string>> = { nl: 'het dossier', en: 'the dossier' };

/** The sentence of one notification in a language, with times as they are in Brussels. */
export function notificationSentence(told: Notification, language: Language): string {
  const { by, section, moment } = told;
  const title = section === null ? wholeDossier[language] : `“${section.title}”`;
  return sentenceOf(told, language)({
    who: by === null ? somebody[language] : named(by),
    where: section?.partnerName == null ? title : `${title} (${section.partnerName})`,
    when: moment === null ? '' : momentIn(moment, language),
  });
}

function sentenceOf({ kind, thread, session }: Notification, language: Language): Sentence {
  if (kind === 'due-soon' && thread !== null) return dueThings[language].inThread;
  if (kind === 'due-soon' && session !== null) return dueThings[language].inSession;
  if (kind === 'assigned' && thread !== null) return askedInThread[language];
  return sentences[kind][language];
}

/** The organisation stands behind the name, unless the name says it already. */
const named = ({ name, organisation }: { readonly name: string; readonly organisation: string }): string =>
  name.includes(organisation) ? name : `${name} (${organisation})`;

function momentIn(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-BE' : 'en-GB', {
    timeZone: 'Europe/Brussels',
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(new Date(moment));
}

/** Where in the product a notification leads: an address that stays. */
export function notificationPlace({ dossier, section, thread, session }: Notification): string {
  const base = `/dossiers/${encodeURIComponent(dossier.slug)}`;
  if (session !== null) return `${base}/overleg/${session}`;
  const at = section === null ? base : `${base}/secties/${section.id}`;
  return thread === null ? at : `${at}?opmerking=${thread}`;
}
