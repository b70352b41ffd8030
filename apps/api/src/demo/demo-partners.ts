import type { Helix, ProjectRole } from '@samenpen/contracts';
import type { DemoDossier } from './accounts';

/** An organisation of the demo. NIS codes: the reference file on the ten municipalities. */
export type DemoOrganisation = {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'municipality' | 'intermunicipal';
  readonly nis: string | null;
};

export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  municipality('blankenberge', 'Blankenberge', '31004'),
  municipality('damme', 'Damme', '31006'),
  municipality('knokke-heist', 'Knokke-Heist', '31043'),
  municipality('zuienkerke', 'Zuienkerke', '31042'),
  municipality('beernem', 'Beernem', '31003'),
  municipality('jabbeke', 'Jabbeke', '31012'),
  municipality('oostkamp', 'Oostkamp', '31022'),
  municipality('torhout', 'Torhout', '31033'),
  municipality('zedelgem', 'Zedelgem', '31040'),
  municipality('brugge', 'Brugge', '31005'),
  { slug: 'werkkracht10', name: 'Werkkracht10', kind: 'intermunicipal', nis: null },
];

/** What an organisation is in a dossier of the demo. */
export type DemoPartner = {
  readonly organisation: string;
  readonly projectRole: ProjectRole;
  readonly helix: Helix;
  readonly fundingEligible: boolean;
  readonly fundingReason: string | null;
};

// Facts: the exclusion of the City Deal's cities is the call's; that Brugge takes part is an example.
const BRUGGE: DemoPartner = {
  organisation: 'brugge',
  projectRole: 'partner-without-funds',
  helix: 'public',
  fundingEligible: false,
  fundingReason:
    'Zit al in de City Deal E-Inclusion by Design en komt daarom niet in aanmerking. Dat Brugge hier meedoet zonder financiering, is een voorbeeld.',
};

const WERKKRACHT10: DemoPartner = {
  organisation: 'werkkracht10',
  projectRole: 'facilitator',
  helix: 'public',
  fundingEligible: false,
  fundingReason: 'Coördineert het schrijven van beide dossiers en is zelf geen aanvrager.',
};

/** The partners of both dossiers in the order in which they are shown; the first is the penhouder. */
export const DEMO_PARTNERS: Readonly<Record<DemoDossier, readonly DemoPartner[]>> = {
  noord: [
    ...applicants('blankenberge', 'damme', 'knokke-heist', 'zuienkerke'),
    BRUGGE,
    WERKKRACHT10,
  ],
  west: [
    ...applicants('beernem', 'jabbeke', 'oostkamp', 'torhout', 'zedelgem'),
    BRUGGE,
    WERKKRACHT10,
  ],
};

function municipality(slug: string, name: string, nis: string): DemoOrganisation {
  return { slug, name, kind: 'municipality', nis };
}

function applicants(penhouder: string, ...initiators: readonly string[]): readonly DemoPartner[] {
  return [penhouder, ...initiators].map((organisation) => ({
    organisation,
    projectRole: organisation === penhouder ? 'penhouder' : 'initiator',
    helix: 'public',
    fundingEligible: true,
    fundingReason: null,
  }));
}
