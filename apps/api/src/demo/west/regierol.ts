import { bullets, heading, paragraph } from '../story/blocks';
import { approves, marksReady, workday, writes, type SectionStory } from '../story/section-story';

export const regierol: SectionStory = {
  key: '9',
  owner: null,
  steps: [
    writes(
      'beheerder2@beernem',
      workday(9, '13:05'),
      paragraph(
        'De regie ligt bij de besturen. Beernem dient in, beheert de middelen en legt verantwoording af; de vijf gemeenten beslissen samen.',
      ),
      bullets(
        '**Stuurgroep**, elke drie maanden: één mandataris of leidend ambtenaar per gemeente, elk één stem. Brugge is waarnemer.',
        '**Werkpakketten**: elke gemeente trekt er één en werkt het uit voor de vijf.',
        '**Kernteam** per gemeente: onthaal, OCMW, bibliotheek of cultuurdienst, communicatie.',
        '**Projectmedewerker**: in dienst van de penhouder, beurtelings in de vijf gemeenten aan het werk.',
      ),
    ),
    writes(
      'redacteur@oostkamp',
      workday(7, '09:45'),
      heading('Afspraken'),
      paragraph(
        'De stuurgroep zoekt overeenstemming en beslist anders met vier stemmen op vijf. Een beslissing die een gemeente geld kost, vraagt haar akkoord. Wie een termijn niet haalt, meldt dat voor de vergadering. Werkkracht10 begeleidt de stuurgroep, maakt de verslagen en zorgt voor het contact met dossier Noord.',
      ),
      paragraph(
        'Elk college krijgt na elke stuurgroep een kort verslag. Naar inwoners communiceert elke gemeente zelf, met een gemeenschappelijke boodschap.',
      ),
    ),
    writes(
      'redacteur@zedelgem',
      workday(6, '10:00'),
      heading('Werkpakketten en trekkers'),
      bullets(
        'Beernem: toegankelijke diensten en klare taal.',
        'Jabbeke: vrijwilligers en verenigingen.',
        'Oostkamp: doorverwijzing en nulmeting.',
        'Torhout: oefenen met scholen en bibliotheek.',
        'Zedelgem: huisbezoeken en vaste momenten per kern.',
      ),
      paragraph(
        'Een trekker voert niet alles zelf uit. Ze zorgt dat het werk in de vijf gemeenten vooruitgaat, houdt het draaiboek bij en meldt wat vastloopt.',
      ),
    ),
    marksReady('redacteur@oostkamp', workday(5, '08:50')),
    approves('beheerder@beernem', workday(4, '10:40')),
  ],
};
