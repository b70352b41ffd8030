import type { Meeting } from '../story/meeting';
import { workday } from '../story/section-story';

/** A session that was held, with adopted minutes, and the next one, planned for the working day after the seeding. */
export const NOORD_MEETINGS: readonly Meeting[] = [
  {
    title: 'Overleg over doelstellingen en regierol',
    place: 'Stadhuis Blankenberge',
    preparation: 'Lees vooraf de drie teksten op de agenda. Voorbeeldoverleg voor de demonstratie.',
    chair: 'beheerder@blankenberge',
    planned: workday(7, '16:40'),
    starts: workday(4, '09:00'),
    invited: [
      'beheerder@blankenberge',
      'beheerder2@blankenberge',
      'redacteur@damme',
      'redacteur@knokke-heist',
      'redacteur@zuienkerke',
      'redacteur@brugge',
      'facilitator@werkkracht10',
    ],
    items: [
      {
        key: '5a',
        owner: null,
        minutes: 20,
        held: {
          from: '09:03',
          to: '09:18',
          decision: { kind: 'approve', at: '09:15' },
          stances: [
            { by: 'redacteur@damme', stance: 'agree' },
            { by: 'redacteur@knokke-heist', stance: 'agree' },
            { by: 'redacteur@zuienkerke', stance: 'agree-with-remark', remark: 'Een kleine gemeente heeft hulp nodig bij het actieplan.' },
          ],
          note: 'De vier gemeenten vinden zich in de tekst. De hulp bij het actieplan komt in het werkplan van de deskundige.',
        },
      },
      {
        key: '9',
        owner: null,
        minutes: 25,
        held: {
          from: '09:18',
          to: '09:44',
          decision: { kind: 'postpone', at: '09:42', reason: 'De besturen lezen eerst na hoe de stuurgroep beslist.' },
          stances: [
            { by: 'redacteur@damme', stance: 'agree' },
            { by: 'redacteur@zuienkerke', stance: 'agree-with-remark', remark: 'Elk bestuur moet akkoord gaan met wat het geld kost.' },
          ],
          note: 'Knokke-Heist zet de tekst klaar zodra iedereen hem las.',
        },
      },
      {
        key: '4',
        owner: null,
        minutes: 45,
        held: {
          from: '09:44',
          to: '10:27',
          // The reason is that of the event in the section's own story.
          decision: { kind: 'request-changes', at: '10:25' },
          stances: [
            { by: 'redacteur@damme', stance: 'disagree', remark: 'Er staat niet bij wie een doelstelling opvolgt.' },
            { by: 'redacteur@knokke-heist', stance: 'agree' },
            { by: 'redacteur@zuienkerke', stance: 'agree-with-remark', remark: 'Korter mag.' },
          ],
          note: 'De inhoud blijft. De tekst wordt korter en noemt per doelstelling wie ze opvolgt.',
        },
      },
    ],
    held: {
      from: '09:01',
      to: '10:31',
      attending: ['beheerder@blankenberge', 'redacteur@damme', 'redacteur@knokke-heist', 'redacteur@zuienkerke', 'facilitator@werkkracht10'],
      note: 'Voorbeeldverslag voor de demonstratie.',
      points: [
        { text: 'De doelstellingen inkorten tot de limiet van het formulier', to: 'redacteur@knokke-heist', item: 2, due: workday(-3, '17:00') },
        { text: 'Bij het OCMW de uren voor de huisbezoeken navragen', to: 'redacteur@damme', item: 2, due: workday(-1, '12:00') },
        { text: 'De tekst over de regierol rondsturen', to: 'facilitator@werkkracht10', item: 1, due: workday(4, '12:00'), done: workday(4, '11:20') },
      ],
      accepted: [
        { by: 'redacteur@damme', at: workday(3, '09:30') },
        { by: 'redacteur@knokke-heist', at: workday(3, '10:15') },
        { by: 'facilitator@werkkracht10', at: workday(3, '11:00') },
        { by: 'redacteur@zuienkerke', at: workday(3, '14:20') },
        { by: 'beheerder@blankenberge', at: workday(3, '16:00') },
      ],
      adopted: workday(3, '16:05'),
    },
  },
  {
    title: 'Overleg over wat klaar is',
    place: 'Gemeentehuis Damme',
    preparation: 'We gaan door de teksten die klaar zijn. Geef vooraf je opmerkingen in de tekst zelf. Voorbeeldoverleg voor de demonstratie.',
    chair: 'beheerder@blankenberge',
    planned: workday(2, '16:20'),
    starts: workday(-1, '09:30'),
    invited: [
      'beheerder@blankenberge',
      'beheerder2@blankenberge',
      'redacteur@damme',
      'redacteur@knokke-heist',
      'redacteur@zuienkerke',
      'facilitator@werkkracht10',
    ],
    items: [
      { key: '0-samenvatting', owner: null, minutes: 15 },
      { key: '3-partner', owner: 'knokke-heist', minutes: 10 },
      { key: '8-tekst', owner: null, minutes: 15 },
      { key: '12-tekst', owner: null, minutes: 15 },
      { key: '16', owner: null, minutes: 20 },
    ],
  },
];
