import type { Meeting } from '../story/meeting';
import { workday } from '../story/section-story';

/** A session that the facilitator chaired: its decision waits for the penhouder, its minutes for those who were there. */
export const WEST_MEETINGS: readonly Meeting[] = [
  {
    title: 'Overleg over de laatste teksten',
    place: 'Videovergadering',
    preparation: 'Twee teksten op de agenda. Voorbeeldoverleg voor de demonstratie.',
    chair: 'facilitator@werkkracht10',
    planned: workday(3, '13:00'),
    starts: workday(1, '11:00'),
    invited: ['beheerder2@beernem', 'redacteur@jabbeke', 'redacteur@oostkamp', 'redacteur@torhout', 'redacteur@zedelgem', 'facilitator@werkkracht10'],
    items: [
      {
        key: '12-tekst',
        owner: null,
        minutes: 15,
        held: {
          from: '11:02',
          to: '11:16',
          decision: { kind: 'approve', at: '11:14', waits: true },
          stances: [
            { by: 'redacteur@jabbeke', stance: 'agree' },
            { by: 'redacteur@oostkamp', stance: 'agree' },
            { by: 'redacteur@torhout', stance: 'agree-with-remark', remark: 'De streefwaarden van Torhout volgen in de tabel.' },
          ],
          note: 'Iedereen vindt zich in de manier van meten.',
        },
      },
      {
        key: '10',
        owner: 'zedelgem',
        minutes: 10,
        held: {
          from: '11:16',
          to: '11:24',
          decision: { kind: 'postpone', at: '11:23', reason: 'Zedelgem wacht op de beslissing van zijn college.' },
          stances: [],
          note: 'Zedelgem licht toe wat het college nog beslist.',
        },
      },
    ],
    held: {
      from: '11:00',
      to: '11:26',
      attending: ['facilitator@werkkracht10', 'redacteur@jabbeke', 'redacteur@oostkamp', 'redacteur@torhout', 'redacteur@zedelgem'],
      note: 'Voorbeeldverslag voor de demonstratie.',
      points: [{ text: 'Het aantal uren per week laten bevestigen door het college', to: 'redacteur@zedelgem', item: 1, due: workday(-3, '17:00') }],
      accepted: [{ by: 'facilitator@werkkracht10', at: workday(1, '11:40') }],
    },
  },
  {
    title: 'Eindlezing van het dossier',
    place: 'Gemeentehuis Beernem',
    preparation: 'Lees het hele dossier in de leesweergave. Voorbeeldoverleg voor de demonstratie.',
    chair: 'beheerder@beernem',
    planned: workday(1, '15:30'),
    starts: workday(-1, '14:00'),
    invited: ['beheerder@beernem', 'beheerder2@beernem', 'redacteur@jabbeke', 'redacteur@oostkamp', 'redacteur@torhout', 'redacteur@zedelgem', 'facilitator@werkkracht10'],
    items: [
      { key: '16', owner: null, minutes: 20 },
      { key: '12-tekst', owner: null, minutes: 10 },
      { key: '10', owner: 'zedelgem', minutes: 10 },
    ],
  },
];
