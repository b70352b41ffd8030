import { applicants, asked, characters, choice, section } from './sections';
import { callAsTheRegionTells, callPage, flemishForms } from './sources';

const summary = { number: '0', group: 'Samenvatting' };
const partners = { number: '2', group: 'Samenwerkingsverband en partners' };
const needs = { number: '3', group: 'Omgevingsanalyse: noden en bestaand aanbod' };

export const summaryToGoals = [
  section({
    ...summary,
    key: '0-zin',
    title: 'Het project in één zin',
    kind: 'text',
    guidance: ['Wat wil het samenwerkingsverband bereiken, in één zin?'],
    limits: characters({ max: 150 }),
  }),
  section({
    ...summary,
    key: '0-samenvatting',
    title: 'Samenvatting',
    kind: 'text',
    guidance: [
      'Voor wie doe je dit, en waar?',
      'Hoe pak je het aan, en met welk bedrag?',
      'Schrijf de samenvatting zo dat ook wie de oproep niet kent ze begrijpt.',
    ],
    limits: characters({ max: 3000 }),
  }),
  section({
    key: '1',
    number: '1',
    group: 'Gegevens penhouder',
    title: 'Gegevens penhouder',
    kind: 'fields',
    scope: 'partner',
    appliesTo: ['penhouder'],
    guidance: [
      'Vul de gegevens van het bestuur in dat de aanvraag indient.',
      'Is het rekeningnummer niet dat van het Gemeentefonds? Voeg dan bij de bijlagen een bevestigingsbrief toe van de burgemeester en de financieel directeur.',
    ],
    columns: [
      asked('naam', 'Naam van het bestuur'),
      asked('nis', 'NIS-code'),
      asked('kbo', 'Ondernemingsnummer (KBO)'),
      asked('adres', 'Adres', 'long-text'),
      asked('iban', 'IBAN'),
      asked('gemeentefonds', 'Dit is de rekening van het Gemeentefonds', 'boolean'),
      asked('contact-naam', 'Contactpersoon: naam'),
      asked('contact-functie', 'Contactpersoon: functie'),
      asked('contact-mail', 'Contactpersoon: e-mailadres'),
      asked('contact-telefoon', 'Contactpersoon: telefoonnummer'),
      asked('politiek-verantwoordelijke', 'Politiek verantwoordelijke'),
    ],
    rules: [
      {
        code: 'bank-letter',
        text: 'Een ander rekeningnummer dan dat van het Gemeentefonds vraagt een bevestigingsbrief.',
        source: flemishForms,
      },
    ],
  }),
  section({
    ...partners,
    key: '2-tekst',
    title: 'Samenwerkingsverband en partners',
    kind: 'text',
    guidance: [
      'Wie doet mee, en waarom op deze schaal?',
      'Welke vorm van samenwerking kies je?',
      'Hoe verhoudt het samenwerkingsverband zich tot de referentieregio?',
      'Wie neemt deel zonder financiering? Zeg waarom, en wat die partner inbrengt.',
    ],
    limits: characters({ max: 2500 }),
    rules: [
      {
        code: 'excluded-organisations',
        text: 'Brugge is lid van de City Deal e-Inclusie en krijgt uit deze oproep geen middelen, maar kan wel partner zijn.',
        source: callAsTheRegionTells,
      },
    ],
  }),
  section({
    ...partners,
    key: '2-partners',
    title: 'Partners en hun inbreng',
    kind: 'table',
    guidance: ['Zet elke partner op een rij: wat brengt die in, en krijgt die middelen uit de subsidie?'],
    columns: [
      asked('partner', 'Partner', 'partner'),
      choice('rol', 'Rol in het project', ['penhouder', 'initiatiefnemer', 'partner met middelen', 'partner zonder middelen', 'onderaannemer']),
      asked('inbreng', 'Inbreng', 'long-text'),
      asked('middelen', 'Krijgt middelen uit de subsidie', 'boolean'),
    ],
  }),
  section({
    ...needs,
    key: '3-consortium',
    title: 'Omgevingsanalyse: noden en bestaand aanbod',
    kind: 'text',
    guidance: [
      'Welke groepen lopen in jullie regio risico op digitale uitsluiting?',
      'Welke cijfers heb je daarover, per gemeente of voor het geheel?',
      'Welke acties lopen al, los van deze subsidie?',
    ],
    limits: characters({ max: 3500 }),
  }),
  section({
    ...needs,
    key: '3-partner',
    title: 'Noden en aanbod in de gemeente',
    kind: 'text',
    scope: 'partner',
    appliesTo: applicants,
    guidance: [
      'Wie valt in jouw gemeente digitaal uit de boot?',
      'Wat doet je bestuur vandaag al, en wat ontbreekt er nog?',
    ],
    limits: characters({ max: 1000 }),
  }),
  section({
    key: '4',
    number: '4',
    group: 'Doelstellingen en gekozen invalshoeken',
    title: 'Doelstellingen en gekozen invalshoeken',
    kind: 'text',
    guidance: [
      'Welke invalshoeken kies je: één, twee of alle drie?',
      'Wat wil je bereiken? Maak elke doelstelling specifiek, meetbaar en haalbaar.',
      'Hoe heeft elk bestuur tegen 2024 een eigen werking rond e-inclusie?',
    ],
    limits: characters({ max: 3000 }),
    rules: [
      { code: 'angles', text: 'Je project werkt aan minstens één van de drie invalshoeken.', source: callPage },
      { code: 'goal-year', text: 'Elk lokaal bestuur heeft tegen 2024 een eigen werking rond e-inclusie.', source: callAsTheRegionTells },
      { code: 'max-duration', text: 'Het project duurt hoogstens 36 maanden.', source: callPage },
    ],
  }),
];
