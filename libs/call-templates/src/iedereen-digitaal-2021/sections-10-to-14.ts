import { asked, characters, choice, funded, optional, section } from './sections';
import { callAsTheRegionTells, callPage, flemishForms } from './sources';

const results = { number: '12', group: 'Beoogde resultaten en indicatoren' };

export const engagementToSustainability = [
  section({
    key: '10',
    number: '10',
    group: 'Rol en engagement per gemeente',
    title: 'Rol en engagement van het bestuur',
    kind: 'text',
    scope: 'partner',
    appliesTo: funded,
    guidance: [
      'Wat doet je bestuur in dit project, en wie neemt dat op?',
      'Hoeveel VTE en welke eigen inbreng zet je in?',
      'Welke digipunten zijn er, of komen er?',
      'Hoe ver staat je eigen werking rond e-inclusie vandaag: nog geen, in opbouw of actief?',
      'Wat staat er tegen 2024, hoe veranker je dat in het meerjarenplan en welke dienst is verantwoordelijk?',
    ],
    limits: characters({ min: 300, max: 1500 }),
    columns: [
      { ...choice('werking-vandaag', 'Eigen werking vandaag', ['geen', 'in opbouw', 'actief']), required: false },
      optional('werking-2024', 'Wat er tegen 2024 staat', 'long-text'),
      optional('meerjarenplan', 'Hoe verankerd in het meerjarenplan', 'long-text'),
      optional('dienst', 'Verantwoordelijke dienst'),
    ],
    rules: [
      { code: 'goal-year', text: 'Elk lokaal bestuur heeft tegen 2024 een eigen werking rond e-inclusie.', source: callAsTheRegionTells },
    ],
  }),
  section({
    key: '11',
    number: '11',
    group: 'Tijdlijn en mijlpalen',
    title: 'Tijdlijn en mijlpalen',
    kind: 'table',
    guidance: ['Welke stappen zet je, wanneer, en wie is verantwoordelijk?'],
    columns: [
      asked('mijlpaal', 'Stap of mijlpaal'),
      asked('start', 'Start', 'date'),
      asked('einde', 'Einde', 'date'),
      asked('verantwoordelijke', 'Verantwoordelijke', 'partner'),
    ],
    maxRows: 20,
    rules: [
      { code: 'max-rows', text: 'Hoogstens 20 stappen.', source: flemishForms },
      { code: 'max-duration', text: 'Het project duurt hoogstens 36 maanden.', source: callPage },
    ],
  }),
  section({
    ...results,
    key: '12-tabel',
    title: 'Indicatoren',
    kind: 'table',
    guidance: ['Wat meet je, waar sta je nu en waar wil je staan, per gemeente of voor het geheel?'],
    columns: [
      asked('indicator', 'Indicator'),
      choice('soort', 'Soort', ['output', 'outcome', 'impact']),
      asked('nulwaarde', 'Nulwaarde', 'number'),
      asked('streefwaarde', 'Streefwaarde', 'number'),
      asked('meetbron', 'Meetbron'),
      optional('gemeente', 'Gemeente', 'partner'),
    ],
  }),
  section({
    ...results,
    key: '12-tekst',
    title: 'Beoogde resultaten',
    kind: 'text',
    guidance: ['Wat verandert er voor je inwoners?', 'Hoe volg je de resultaten op, en hoe stuur je bij?'],
    limits: characters({ max: 2000 }),
  }),
  section({
    key: '13',
    number: '13',
    group: 'Risico’s',
    title: 'Risico’s',
    kind: 'table',
    guidance: ['Wat kan er misgaan, hoe groot is de kans en wat doe je eraan?'],
    columns: [
      asked('risico', 'Risico'),
      choice('kans', 'Kans', ['klein', 'gemiddeld', 'groot']),
      choice('impact', 'Impact', ['klein', 'gemiddeld', 'groot']),
      asked('maatregel', 'Maatregel', 'long-text'),
    ],
  }),
  section({
    key: '14',
    number: '14',
    group: 'Duurzaamheid en verspreiding',
    title: 'Duurzaamheid en verspreiding',
    kind: 'text',
    guidance: ['Wat blijft er na de subsidie?', 'Hoe deel je je kennis met andere besturen?'],
    limits: characters({ max: 2000 }),
  }),
];
