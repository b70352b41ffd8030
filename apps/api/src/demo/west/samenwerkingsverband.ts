import { heading, paragraph, table } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

// Inhabitants: the 2019 set named in the project's reference on the ten municipalities.
export const samenwerkingsverband: SectionStory = {
  key: '2-tekst',
  owner: null,
  steps: [
    writes(
      'beheerder@beernem',
      workday(10, '10:10'),
      heading('Vijf gemeenten van vergelijkbare schaal'),
      table(
        ['Gemeente', 'Inwoners (2019)', 'Rol'],
        ['Beernem', '15.763', 'penhouder'],
        ['Jabbeke', '13.865', 'partner'],
        ['Oostkamp', '23.698', 'partner'],
        ['Torhout', '20.463', 'partner'],
        ['Zedelgem', '22.819', 'partner'],
      ),
      paragraph(
        'Samen tellen we 96.608 inwoners. Geen van de vijf steekt boven de andere uit; dat maakt het eenvoudig om taken te ruilen. Beernem is penhouder omdat het bestuur de administratieve opvolging op zich kan nemen, niet omdat het de grootste partner is.',
      ),
    ),
    writes(
      'redacteur@oostkamp',
      workday(8, '13:45'),
      heading('Hoe we samenwerken'),
      paragraph(
        'De vijf besturen sluiten een samenwerkingsovereenkomst zonder rechtspersoon, goedgekeurd door de colleges en nadien door de gemeenteraden. Elke partner trekt één werkpakket voor de vijf: zo heeft niemand alles en iedereen iets te bieden.',
      ),
      paragraph(
        'Werkkracht10 verenigt de tien lokale besturen van de regio en coördineert het schrijven van dit dossier en van dossier Noord.',
      ),
    ),
    writes(
      'redacteur@brugge',
      workday(8, '16:10'),
      paragraph(
        'Brugge kan geen subsidie krijgen omdat het in de City Deal E-Inclusion by Design zit. In dit voorbeeld denkt de stad mee, zonder middelen: ze deelt modelteksten en testmethodes uit die City Deal en is waarnemer in de stuurgroep. Medewerkers van de vijf gemeenten mogen een toets in Brugge bijwonen voor ze er zelf een doen.',
      ),
    ),
    writes(
      'redacteur@jabbeke',
      workday(7, '08:40'),
      heading('Waarom samen'),
      paragraph(
        'Lokale besturen gebruiken vaak dezelfde leveranciers en dezelfde Vlaamse toepassingen. Een verbetering die één gemeente alleen vraagt, komt achteraan op een lijst; gevraagd door vijf besturen met samen 96.608 inwoners komt ze vooraan. Ook de omgekeerde weg telt: een fout die in Torhout gevonden wordt, hoeft in Zedelgem niet opnieuw gezocht te worden.',
      ),
    ),
    marksReady('redacteur@oostkamp', workday(7, '09:30')),
    approves('beheerder@beernem', workday(6, '10:45')),
  ],
};
