import type { ReasonCode } from '@samenpen/contracts';
import type { Sentence } from './sentence';

/** What is not possible in a review session, or not now. */
export const aboutReviewSessions = {
  'role-may-not-plan-session': {
    nl: 'In jouw rol kun je geen overleg plannen of voorzitten.',
    en: 'Your role does not let you plan or chair a review session.',
  },
  'readers-hold-no-stance': {
    nl: 'Meelezers geven geen standpunt namens een organisatie.',
    en: 'Readers do not state what an organisation thinks.',
  },
  'not-your-organisation': {
    nl: 'Je kunt alleen handelen namens een organisatie waarvoor je in dit dossier zit.',
    en: 'You can only act for an organisation that you belong to in this dossier.',
  },
  'not-the-chair': {
    nl: 'Alleen de voorzitter van het overleg kan dit.',
    en: 'Only the chair of the review session can do this.',
  },
  'chair-is-here': {
    nl: 'De voorzitter is aanwezig. Vraag om het voorzitterschap over te dragen.',
    en: 'The chair is here. Ask for the chair to be handed over.',
  },
  'session-in-the-past': {
    nl: 'Een overleg plan je vooruit: dit begin ligt meer dan een dag terug. Kies een ander moment.',
    en: 'A review session is planned ahead: this start is more than a day ago. Choose another moment.',
  },
  'session-not-begun': {
    nl: 'Het overleg is nog niet begonnen.',
    en: 'The review session has not begun yet.',
  },
  'session-has-begun': {
    nl: 'Het overleg is al begonnen.',
    en: 'The review session has already begun.',
  },
  'session-has-ended': {
    nl: 'Het overleg is afgelopen.',
    en: 'The review session has ended.',
  },
  'session-not-ended': {
    nl: 'Het overleg loopt nog; dit kan pas erna.',
    en: 'The review session is still going on; this comes after it.',
  },
  'minutes-are-adopted': {
    nl: 'Het verslag is vastgesteld en verandert niet meer.',
    en: 'The minutes have been adopted and no longer change.',
  },
  'not-an-attendee': {
    nl: 'Alleen wie aan het overleg deelnam, aanvaardt het verslag.',
    en: 'Only those who took part in the review session accept its minutes.',
  },
  'heir-is-not-here': {
    nl: 'Deze persoon is niet aanwezig. Kies iemand die nu aan het overleg deelneemt.',
    en: 'This person is not here. Choose somebody who takes part in the review session now.',
  },
  'may-not-chair': {
    nl: 'Deze persoon kan in dit dossier geen overleg voorzitten. Kies iemand anders.',
    en: 'This person cannot chair a review session in this dossier. Choose somebody else.',
  },
  'minutes-have-changed': {
    nl: 'Het verslag is gewijzigd sinds je het las. Lees het opnieuw, en aanvaard het dan.',
    en: 'The minutes have changed since you read them. Read them again, then accept them.',
  },
  'note-has-changed': {
    nl: 'Een tekst van het verslag is intussen elders gewijzigd. Beide teksten staan bij het veld; kies welke blijft.',
    en: 'A text of the minutes was changed elsewhere meanwhile. Both texts stand by the field; choose which one stays.',
  },
  'not-on-the-table': {
    nl: 'Dit punt ligt niet op tafel. Kies het eerst op de agenda.',
    en: 'This item is not on the table. Choose it on the agenda first.',
  },
  'already-decided': {
    nl: 'Over dit punt is al beslist.',
    en: 'This item has already been decided.',
  },
  'already-dealt-with': {
    nl: 'Een punt waarover al iets gezegd, afgesproken of beslist is, blijft op de agenda.',
    en: 'An item about which something was said, agreed or decided stays on the agenda.',
  },
  'nothing-waits': {
    nl: 'Er wacht bij dit punt geen beslissing op bevestiging.',
    en: 'No decision on this item waits for confirmation.',
  },
  'decision-waits': {
    nl: 'Er wacht nog een beslissing op bevestiging door de penhouder. Laat ze bevestigen, of trek ze in; daarna kun je het verslag vaststellen.',
    en: 'A decision still waits for confirmation by the penhouder. Have it confirmed, or take it back; then you can adopt the minutes.',
  },
  'another-must-approve': {
    nl: 'Klaar zetten en goedkeuren doen twee verschillende mensen. Laat een andere beheerder van de penhouder bevestigen.',
    en: 'Marking ready and approving are done by two different people. Let another administrator of the penhouder confirm.',
  },
  'disagreement-needs-reason': {
    nl: 'Een organisatie gaat niet akkoord. Goedkeuren kan, met een reden die in het verslag komt.',
    en: 'An organisation does not agree. You can approve, with a reason that goes into the minutes.',
  },
  'stance-needs-remark': {
    nl: 'Bij “akkoord met opmerking” hoort een opmerking. Schrijf wat je organisatie opmerkt, of kies “akkoord”.',
    en: 'The choice “agrees with a remark” needs a remark. Write what your organisation remarks, or choose “agrees”.',
  },
} as const satisfies Partial<Record<ReasonCode, Sentence>>;
