import type { Language, NotificationKind } from '@samenpen/contracts';

const names: Readonly<Record<Language, Readonly<Record<NotificationKind, string>>>> = {
  nl: {
    mentioned: 'Iemand noemt me',
    answered: 'Antwoord in een gesprek waaraan ik deelneem',
    assigned: 'Iets wordt me toevertrouwd',
    'due-soon': 'Iets van mij moet bijna klaar zijn',
    'changes-requested': 'Aanpassing gevraagd',
    approved: 'Goedgekeurd',
    reopened: 'Heropend',
    'reopen-requested': 'Iemand vraagt te heropenen',
    edited: 'Een ander bestuur schrijft in een tekst van mijn organisatie',
    'suggestion-decided': 'Beslist over mijn voorstel',
    'session-planned': 'Overleg gepland',
    'session-changed': 'Overleg gewijzigd',
    'session-cancelled': 'Overleg afgelast',
    'session-uninvited': 'Niet meer uitgenodigd voor een overleg',
    'chair-given': 'Ik word voorzitter van een overleg',
    'chair-taken': 'Ik ben geen voorzitter van een overleg meer',
    'action-point': 'Actiepunt voor mij',
    reminder: 'Herinnering',
    'deadline-warning': 'De indiendatum nadert',
    'deadline-moved': 'De indiendatum is verplaatst',
  },
  en: {
    mentioned: 'Somebody mentions me',
    answered: 'An answer in a thread I take part in',
    assigned: 'Something is assigned to me',
    'due-soon': 'Something of mine is due soon',
    'changes-requested': 'Changes requested',
    approved: 'Approved',
    reopened: 'Reopened',
    'reopen-requested': 'Somebody asks to reopen',
    edited: 'Another organisation writes in a text of mine',
    'suggestion-decided': 'A decision on my suggestion',
    'session-planned': 'A review session is planned',
    'session-changed': 'A review session is changed',
    'session-cancelled': 'A review session is cancelled',
    'session-uninvited': 'No longer invited to a review session',
    'chair-given': 'I am to chair a review session',
    'chair-taken': 'I no longer chair a review session',
    'action-point': 'An action point for me',
    reminder: 'Reminder',
    'deadline-warning': 'The deadline is near',
    'deadline-moved': 'The deadline has moved',
  },
};

/** What a kind of notification is called where one chooses which mails come: in the words of whoever gets it. */
export function notificationKindName(kind: NotificationKind, language: Language): string {
  return names[language][kind];
}
