import { names, says, type Conversation } from '../story/conversation';
import { workday } from '../story/section-story';

/** What people of Noord say to each other beside the texts; one of them only within Damme. */
export const NOORD_CONVERSATIONS: readonly Conversation[] = [
  {
    on: { key: '16', owner: null, quote: 'Loonschaal en raming per jaar: aan te vullen door de personeelsdienst.' },
    given: { to: 'beheerder2@blankenberge', due: workday(-2, '12:00') },
    said: [
      says('facilitator@werkkracht10', workday(2, '13:20'), 'De begroting wacht hierop. Wie vraagt dit na bij de personeelsdienst?'),
      says('beheerder@blankenberge', workday(2, '14:50'), 'Ik geef het door aan ', names('beheerder2@blankenberge'), '.'),
    ],
  },
  {
    on: { key: '16', owner: null, quote: 'Vergoedingen voor vrijwilligers en ervaringsdeskundigen horen hier ook bij' },
    proposes: 'Ook vergoedingen voor vrijwilligers en ervaringsdeskundigen horen in deze post',
    said: [says('redacteur@zuienkerke', workday(1, '09:50'), 'Zo is meteen duidelijk over welke post het gaat.')],
  },
  {
    on: { key: '10', owner: 'damme', quote: 'Aantal uren per week: na te vragen bij het OCMW.' },
    internal: true,
    said: [
      says(
        'redacteur@damme',
        workday(2, '15:30'),
        names('gemachtigde@damme'),
        ' mogen we hier al een aantal uren noemen, of wachten we op het college?',
      ),
    ],
  },
  {
    on: { key: '9', owner: null, quote: 'De gemeenteraden krijgen elk jaar een voortgangsnota.' },
    said: [
      says('redacteur@zuienkerke', workday(5, '11:10'), 'Maakt elke gemeente die nota zelf?'),
      says('redacteur@knokke-heist', workday(5, '13:35'), 'Nee, de deskundige bezorgt één nota die elke gemeente kan overnemen.'),
    ],
    resolved: { by: 'redacteur@zuienkerke', at: workday(5, '14:00') },
  },
  {
    on: 'dossier',
    said: [
      says(
        'facilitator@werkkracht10',
        workday(1, '10:05'),
        names('redacteur@zuienkerke'),
        ' jullie twee eigen teksten zijn nog leeg. Lukt een eerste versie voor het volgende overleg?',
      ),
    ],
  },
];
