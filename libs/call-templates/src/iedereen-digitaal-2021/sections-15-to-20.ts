import { asked, characters, choice, funded, optional, section } from './sections';
import { callPage, digibanken, flemishForms } from './sources';

const budget = { number: '15', group: 'Begroting' };

const budgetColumns = [
  choice('categorie', 'Categorie', ['personeelskosten', 'werkingskosten', 'externe prestaties', 'investeringen']),
  asked('omschrijving', 'Omschrijving'),
  asked('verantwoording', 'Verantwoording', 'long-text'),
  asked('jaar', 'Jaar', 'number'),
  asked('aantal', 'Aantal', 'number'),
  asked('eenheidsprijs', 'Prijs per eenheid', 'money'),
  asked('bedrag', 'Bedrag', 'money'),
  asked('subsidie', 'Gevraagde subsidie', 'money'),
  optional('eigen-inbreng', 'Eigen inbreng', 'money'),
  optional('andere', 'Andere financiering', 'money'),
];

const budgets = [
  section({
    ...budget,
    key: '15-consortium',
    title: 'Begroting van het geheel',
    kind: 'budget',
    guidance: ['Dit overzicht volgt vanzelf uit de begrotingen van de partners.'],
    isConsolidated: true,
    columns: budgetColumns,
    rules: [{ code: 'max-subsidy', text: 'Hoogstens € 200.000 subsidie per dossier, hoeveel besturen er ook meedoen.', source: callPage }],
  }),
  section({
    ...budget,
    key: '15-partner',
    title: 'Begroting van het bestuur',
    kind: 'budget',
    scope: 'partner',
    appliesTo: funded,
    guidance: ['Welke kosten maakt je bestuur, en hoe betaal je ze?', 'Verantwoord elke lijn.'],
    columns: budgetColumns,
    rules: [
      { code: 'line-justified', text: 'Elke begrotingslijn heeft een verantwoording.', source: digibanken },
      { code: 'vat-by-status', text: 'Een btw-plichtige partner begroot zonder btw.', source: digibanken },
    ],
  }),
];

const commitments = [
  section({
    key: '18',
    number: '18',
    group: 'Samenwerkingsovereenkomst en intentieverklaringen',
    title: 'Overeenkomst of intentieverklaring van het bestuur',
    kind: 'annexes',
    scope: 'partner',
    appliesTo: funded,
    guidance: [
      'Voeg de ondertekende samenwerkingsovereenkomst of intentieverklaring toe.',
      'Is er al een besluit van het college of de gemeenteraad? Geef de datum en het nummer.',
    ],
    columns: [
      asked('verklaring', 'Samenwerkingsovereenkomst of intentieverklaring', 'file'),
      asked('datum', 'Datum van ondertekening', 'date'),
      optional('besluit-datum', 'Besluit van college of gemeenteraad: datum', 'date'),
      optional('besluit-nummer', 'Besluit van college of gemeenteraad: nummer'),
    ],
  }),
  section({
    key: '19',
    number: '19',
    group: 'Verklaringen',
    title: 'Verklaring op eer van het bestuur',
    kind: 'declaration',
    scope: 'partner',
    appliesTo: funded,
    guidance: ['Een gemachtigde van je bestuur leest en bevestigt deze verklaringen.'],
    columns: [
      asked('eer', 'Wat ons bestuur in dit dossier opgeeft, is juist en volledig.', 'boolean'),
      asked('non-discriminatie', 'Ons bestuur onderschrijft de clausule over non-discriminatie en integriteit.', 'boolean'),
      asked('gdpr', 'Ons bestuur verwerkt persoonsgegevens volgens de AVG (GDPR).', 'boolean'),
    ],
    rules: [
      { code: 'declarations', text: 'Een verklaring op eer en een clausule over non-discriminatie en integriteit.', source: flemishForms },
    ],
  }),
];

export const budgetToAnnexes = [
  ...budgets,
  section({
    key: '16',
    number: '16',
    group: 'Verantwoording van de begrote middelen',
    title: 'Verantwoording van de begrote middelen',
    kind: 'text',
    guidance: ['Waarom is elke kost nodig?', 'Geef voor personeel het aantal VTE, de inzet en de loonschaal.'],
    limits: characters({ max: 3000 }),
  }),
  section({
    key: '17',
    number: '17',
    group: 'Andere subsidies en dubbele financiering',
    title: 'Andere subsidies van het bestuur',
    kind: 'table',
    scope: 'partner',
    appliesTo: funded,
    guidance: [
      'Welke andere subsidies krijgt je bestuur voor digitale inclusie?',
      'Hoe baken je dit project daarvan af, bijvoorbeeld van Digibanken?',
    ],
    mayBeNotApplicable: true,
    columns: [
      asked('instantie', 'Instantie'),
      asked('reden', 'Reden'),
      asked('van', 'Van', 'date'),
      asked('tot', 'Tot', 'date'),
      asked('bedrag', 'Bedrag', 'money'),
      asked('afbakening', 'Afbakening met dit project', 'long-text'),
    ],
    rules: [{ code: 'no-double-funding', text: 'Dezelfde kost wordt geen twee keer gesubsidieerd.', source: digibanken }],
  }),
  ...commitments,
  section({
    key: '20',
    number: '20',
    group: 'Bijlagen',
    title: 'Bijlagen',
    kind: 'annexes',
    guidance: ['Voeg toe wat het dossier verder onderbouwt.'],
    required: false,
    mayBeNotApplicable: true,
    columns: [
      optional('projectplan', 'Projectplan of tijdlijn', 'file'),
      optional('bevestigingsbrief', 'Bevestigingsbrief van het rekeningnummer', 'file'),
      optional('andere', 'Andere bijlage', 'file'),
    ],
  }),
];
