import type { SectionStory } from '../story/section-story';
import { beleid } from './beleid';
import { digitaleToegankelijkheid } from './digitale-toegankelijkheid';
import { doelgroepen } from './doelgroepen';
import { doelstellingen } from './doelstellingen';
import { duurzaamheid } from './duurzaamheid';
import {
  engagementBlankenberge,
  engagementDamme,
  engagementKnokkeHeist,
} from './engagement-per-gemeente';
import { innovatieveActies } from './innovatieve-acties';
import { nodenBlankenberge, nodenDamme, nodenKnokkeHeist } from './noden-per-gemeente';
import { omgevingsanalyse } from './omgevingsanalyse';
import { quadrupleHelix } from './quadruple-helix';
import { regierol } from './regierol';
import { resultaten } from './resultaten';
import { samenvatting } from './samenvatting';
import { samenwerkingsverband } from './samenwerkingsverband';
import { verantwoording } from './verantwoording';
import { zin } from './zin';

/** Two weeks of writing: ten of the sections approved, four waiting, the rest on its way or empty. */
export const NOORD_STORIES: readonly SectionStory[] = [
  zin,
  samenvatting,
  samenwerkingsverband,
  omgevingsanalyse,
  nodenBlankenberge,
  nodenDamme,
  nodenKnokkeHeist,
  doelstellingen,
  beleid,
  innovatieveActies,
  digitaleToegankelijkheid,
  doelgroepen,
  quadrupleHelix,
  regierol,
  engagementBlankenberge,
  engagementDamme,
  engagementKnokkeHeist,
  resultaten,
  duurzaamheid,
  verantwoording,
];
