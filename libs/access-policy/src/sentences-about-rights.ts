import type { ReasonCode } from '@samenpen/contracts';
import type { Sentence } from './sentence';

/** Who may come in at all. */
export const aboutSigningIn = {
  'not-signed-in': {
    nl: 'Je bent niet aangemeld. Meld je aan om verder te gaan.',
    en: 'You are not signed in. Sign in to continue.',
  },
  'login-ended': {
    nl: 'Je aanmelding is beëindigd. Meld je opnieuw aan; wat je schreef, staat nog op dit toestel.',
    en: 'Your sign-in has ended. Sign in again; what you wrote is still on this device.',
  },
  'another-login': {
    nl: 'In een ander venster van deze browser heeft iemand anders zich aangemeld. Meld je hier opnieuw aan; wat je schreef, staat nog op dit toestel.',
    en: 'Somebody else has signed in in another window of this browser. Sign in again here; what you wrote is still on this device.',
  },
  'no-part-in-dossier': {
    nl: 'Je neemt niet deel aan dit dossier. Vraag de penhouder om je uit te nodigen.',
    en: 'You have no part in this dossier. Ask the penhouder to invite you.',
  },
  'participation-ended': {
    nl: 'Je deelname aan dit dossier is beëindigd.',
    en: 'Your part in this dossier has ended.',
  },
  'unknown-action': {
    nl: 'Deze handeling bestaat niet.',
    en: 'This action does not exist.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;

/** What a role does not hold. */
export const aboutRoles = {
  'role-may-not-write': {
    nl: 'In jouw rol kun je hier niet schrijven.',
    en: 'Your role does not let you write here.',
  },
  'role-may-not-comment': {
    nl: 'In jouw rol kun je hier geen opmerkingen plaatsen.',
    en: 'Your role does not let you comment here.',
  },
  'readers-may-not-comment-here': {
    nl: 'Meelezers kunnen in dit dossier geen opmerkingen plaatsen.',
    en: 'Readers may not comment in this dossier.',
  },
  'role-may-not-mark-ready': {
    nl: 'In jouw rol kun je deze sectie niet klaar melden.',
    en: 'Your role does not let you mark this section ready.',
  },
  'role-may-not-approve': {
    nl: 'Alleen een beheerder van de penhouder kan een sectie goedkeuren, aanpassing vragen of heropenen.',
    en: 'Only an administrator of the penhouder can approve a section, request changes or reopen it.',
  },
  'role-may-not-manage-members': {
    nl: 'In jouw rol kun je de deelnemers niet beheren.',
    en: 'Your role does not let you manage the members.',
  },
  'role-above-own': {
    nl: 'Je kunt geen rol geven die verder gaat dan wat jouw eigen rol mag geven.',
    en: 'You cannot give a role beyond what your own role may give.',
  },
  'only-own-organisation': {
    nl: 'Je kunt alleen mensen van je eigen organisatie uitnodigen.',
    en: 'You can only invite people of your own organisation.',
  },
  'not-for-oneself': {
    nl: 'Je kunt jezelf niet als gemachtigde aanduiden; een andere beheerder of gemachtigde doet dat.',
    en: 'You cannot name yourself as signatory; another administrator or signatory does that.',
  },
  'partner-not-yet-chosen': {
    nl: 'Deze opdracht is nog niet gegund: er kan nog niemand namens de onderaannemer deelnemen.',
    en: 'This contract has not been awarded yet: nobody can take part for the subcontractor.',
  },
  'only-penhouder-admin': {
    nl: 'Alleen een beheerder van de penhouder kan dit doen.',
    en: 'Only an administrator of the penhouder can do this.',
  },
  'role-may-not-steer': {
    nl: 'Alleen de penhouder kan dit doen.',
    en: 'Only the penhouder can do this.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;

/** What belongs to somebody else. */
export const aboutPlaces = {
  'only-signatory-of-partner': {
    nl: 'Alleen een gemachtigde van deze partner kan dit doen.',
    en: 'Only a signatory of this partner can do this.',
  },
  'other-may-not-consent': {
    nl: 'Je kunt alleen akkoord geven namens je eigen organisatie.',
    en: 'You can only consent on behalf of your own organisation.',
  },
  'not-fixed-yet': {
    nl: 'Er ligt geen vastgelegde versie voor: akkoord geven kan zodra de penhouder een versie vastlegt.',
    en: 'No fixed version is on the table: you can consent once the penhouder fixes a version.',
  },
  'section-of-other-partner': {
    nl: 'Deze sectie is van een andere partner. Je kunt ze lezen en er opmerkingen bij plaatsen.',
    en: 'This section belongs to another partner. You can read it and comment on it.',
  },
  'assigned-to-other': {
    nl: 'Deze sectie is aan een andere organisatie toegewezen. Je kunt een opmerking of een tekstvoorstel plaatsen.',
    en: 'This section is assigned to another organisation. You can comment or propose a text.',
  },
  'declaration-of-other': {
    nl: 'Deze verklaring is van een andere partner: alleen die partner kan ze afleggen.',
    en: 'This declaration is another partner’s: only that partner can make it.',
  },
  'not-for-facilitator': {
    nl: 'Als facilitator kun je dit onderdeel lezen en er opmerkingen bij plaatsen, maar niet invullen.',
    en: 'As a facilitator you can read this part and comment on it, but not fill it in.',
  },
  'not-the-one-who-marked-ready': {
    nl: 'Alleen wie de sectie klaar meldde, wie ze toegewezen kreeg of de penhouder kan ze terugnemen. Vraag het hun.',
    en: 'Only those who marked the section ready, its assignee or the penhouder can take it back. Ask them.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;
