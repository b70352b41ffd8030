import type { ReasonCode } from '@samenpen/contracts';
import type { Sentence } from './sentence';

/** What the state of the section or the dossier does not allow. */
export const aboutStates = {
  'section-is-ready': {
    nl: 'Deze sectie is klaar gemeld en ligt bij de penhouder. Wie ze klaar meldde of de penhouder kan ze terugnemen.',
    en: 'This section is marked ready and lies with the penhouder. Whoever marked it ready or the penhouder can take it back.',
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

/** What this kind of section does not know. */
export const aboutKinds = {
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
  'version-of-other': {
    nl: 'Iemand anders gaf deze versie haar naam. Wie dat deed, of een beheerder van de penhouder, past ze aan.',
    en: 'Somebody else named this version. Who did, or an administrator of the penhouder, changes it.',
  },
  'kind-is-read-only': {
    nl: 'Dit soort onderdeel kun je in deze versie van Samenpen alleen lezen.',
    en: 'This kind of part can only be read in this version of Samenpen.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;

/** What an approval waits for. */
export const aboutApproval = {
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
  'suggestion-is-gone': {
    nl: 'Dit voorstel staat niet meer open: iemand besliste het al, of de tekst is weg. Er is niets gewijzigd.',
    en: 'This suggestion is no longer open: somebody decided it already, or its text is gone. Nothing was changed.',
  },
  'not-your-suggestion': {
    nl: 'Dit voorstel is van iemand anders. Alleen wie het maakte, trekt het in of schrijft er een toelichting bij.',
    en: 'This suggestion is somebody else’s. Only who made it can withdraw it or add a remark to it.',
  },
  'approve-findings': {
    nl: 'De controle vond nog iets dat de goedkeuring tegenhoudt. Los dat eerst op.',
    en: 'The check found something that holds the approval back. Solve that first.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;
