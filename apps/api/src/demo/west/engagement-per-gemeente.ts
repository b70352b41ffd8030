import { bullets, paragraph } from '../story/blocks';
import { approves, marksReady, suggests, workday, writes, type SectionStory } from '../story/section-story';

export const engagementBeernem: SectionStory = {
  key: '10',
  owner: 'beernem',
  steps: [
    writes(
      'beheerder@beernem',
      workday(7, '16:15'),
      paragraph(
        'Beernem is penhouder en trekt het werkpakket toegankelijke diensten. We nemen de administratie, de opdrachten en de verantwoording op ons.',
      ),
      bullets(
        'We stellen een werkplek en een leidinggevende voor de projectmedewerker ter beschikking.',
        'We maken de modeltekst over toegankelijkheid voor de bestekken van de vijf besturen.',
        'We herschrijven onze brieven die naar een digitale dienst verwijzen.',
      ),
      paragraph(
        'De tijd van eigen medewerkers is eigen inbreng. Na de subsidie blijft het onthaal het aanspreekpunt.',
      ),
    ),
    marksReady('beheerder2@beernem', workday(5, '14:30')),
    approves('beheerder@beernem', workday(4, '10:45')),
  ],
};

export const engagementJabbeke: SectionStory = {
  key: '10',
  owner: 'jabbeke',
  steps: [
    writes(
      'redacteur@jabbeke',
      workday(5, '10:50'),
      paragraph(
        'Jabbeke trekt het werkpakket vrijwilligers en verenigingen. We zoeken in elk dorp een vereniging die een vast moment mee wil dragen en begeleiden die van dichtbij.',
      ),
      bullets(
        'Eén medewerker van de vrijetijdsdienst coördineert en is bereikbaar voor alle vrijwilligers.',
        'Lokalen en verzekering zijn eigen inbreng van de gemeente.',
        'We schrijven het draaiboek waarmee de andere vier gemeenten kunnen starten.',
      ),
    ),
    writes(
      'gemachtigde@jabbeke',
      workday(4, '17:10'),
      paragraph(
        'Het college neemt de werking op in het meerjarenplan en bespreekt de voortgang elk jaar.',
      ),
    ),
    marksReady('redacteur@jabbeke', workday(3, '09:20')),
    approves('beheerder@beernem', workday(2, '11:00')),
  ],
};

export const engagementOostkamp: SectionStory = {
  key: '10',
  owner: 'oostkamp',
  steps: [
    writes(
      'redacteur@oostkamp',
      workday(5, '15:05'),
      paragraph(
        'Oostkamp trekt het werkpakket doorverwijzing. Als grootste van de vijf brengen we capaciteit in voor de gezamenlijke doorverwijskaart en voor de nulmeting.',
      ),
      bullets(
        'Een medewerker van het OCMW houdt de kaart maandelijks bij voor de vijf gemeenten.',
        'We voeren de nulmeting als eerste uit en passen de vragenlijst aan waar ze niet werkt.',
        'We bewaken de afbakening met andere subsidies, zodat geen uur twee keer wordt betaald.',
      ),
      paragraph('De werking loopt na de subsidie door binnen de dienst sociale zaken.'),
    ),
    marksReady('redacteur@oostkamp', workday(3, '13:15')),
    approves('beheerder2@beernem', workday(2, '15:30')),
  ],
};

export const engagementTorhout: SectionStory = {
  key: '10',
  owner: 'torhout',
  steps: [
    writes(
      'redacteur@torhout',
      workday(5, '09:35'),
      paragraph(
        'Torhout trekt het werkpakket oefenen. Met de scholen en de bibliotheek zetten we momenten op waarop jongeren en nieuwkomers hun eigen formulieren afwerken, met een vrijwilliger naast zich.',
      ),
      bullets(
        'De bibliotheek stelt ruimte en internet ter beschikking, ook op zaterdag.',
        'Een medewerker van onderwijs en jeugd maakt de afspraken met de scholen.',
        'We verzamelen de formulieren waarop het vaakst wordt vastgelopen, voor het werkpakket van Beernem.',
      ),
      paragraph('De uren van eigen medewerkers zijn onze inbreng.'),
    ),
    marksReady('redacteur@torhout', workday(3, '15:45')),
    approves('beheerder@beernem', workday(2, '11:05')),
  ],
};

// The last municipality to write: its council of aldermen still has to say how many hours it gives.
export const engagementZedelgem: SectionStory = {
  key: '10',
  owner: 'zedelgem',
  due: { shareOfTimeLeft: 0.4 },
  steps: [
    writes(
      'redacteur@zedelgem',
      workday(2, '14:25'),
      paragraph(
        'Zedelgem trekt het werkpakket huisbezoeken. Met de thuiszorg bereiken we ouderen die zelf niet om hulp vragen, en we testen in elke kern een vast moment.',
      ),
      paragraph(
        'Een maatschappelijk werker begeleidt de bezoeken. [Aantal uren per week: het college beslist op zijn volgende zitting.]',
      ),
    ),
    suggests('facilitator@werkkracht10', workday(1, '11:32'), {
      words: ['Met de thuiszorg bereiken we ouderen', 'Samen met de thuiszorg bereiken we ouderen'],
      remark: 'Zo klinkt het meer als samenwerking.',
    }),
  ],
};
