import { heading, paragraph, table } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const quadrupleHelix: SectionStory = {
  key: '8-tekst',
  owner: null,
  steps: [
    writes(
      'facilitator@werkkracht10',
      workday(7, '14:30'),
      paragraph(
        'We werken met de vier groepen die de oproep aanraadt, en zeggen per groep wat ze doet en op welke grond.',
      ),
      table(
        ['Groep', 'Taak', 'Grond'],
        ['Burgers', 'inwonerspanels, vrijwilligers', 'onkostenvergoeding'],
        ['Kennis', 'vorming klare taal, evaluatie', 'opdracht, nog te gunnen'],
        ['Bedrijven', 'toetsing van diensten', 'opdracht, nog te gunnen'],
        ['Overheden', 'vijf gemeenten, hun OCMW’s, Brugge', 'samenwerkingsovereenkomst'],
      ),
    ),
    writes(
      'beheerder@beernem',
      workday(5, '16:30'),
      heading('Overheidsopdrachten'),
      paragraph(
        'Wat we inkopen, plaatst Beernem voor de vijf besturen volgens de wet op de overheidsopdrachten, na de toekenning. We noemen in dit dossier geen ondernemingen. We beschrijven wel het profiel: aantoonbare ervaring met gebruikerstests bij kwetsbare groepen, materiaal dat de besturen nadien vrij mogen gebruiken, en de bereidheid om ter plaatse te werken.',
      ),
      paragraph(
        'Scholen, thuiszorg en verenigingen zijn geen opdrachtnemers maar partners in het netwerk. Ze zitten in de werkgroep van hun gemeente en beslissen er mee over de acties waaraan ze meewerken.',
      ),
    ),
    writes(
      'redacteur@torhout',
      workday(5, '17:05'),
      heading('Wat partners ervoor terugkrijgen'),
      paragraph(
        'Wie meewerkt, wint er zelf bij: een school krijgt oudercontact dat wel lukt, een thuiszorgdienst een nummer om te bellen, een vereniging een plek en een verzekering. We leggen die afspraken per partner op één bladzijde vast, zodat ook na een wissel van personen duidelijk blijft wat is afgesproken.',
      ),
    ),
    marksReady('facilitator@werkkracht10', workday(4, '09:20')),
    approves('beheerder2@beernem', workday(3, '14:45')),
  ],
};
