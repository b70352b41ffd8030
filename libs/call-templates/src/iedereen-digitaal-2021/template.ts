import { callTemplate, type CallTemplate } from '../call-template';
import { anglesToOrganisation } from './sections-5-to-9';
import { budgetToAnnexes } from './sections-15-to-20';
import { engagementToSustainability } from './sections-10-to-14';
import { summaryToGoals } from './sections-0-to-4';
import { callAsTheRegionTells, callContentRules, callPage, example } from './sources';

/**
 * The Flemish call *Iedereen Digitaal* of 2021. From the call come only the cap, the 36 months, the angles,
 * the deadline and its move, no Digibank and no mere purchase of ICT, Brugge's exclusion and the goal year;
 * the call's own form was never found, so the sections and their limits are examples.
 */
export const iedereenDigitaal2021: CallTemplate = callTemplate.parse({
  slug: 'iedereen-digitaal-2021',
  title: 'Iedereen Digitaal – projectsubsidie uitbouw lokaal e-inclusiebeleid',
  grantor: 'Agentschap Binnenlands Bestuur',
  programme: 'Iedereen Digitaal (Vlaamse Veerkracht)',
  version: '1',
  // Noon in Brussels is 10:00 UTC: summer time ended two days later.
  deadline: { at: '2021-10-29T10:00:00Z', timeZone: 'Europe/Brussels', movedFrom: '2021-10-04', source: callPage },
  maxSubsidyCents: { value: 20_000_000, source: callPage },
  maxDurationMonths: { value: 36, source: callPage },
  // No rate is known of the call, so none is invented and no overhead is computed.
  overheadRateBp: { value: null, source: example },
  goalYear: { value: 2024, source: callAsTheRegionTells },
  choices: [
    {
      key: 'invalshoeken',
      title: 'Invalshoeken',
      min: 1,
      max: 3,
      options: [
        { key: 'acties', title: 'Innovatieve en schaalbare acties' },
        { key: 'beleid', title: 'Vormgeven van het toekomstig e-inclusiebeleid' },
        { key: 'toegankelijkheid', title: 'Versterken van de digitale toegankelijkheid van de digitale dienstverlening' },
      ],
      source: callPage,
    },
  ],
  exclusions: [
    {
      nis: '31005',
      name: 'Brugge',
      reason: 'Lid van de City Deal e-Inclusie: geen middelen uit deze oproep, wel mogelijk als partner.',
      source: callAsTheRegionTells,
    },
  ],
  forbidden: [
    { code: 'digibank', text: 'Een Digibank oprichten kan niet met deze subsidie.', source: callContentRules },
    { code: 'mere-ict-purchase', text: 'Alleen ICT-materiaal aankopen kan niet.', source: callContentRules },
  ],
  rules: [
    { code: 'max-subsidy', text: 'Hoogstens € 200.000 subsidie per dossier, hoeveel besturen er ook meedoen.', source: callPage },
    { code: 'max-duration', text: 'Het project duurt hoogstens 36 maanden.', source: callPage },
    { code: 'angles', text: 'Je project werkt aan minstens één van de drie invalshoeken.', source: callPage },
    { code: 'deadline', text: 'Indienen kan tot vrijdag 29 oktober 2021 om 12.00 uur (eerst: 4 oktober 2021).', source: callPage },
    { code: 'goal-year', text: 'Elk lokaal bestuur heeft tegen 2024 een eigen werking rond e-inclusie.', source: callAsTheRegionTells },
  ],
  sections: [...summaryToGoals, ...anglesToOrganisation, ...engagementToSustainability, ...budgetToAnnexes],
});
