import { bullets, heading, paragraph, table } from '../story/blocks';
import { marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const resultaten: SectionStory = {
  key: '12-tekst',
  owner: null,
  steps: [
    writes(
      'facilitator@werkkracht10',
      workday(6, '11:25'),
      paragraph(
        'We onderscheiden wat we doen (output), wat dat verandert voor mensen (outcome) en wat het betekent voor de gemeente op langere termijn (impact). De streefwaarden per gemeente staan in de tabel van dit onderdeel; hier zeggen we wat we meten en waarom.',
      ),
      table(
        ['Niveau', 'Wat we meten', 'Bron'],
        [
          'Output',
          'huisbezoeken, hulpmomenten, gevormde medewerkers en vrijwilligers',
          'registratie',
        ],
        ['Outcome', 'inwoners die een dienst zelf afwerken na hulp', 'korte bevraging'],
        ['Impact', 'actieplan goedgekeurd, aanspreekpunt aangeduid', 'besluiten'],
      ),
    ),
    writes(
      'redacteur@zuienkerke',
      workday(4, '13:45'),
      heading('Zo meten we'),
      bullets(
        '**Nulmeting.** De deskundige legt in de eerste zes maanden per gemeente vast wat er is. We vullen vandaag geen nulwaarden in die we niet kennen.',
        '**Licht registreren.** Medewerkers noteren per hulpmoment vier gegevens, zonder naam. Wie helpt, moet helpen en niet invullen.',
        '**Dezelfde indicatoren** in de vier gemeenten, zodat we kunnen vergelijken en van elkaar leren.',
        '**Per doelgroep.** We noteren via welke organisatie iemand ons vond. Zo zien we of we de mensen bereiken voor wie het project bedoeld is.',
      ),
    ),
    writes(
      'beheerder2@blankenberge',
      workday(3, '14:10'),
      paragraph(
        'Elke zes maanden bespreekt de stuurgroep de cijfers samen met het verhaal erachter. Een streefwaarde die we niet halen, is een reden om te kijken wat er misloopt, niet om de telling aan te passen. De eindevaluatie gebeurt met inwoners erbij en is openbaar.',
      ),
    ),
    marksReady('facilitator@werkkracht10', workday(2, '10:30')),
  ],
};
