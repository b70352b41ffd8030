import type { Language, ReasonCode } from '@samenpen/contracts';

/*
 * One sentence per reason, for the person who was refused: what is the matter and, where there is one, the
 * way on. Dutch with *je* (nl-BE), then English.
 */
type Sentence = Readonly<Record<Language, string>>;

const aboutSigningIn = {
  'not-signed-in': {
    nl: 'Je bent niet aangemeld. Meld je aan om verder te gaan.',
    en: 'You are not signed in. Sign in to continue.',
  },
  'login-ended': {
    nl: 'Je aanmelding is beëindigd. Meld je opnieuw aan; wat je schreef, staat nog op dit toestel.',
    en: 'Your sign-in has ended. Sign in again; what you wrote is still on this device.',
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

const aboutRoles = {
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

const aboutPlaces = {
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

const aboutStates = {
  'section-is-ready': {
    nl: 'Deze sectie is klaar gemeld en ligt bij de penhouder. Neem ze terug om verder te schrijven.',
    en: 'This section is marked ready and lies with the penhouder. Take it back to go on writing.',
  },
  'section-is-approved': {
    nl: 'Deze sectie is goedgekeurd en gesloten. Vraag heropening als er nog iets moet veranderen.',
    en: 'This section is approved and closed. Ask for it to be reopened if something must still change.',
  },
  'section-is-not-applicable': {
    nl: 'Deze sectie is niet van toepassing. De penhouder kan ze heropenen.',
    en: 'This section is not applicable. The penhouder can reopen it.',
  },
  'section-is-confirmed': {
    nl: 'Deze verklaring is al bevestigd.',
    en: 'This declaration is already confirmed.',
  },
  'section-is-not-ready': {
    nl: 'Deze sectie is nog niet klaar gemeld.',
    en: 'This section is not marked ready yet.',
  },
  'section-is-not-approved': {
    nl: 'Deze sectie is niet goedgekeurd; er valt niets te heropenen.',
    en: 'This section is not approved; there is nothing to reopen.',
  },
  'section-is-empty': {
    nl: 'Deze sectie is nog leeg. Schrijf eerst iets.',
    en: 'This section is still empty. Write something first.',
  },
  'changes-are-requested': {
    nl: 'De penhouder vroeg een aanpassing. Pas de sectie eerst aan.',
    en: 'The penhouder requested changes. Change the section first.',
  },
  'already-in-that-state': {
    nl: 'Dat is al gebeurd: de sectie staat al in die toestand.',
    en: 'That has been done already: the section is in that state.',
  },
  'dossier-is-closed': {
    nl: 'Het dossier is niet meer in opmaak. Je kunt het nog lezen.',
    en: 'The dossier is no longer being drafted. You can still read it.',
  },
  'may-not-be-skipped': {
    nl: 'Deze sectie is verplicht en kan niet als niet van toepassing worden gemarkeerd.',
    en: 'This section is required and cannot be marked not applicable.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;

const aboutKinds = {
  'becomes-ready-by-itself': {
    nl: 'Dit onderdeel wordt vanzelf klaar zodra alles is ingevuld.',
    en: 'This part becomes ready by itself once everything is filled in.',
  },
  'declaration-is-only-confirmed': {
    nl: 'Een verklaring wordt alleen bevestigd, door een gemachtigde van de partner.',
    en: 'A declaration is only confirmed, by a signatory of the partner.',
  },
  'not-a-declaration': {
    nl: 'Alleen een verklaring kan worden bevestigd.',
    en: 'Only a declaration can be confirmed.',
  },
  'only-in-text': {
    nl: 'Voorstellen in de tekst kunnen alleen in een tekstsectie.',
    en: 'Text can only be suggested in a text section.',
  },
  'consolidated-has-no-writers': {
    nl: 'De totale begroting volgt vanzelf uit de begrotingen van de partners; niemand vult ze in.',
    en: 'The total budget follows from the partners’ budgets; nobody fills it in.',
  },
  'has-no-room': {
    nl: 'In dit onderdeel schrijf je niet samen: het heeft geen gedeelde tekst.',
    en: 'This part is not written together: it has no shared text.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;

const aboutApproval = {
  'four-eyes-marked-ready': {
    nl: 'Je meldde deze sectie zelf klaar. Een andere beheerder keurt ze goed.',
    en: 'You marked this section ready yourself. Another administrator approves it.',
  },
  'four-eyes-changed-text': {
    nl: 'Je wijzigde zelf iets in deze sectie. Een andere beheerder keurt ze goed.',
    en: 'You changed something in this section yourself. Another administrator approves it.',
  },
  'open-suggestions': {
    nl: 'Er staan nog voorstellen open in de tekst. Aanvaard of verwerp ze eerst.',
    en: 'The text still has open suggestions. Accept or reject them first.',
  },
  'approve-findings': {
    nl: 'De controle vond nog iets dat de goedkeuring tegenhoudt. Los dat eerst op.',
    en: 'The check found something that holds the approval back. Solve that first.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;

const aboutLiveEditing = {
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
    nl: 'Een wijziging kwam beschadigd aan en is niet opgenomen. Herlaad de pagina.',
    en: 'A change arrived damaged and was not taken in. Reload the page.',
  },
  'update-too-large': {
    nl: 'Deze wijziging is te groot om in één keer op te nemen. Plak de tekst in kleinere delen.',
    en: 'This change is too large to take in at once. Paste the text in smaller parts.',
  },
  'room-is-full': {
    nl: 'Er zijn te veel mensen tegelijk in deze sectie. Probeer het zo dadelijk opnieuw.',
    en: 'Too many people are in this section at once. Try again in a moment.',
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

const sentences: Readonly<Record<ReasonCode, Sentence>> = {
  ...aboutSigningIn,
  ...aboutRoles,
  ...aboutPlaces,
  ...aboutStates,
  ...aboutKinds,
  ...aboutApproval,
  ...aboutLiveEditing,
};

/** Why something was refused, in one sentence for the person it was refused to. */
export function refusalSentence(reason: ReasonCode, language: Language): string {
  return sentences[reason][language];
}
