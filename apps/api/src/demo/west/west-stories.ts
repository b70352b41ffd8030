import type { SectionStory } from '../story/section-story';
import { doelgroepen } from './doelgroepen';
import { doelstellingen } from './doelstellingen';
import { duurzaamheid } from './duurzaamheid';
import {
  engagementBeernem,
  engagementJabbeke,
  engagementOostkamp,
  engagementTorhout,
  engagementZedelgem,
} from './engagement-per-gemeente';
import { beleid, digitaleToegankelijkheid, innovatieveActies } from './invalshoeken';
import {
  nodenBeernem,
  nodenJabbeke,
  nodenOostkamp,
  nodenTorhout,
  nodenZedelgem,
} from './noden-per-gemeente';
import { omgevingsanalyse } from './omgevingsanalyse';
import { quadrupleHelix } from './quadruple-helix';
import { regierol } from './regierol';
import { resultaten } from './resultaten';
import { samenvatting, zin } from './samenvatting';
import { samenwerkingsverband } from './samenwerkingsverband';
import { verantwoording } from './verantwoording';

/** The dossier that is nearly there: almost every text approved. */
export const WEST_STORIES: readonly SectionStory[] = [
  zin,
  samenvatting,
  samenwerkingsverband,
  omgevingsanalyse,
  nodenBeernem,
  nodenJabbeke,
  nodenOostkamp,
  nodenTorhout,
  nodenZedelgem,
  doelstellingen,
  beleid,
  innovatieveActies,
  digitaleToegankelijkheid,
  doelgroepen,
  quadrupleHelix,
  regierol,
  engagementBeernem,
  engagementJabbeke,
  engagementOostkamp,
  engagementTorhout,
  engagementZedelgem,
  resultaten,
  duurzaamheid,
  verantwoording,
];
