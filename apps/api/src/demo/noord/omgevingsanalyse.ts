import { bullets, heading, paragraph, table } from '../story/blocks';
import { mends, workday, writes, type SectionStory } from '../story/section-story';

// Still being written, by everybody: it is handed to nobody, so that all four municipalities can type in it at once.
export const omgevingsanalyse: SectionStory = {
  key: '3-consortium',
  owner: null,
  due: { shareOfTimeLeft: 0.3 },
  steps: [
    writes(
      'facilitator@werkkracht10',
      workday(10, '11:10'),
      paragraph(
        'In de vier gemeenten wonen samen 67.276 mensen. De kust vergrijst sneller dan het binnenland, en in Damme en Zuienkerke liggen de woonkernen ver uit elkaar: wie geen wagen heeft, geraakt moeilijk aan een loket.',
      ),
      heading('Wie valt uit de boot'),
      paragraph(
        'De eerste gesprekken met OCMW’s en bibliotheken wijzen op drie groepen: alleenstaande zeventigplussers, gezinnen zonder computer, en nieuwkomers die een dienst wel vinden maar niet kunnen afwerken.',
      ),
    ),
    writes(
      'redacteur@knokke-heist',
      workday(8, '15:05'),
      bullets(
        '**Alleenstaande zeventigplussers.** Zij missen vaak niet de computer maar de omgeving: niemand die even meekijkt als een scherm verandert. Schaamte houdt hen weg van een klassieke cursus.',
        '**Gezinnen zonder eigen toestel of vast internet.** Een smartphone met een beperkt data-abonnement volstaat niet om een formulier met bijlagen in te vullen of een kind huiswerk te laten maken.',
        '**Nieuwkomers en mensen die moeilijk lezen.** De taal van de dienst is de eerste drempel, het scherm de tweede. Ze beginnen aan een aanvraag en geven halverwege op.',
      ),
      paragraph(
        'Die groepen overlappen. Wie aan het loket van één dienst afhaakt, haakt doorgaans ook af bij de andere. We kijken daarom naar de drempel en niet naar de dienst.',
      ),
    ),
    mends('beheerder2@blankenberge', workday(6, '13:25'), [
      'gezinnen zonder computer',
      'gezinnen zonder eigen toestel of vast internet',
    ]),
    writes(
      'redacteur@damme',
      workday(5, '10:35'),
      heading('Cijfers per gemeente'),
      table(
        ['Gemeente', 'Inwoners (2019)', 'Digipunten vandaag'],
        ['Blankenberge', '20.436', '[na te vragen bij de bibliotheek]'],
        ['Damme', '10.993', '[na te vragen bij het OCMW]'],
        ['Knokke-Heist', '33.126', '[na te vragen bij de bibliotheek]'],
        ['Zuienkerke', '2.721', '[na te vragen bij het OCMW]'],
      ),
      paragraph(
        'Voor de drie groepen hierboven vragen we de cijfers op bij de OCMW’s: het aantal alleenwonende ouderen, de gezinnen met een leefloon of in budgetbegeleiding, en de inburgeraars per gemeente. Die cijfers komen in de tabel, met bron en jaartal.',
      ),
    ),
    writes(
      'facilitator@werkkracht10',
      workday(3, '16:15'),
      heading('Wat er al is'),
      paragraph(
        'Vandaag helpt iedereen een beetje: de baliemedewerker die een afspraak mee inboekt, de maatschappelijk werker die een aanvraag invult, de vrijwilliger die een smartphone instelt. Dat aanbod hangt aan mensen, is nergens opgelijst en valt weg bij ziekte of vakantie. Geen van de vier gemeenten heeft vandaag één aanspreekpunt voor e-inclusie [te bevestigen door elk bestuur].',
      ),
    ),
    writes(
      'beheerder2@blankenberge',
      workday(2, '11:05'),
      paragraph(
        'Ook buiten de besturen wordt geholpen. Denk aan een huurdersvereniging die online dossiers mee invult, een school die ouders leert werken met het leerlingplatform, een apotheker die uitlegt hoe je een digitaal voorschrift terugvindt. Niemand heeft daarvan een overzicht. [Lijst per gemeente: aan te vullen door elke partner tegen de volgende werkgroep.]',
      ),
      heading('Wat ontbreekt'),
    ),
    writes(
      'redacteur@damme',
      workday(1, '14:31'),
      paragraph(
        'Drie leemten komen in elk gesprek terug: **nabijheid** (hulp is er, maar niet in het eigen dorp), **continuïteit** (hulp hangt aan één persoon) en **doorverwijzing** (diensten weten van elkaar niet wat ze aanbieden). Op die drie leemten zijn de doelstellingen gebouwd.',
      ),
    ),
  ],
};
