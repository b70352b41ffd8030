import { bullets, heading, paragraph } from '../story/blocks';
import {
  approves,
  marksReady,
  requestsReopening,
  workday,
  writes,
  type SectionStory,
} from '../story/section-story';

export const engagementBlankenberge: SectionStory = {
  key: '10',
  owner: 'blankenberge',
  steps: [
    writes(
      'beheerder@blankenberge',
      workday(9, '17:00'),
      paragraph(
        'Blankenberge is penhouder en werkgever van de deskundige e-inclusie. Het bestuur ziet digitale inclusie als een taak van de hele organisatie, niet van één dienst.',
      ),
      heading('Wat we doen', 3),
      bullets(
        'We stellen een werkplek, een leidinggevende en administratieve ondersteuning ter beschikking van de deskundige.',
        'We testen als eerste de hulp op vertrouwde plaatsen, met het OCMW en de dienstencentra.',
        'We lichten onze vijf meest gebruikte digitale diensten door met inwoners.',
        'We voeren de projectrekening en stellen de verantwoording op.',
      ),
    ),
    writes(
      'beheerder2@blankenberge',
      workday(7, '09:30'),
      heading('Wie en hoeveel', 3),
      paragraph(
        'De deskundige werkt voltijds voor de vier gemeenten. Daarnaast zet Blankenberge eigen medewerkers in bij onthaal, OCMW en communicatie, samen voor een vijfde van een voltijdse functie (raming van dit voorbeeld). Die tijd is onze eigen inbreng en wordt niet op de subsidie geboekt.',
      ),
      paragraph(
        'Na de subsidie blijft één medewerker van het onthaal het vaste aanspreekpunt. Het bestuur schrijft die taak in de functie in en neemt ze op in het meerjarenplan.',
      ),
    ),
    marksReady('beheerder2@blankenberge', workday(6, '10:10')),
    approves('beheerder@blankenberge', workday(5, '09:25')),
  ],
};

export const engagementDamme: SectionStory = {
  key: '10',
  owner: 'damme',
  due: { shareOfTimeLeft: 0.5 },
  steps: [
    writes(
      'redacteur@damme',
      workday(4, '09:50'),
      paragraph(
        'Damme trekt de actie rond het digitaal huisbezoek. In een gemeente met veel dorpen is dat voor ons de kortste weg naar mensen die nooit aan een loket komen.',
      ),
      heading('Wat we doen', 3),
      bullets(
        'We werken de vragenlijst voor het huisbezoek uit, samen met het OCMW en de thuiszorg, en testen die in één dorp.',
        'We schrijven het draaiboek waarmee de andere gemeenten de actie kunnen overnemen.',
        'We zoeken per dorp een vertrouwde plek waar de deskundige op afspraak zitting houdt.',
      ),
    ),
    writes(
      'redacteur@damme',
      workday(2, '15:15'),
      heading('Wie en hoeveel', 3),
      paragraph(
        'Een maatschappelijk werker van het OCMW begeleidt de huisbezoeken. [Aantal uren per week: na te vragen bij het OCMW.] De kosten voor verplaatsing en lokaal draagt de gemeente zelf.',
      ),
      paragraph(
        'Het college bespreekt dit engagement op zijn volgende zitting; tot dan is deze tekst een voorstel van de administratie.',
      ),
    ),
  ],
};

export const engagementKnokkeHeist: SectionStory = {
  key: '10',
  owner: 'knokke-heist',
  steps: [
    writes(
      'redacteur@knokke-heist',
      workday(8, '16:30'),
      paragraph(
        'Knokke-Heist engageert zich als grootste gemeente van het samenwerkingsverband om capaciteit te delen: wat wij ontwikkelen, is vanaf de eerste dag bruikbaar voor de drie andere.',
      ),
      heading('Wat we doen', 3),
      bullets(
        'We bouwen de groep digibuddy’s op: werving, vorming, begeleiding en waardering.',
        'We openen één herkenbaar punt voor digitale vragen, met uren buiten de kantooruren.',
        'We organiseren de vorming klare taal en nemen er medewerkers van de drie andere gemeenten in op.',
        'We toetsen onze vijf meest gebruikte digitale diensten met inwoners en delen de verbeterpunten.',
      ),
    ),
    writes(
      'gemachtigde@knokke-heist',
      workday(6, '17:20'),
      heading('Wie en hoeveel', 3),
      paragraph(
        'Een medewerker van de dienst welzijn krijgt een halve dag per week vrij voor de begeleiding van de digibuddy’s (raming van dit voorbeeld). Lokalen, onthaal en verzekering van de vrijwilligers zijn eigen inbreng van de gemeente.',
      ),
      paragraph(
        'Het bestuur neemt de werking na de subsidie over in het meerjarenplan. De schepen bevoegd voor welzijn volgt het project op en zetelt in de stuurgroep.',
      ),
    ),
    marksReady('redacteur@knokke-heist', workday(5, '11:30')),
    approves('beheerder2@blankenberge', workday(4, '16:05')),
    requestsReopening(
      'redacteur@knokke-heist',
      workday(1, '16:45'),
      'Onze dienst welzijn kan een volledige dag per week vrijmaken in plaats van een halve. Mag dat nog in de tekst?',
    ),
  ],
};
