import {
  dossierRole,
  dossierStatus,
  partnerId,
  personId,
  sectionKind,
  sectionScope,
  sectionStatus,
  type DossierRole,
  type PartnerId,
} from '@samenpen/contracts';
import type { Asker, SectionFacts, Standing } from './facts';
import type { Place } from './place';

/* Builders for the tests of this lib: they show only what matters. Not exported. */

const uuid = (group: number, number: number) => `00000000-0000-4000-800${group}-${String(number).padStart(12, '0')}`;

/** Partners of the dossier, by name. */
export const partner = {
  blankenberge: partnerId.parse(uuid(0, 1)),
  damme: partnerId.parse(uuid(0, 2)),
  zuienkerke: partnerId.parse(uuid(0, 3)),
  werkkracht10: partnerId.parse(uuid(0, 4)),
};

/** Persons, by name. */
export const person = {
  an: personId.parse(uuid(1, 1)),
  bo: personId.parse(uuid(1, 2)),
  cas: personId.parse(uuid(1, 3)),
};

/** A drafted text of the consortium, handed to nobody, unless said otherwise. */
export function aSection(different: Partial<SectionFacts> = {}): SectionFacts {
  return {
    dossierStatus: 'drafting',
    status: 'drafting',
    kind: 'text',
    scope: 'consortium',
    owner: null,
    assignee: null,
    markedReadyBy: null,
    changedBy: [],
    isFourEyes: false,
    mayBeNotApplicable: true,
    readersMayComment: true,
    hasOpenSuggestions: false,
    isConsolidated: false,
    ...different,
  };
}

/** A section that only Damme has, unless another owner is named. */
export function ownSection(different: Partial<SectionFacts> = {}): SectionFacts {
  return aSection({ scope: 'partner', owner: partner.damme, ...different });
}

/** The partner that people of a role usually act for in these tests. */
const home: Readonly<Record<DossierRole, PartnerId>> = {
  'penhouder-admin': partner.blankenberge,
  'penhouder-editor': partner.blankenberge,
  'partner-editor': partner.damme,
  signatory: partner.damme,
  facilitator: partner.werkkracht10,
  reader: partner.damme,
};

/** One capacity; the penhouder acts for Blankenberge, the facilitator for Werkkracht10, others for Damme. */
export function standing(role: DossierRole, of: PartnerId = home[role]): Standing {
  return { role, partner: of };
}

/** An (or another person) with these standings; a bare role stands for its usual partner. */
export function asker(...standings: readonly (Standing | DossierRole)[]): Asker {
  return { person: person.an, standings: standings.map((one) => (typeof one === 'string' ? standing(one) : one)) };
}

/** The facts that put a section in a place, seen from people of Damme. */
export const placed: Readonly<Record<Place, Partial<SectionFacts>>> = {
  shared: { scope: 'consortium', owner: null, assignee: null },
  assigned: { scope: 'consortium', owner: null, assignee: { partner: partner.zuienkerke, person: null } },
  own: { scope: 'partner', owner: partner.damme, assignee: null },
  other: { scope: 'partner', owner: partner.zuienkerke, assignee: null },
};

export const roles = dossierRole.options;
export const kinds = sectionKind.options;
export const scopes = sectionScope.options;
export const statuses = sectionStatus.options;
export const dossierStatuses = dossierStatus.options;
