import { asked, characters, choice, optional, section } from './sections';
import { callContentRules, callPage, federalCall, followUpForm } from './sources';

const angle = (option: string) => ({ choice: 'invalshoeken', option });
const helix = { number: '8', group: 'Quadruple helix en overheidsopdrachten' };

const angles = [
  section({
    key: '5a',
    number: '5a',
    group: 'Invalshoek: vormgeven van het e-inclusiebeleid',
    title: 'Vormgeven van het toekomstig e-inclusiebeleid',
    kind: 'text',
    guidance: [
      'Hoe komt het beleid tot stand, en wie beslist?',
      'Hoe verankeren de besturen het in hun meerjarenplan?',
      'Welke deskundigheid heb je nodig, en met welke bovenlokale organisaties werk je samen?',
    ],
    limits: characters({ max: 3500 }),
    mayBeNotApplicable: true,
    followsChoice: angle('beleid'),
  }),
  section({
    key: '5b',
    number: '5b',
    group: 'Invalshoek: innovatieve en schaalbare acties',
    title: 'Innovatieve en schaalbare acties',
    kind: 'text',
    guidance: [
      'Wat is er vernieuwend aan je acties, en hoe kun je ze opschalen?',
      'Aan welke aspecten werk je: toegang, vaardigheden, ondersteuning?',
      'Hoe zet je kwetsbare mensen voorop?',
    ],
    limits: characters({ max: 3500 }),
    mayBeNotApplicable: true,
    followsChoice: angle('acties'),
    rules: [
      {
        code: 'several-aspects',
        text: 'Acties werken aan verschillende aspecten van digitale inclusie, met bijzondere aandacht voor kwetsbare mensen.',
        source: callContentRules,
      },
      { code: 'no-digibank', text: 'Een Digibank oprichten kan niet met deze subsidie.', source: callContentRules },
      { code: 'no-mere-purchase', text: 'Alleen ICT-materiaal aankopen kan niet.', source: callContentRules },
    ],
  }),
  section({
    key: '5c',
    number: '5c',
    group: 'Invalshoek: digitale toegankelijkheid van de dienstverlening',
    title: 'Digitale toegankelijkheid van de dienstverlening',
    kind: 'text',
    guidance: [
      'Hoe werk je vooraf aan toegankelijkheid, met inclusion-by-design: ontwikkelen, testen en invoeren?',
      'Hoe controleer je de toegankelijkheid van wat er al is?',
    ],
    limits: characters({ max: 3500 }),
    mayBeNotApplicable: true,
    followsChoice: angle('toegankelijkheid'),
    rules: [
      { code: 'angles', text: 'Toegankelijkheid van de digitale dienstverlening is een van de drie invalshoeken.', source: callPage },
    ],
  }),
];

const actions = section({
  key: '6',
  number: '6',
  group: 'Acties',
  title: 'Acties',
  kind: 'table',
  guidance: [
    'Beschrijf elke actie kort: wat doe je, waar en hoe?',
    'Wie trekt de actie, en welke gemeenten doen mee?',
    'Waaraan zie je dat de actie werkt?',
  ],
  columns: [
    { ...asked('doel', 'Doel in één zin'), maxCharacters: 150 },
    { ...asked('beschrijving', 'Wat, waar en hoe', 'long-text'), maxCharacters: 700 },
    choice('type', 'Type actie', [
      'individuele toegang op het thuisadres',
      'overkoepelend e-inclusiebeleid',
      'toegang tot hardware, software of openbaar internet',
      'competenties',
      'ondersteuningsnetwerk',
      'e-inclusion by design',
      'Digibank (kan niet in deze oproep)',
    ]),
    asked('toegang', 'Werkt aan toegang', 'boolean'),
    asked('vaardigheden', 'Werkt aan vaardigheden', 'boolean'),
    asked('ondersteuning', 'Werkt aan ondersteuning', 'boolean'),
    asked('kwetsbaar', 'Richt zich op kwetsbare mensen', 'boolean'),
    asked('doelgroepen', 'Doelgroepen'),
    asked('trekker', 'Trekker', 'partner'),
    asked('gemeenten', 'Betrokken gemeenten'),
    asked('start', 'Start', 'date'),
    asked('einde', 'Einde', 'date'),
    optional('indicator', 'Indicator'),
  ],
  maxRows: 15,
  rules: [
    { code: 'max-rows', text: 'Hoogstens 15 acties.', source: followUpForm },
    { code: 'action-lengths', text: 'Hoogstens 150 tekens voor het doel en 700 voor de beschrijving.', source: followUpForm },
    { code: 'action-types', text: 'De types van acties komen uit het formulier van 2022.', source: followUpForm },
  ],
});

export const anglesToOrganisation = [
  ...angles,
  actions,
  section({
    key: '7',
    number: '7',
    group: 'Doelgroepen en bereik',
    title: 'Doelgroepen en bereik',
    kind: 'text',
    guidance: ['Hoe bereik je kwetsbare mensen als eersten?', 'Hoe betrek je hen bij wat je doet?'],
    limits: characters({ max: 2000 }),
  }),
  section({
    ...helix,
    key: '8-tekst',
    title: 'Quadruple helix en overheidsopdrachten',
    kind: 'text',
    guidance: [
      'Welke burgers, kennisinstellingen, bedrijven en overheden betrek je, en in welke rol?',
      'Is het een subsidiepartner, een samenwerking tussen overheden of een opdracht?',
      'Hoe volg je de wet op de overheidsopdrachten?',
    ],
    limits: characters({ max: 2500 }),
  }),
  section({
    ...helix,
    key: '8-tabel',
    title: 'Partners uit de quadruple helix',
    kind: 'table',
    guidance: ['Ken je de partner nog niet? Beschrijf dan het gewenste profiel en noem geen bedrijf.'],
    mayBeNotApplicable: true,
    columns: [
      asked('naam', 'Naam, of profiel als de opdracht nog niet gegund is'),
      choice('helix', 'Soort', ['overheid', 'kennisinstelling', 'bedrijf', 'burgers']),
      asked('rol', 'Rol', 'long-text'),
      choice('basis', 'Basis', ['geen opdracht nodig', 'samenwerking tussen overheden', 'uitzondering', 'opdracht', 'nog te gunnen']),
      optional('profiel', 'Gewenst profiel', 'long-text'),
    ],
    rules: [
      {
        code: 'profile-instead-of-name',
        text: 'Voor een opdracht die nog gegund moet worden, volstaan de doelen en het gezochte profiel.',
        source: federalCall,
      },
    ],
  }),
  section({
    key: '9',
    number: '9',
    group: 'Regierol en projectorganisatie',
    title: 'Regierol en projectorganisatie',
    kind: 'text',
    guidance: [
      'Wie zit in de stuurgroep, en wat doet de penhouder?',
      'Wie is de werkgever van de projectmedewerker?',
      'Hoe beslis je samen, en hoe communiceer je?',
    ],
    limits: characters({ max: 2500 }),
  }),
];
