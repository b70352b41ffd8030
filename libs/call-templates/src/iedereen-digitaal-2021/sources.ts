import type { RuleSource } from '@samenpen/contracts';

/** The official page of the call (ABB, 17-09-2021). */
export const callPage: RuleSource = {
  source: 'call',
  reference: 'Oproep Projectsubsidie uitbouw lokaal e-inclusiebeleid, Agentschap Binnenlands Bestuur, 17-09-2021',
};

/** What VVSG published of the call's rules of content (11-08-2021). */
export const callContentRules: RuleSource = {
  source: 'call',
  reference: 'Nieuwe oproep lokaal e-inclusiebeleid, VVSG, 11-08-2021',
};

/** The region's own account of the call's rule for Brugge and of the goal year. */
export const callAsTheRegionTells: RuleSource = {
  source: 'call',
  reference: 'Projectdossiers Iedereen Digitaal goedgekeurd, Werkkracht10',
};

/** The published form of the follow-up of 2022: a sibling, not the call of 2021. */
export const followUpForm: RuleSource = {
  source: 'sibling',
  reference: 'Aanvraagformulier uitrol lokaal e-inclusiebeleid 2022 (lblod/app-subsidiepunt, e-inclusion/proposal)',
};

/** The current standard structure of Flemish project forms. */
export const flemishForms: RuleSource = {
  source: 'sibling',
  reference: 'Vlaamse subsidieformulieren 2025-2026 (lblod/app-subsidiepunt)',
};

/** The Digibanken call: its advice on VAT, justification and double funding. */
export const digibanken: RuleSource = {
  source: 'sibling',
  reference: 'Oproep Digibanken, 7 tips, 30-08-2022',
};

/** The federal call E-inclusion for Belgium: partners by way of a public contract. */
export const federalCall: RuleSource = {
  source: 'sibling',
  reference: 'E-inclusion for Belgium – OCMW, veelgestelde vragen, POD Maatschappelijke Integratie',
};

/** A rule of ours, to show how it works. */
export const example: RuleSource = {
  source: 'example',
  reference: 'Voorbeeldregel, niet uit de oproep van 2021',
};
