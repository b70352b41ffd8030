import { bullets, paragraph } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const duurzaamheid: SectionStory = {
  key: '14',
  owner: null,
  steps: [
    writes(
      'redacteur@zedelgem',
      workday(7, '16:50'),
      paragraph(
        'Wat in een functie, een bestek of een afspraak staat, blijft. Wat in een project staat, stopt. We bouwen dus van bij het begin aan het eerste.',
      ),
      bullets(
        'De eisen over toegankelijkheid staan in het modelbestek van de vijf besturen.',
        'Het aanspreekpunt en de uren van het kernteam staan in de functiebeschrijvingen.',
        'De doorverwijskaart heeft een vaste beheerder en een vaste dag van bijwerking.',
        'De inwonerspanels blijven bestaan en kijken mee met elke nieuwe dienst.',
      ),
    ),
    writes(
      'beheerder2@beernem',
      workday(5, '13:40'),
      paragraph(
        'Draaiboeken, modelbrieven en testtaken zijn vrij te gebruiken. Twee keer per jaar wisselen we uit met dossier Noord en Brugge, onder begeleiding van Werkkracht10. Aan het einde nodigen we andere besturen uit om te komen kijken bij een test: dat overtuigt meer dan een rapport.',
      ),
    ),
    writes(
      'redacteur@torhout',
      workday(5, '16:55'),
      paragraph(
        'In het derde jaar werkt de gedeelde medewerker zichzelf overbodig: elke maand neemt één kernteam een taak over, met een moment waarop het die taak eerst samen doet en dan alleen. Wat aan het einde nog niet is overgenomen, komt met naam en datum op de agenda van het college.',
      ),
    ),
    marksReady('redacteur@zedelgem', workday(4, '16:20')),
    approves('beheerder@beernem', workday(3, '11:25')),
  ],
};
