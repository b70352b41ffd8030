import {
  dossierId,
  membershipId,
  organisationId,
  partnerId,
  personId,
  sectionId,
  type DossierDetail,
  type DossierPartner,
  type DossierRole,
  type PartnerId,
  type SectionAction,
  type SectionSummary,
} from '@samenpen/contracts';
import { sectionActions, verdicts, type Asker } from '@samenpen/access-policy';
import { dossierProgress } from './progress';
import { viewerOf } from './viewer';

/* Builders for the tests of this lib: dossier Noord, as small as the test allows. Not exported. */

const uuid = (group: number, number: number) => `00000000-0000-4000-80${group}0-${String(number).padStart(12, '0')}`;

/** The partners of Noord, by name. */
export const partner = {
  blankenberge: partnerId.parse(uuid(0, 1)),
  damme: partnerId.parse(uuid(0, 2)),
  zuienkerke: partnerId.parse(uuid(0, 3)),
};

/** The person who looks at the dossier, and somebody else. */
export const viewer = personId.parse(uuid(1, 1));
export const colleague = personId.parse(uuid(1, 2));

const someone = { person: colleague, name: 'Bo', organisation: 'Damme' };

/** Somebody did something at this instant (hours of 1 October 2021, 0 to 23). */
export function did(hour: number) {
  return { by: someone, at: `2021-10-01T${String(hour).padStart(2, '0')}:00:00Z` };
}

/** The marking, approval or request of an hour, in the shape of the section's answer. */
export const marked = (hour: number) => ({ ...did(hour), version: 'v' });
export const asked = (hour: number) => ({ ...did(hour), reason: 'Graag korter' });

/** A section handed to a partner, or to one person of it. */
export function handedTo(to: PartnerId, person = null as typeof viewer | null): SectionSummary['assignee'] {
  return { partner: to, partnerName: 'x', person, personName: null };
}

const nothing = Object.fromEntries(sectionActions.map((action) => [action, false]));

const plain: Omit<SectionSummary, 'id' | 'may'> = {
  key: '4',
  number: '4',
  group: 'Doelstellingen',
  title: 'Doelstellingen',
  kind: 'text',
  scope: 'consortium',
  partner: null,
  status: 'drafting',
  version: null,
  characters: 0,
  words: 0,
  suggestions: 0,
  limits: { minCharacters: null, maxCharacters: null },
  required: true,
  assignee: null,
  dueAt: null,
  lastEdit: null,
  markedReady: null,
  approval: null,
  changeRequest: null,
  reopenRequest: null,
  mayNot: {},
};

/** Sections as one asker sees them: `may` comes from the policy itself. */
export function sectionsFor(asker: Asker, different: readonly Partial<SectionSummary>[]): readonly SectionSummary[] {
  return different.map((one, index) => {
    const section = { ...plain, id: sectionId.parse(uuid(2, index + 1)), ...one };
    const scope = section.partner === null ? 'consortium' : 'partner';
    const answers = verdicts(asker, {
      ...section,
      scope,
      dossierStatus: 'drafting',
      owner: section.partner,
      markedReadyBy: null,
      changedBy: [],
      isFourEyes: false,
      mayBeNotApplicable: false,
      readersMayComment: false,
      hasOpenSuggestions: false,
      isConsolidated: false,
    });
    const permitted = sectionActions.map((action) => [action, answers[action].allowed]);
    // `nothing` names every action and the entries overwrite them all: the record is complete.
    const may = { ...nothing, ...Object.fromEntries(permitted) } as Record<SectionAction, boolean>;
    return { ...section, scope, may };
  });
}

function aPartner(id: PartnerId, name: string, projectRole: DossierPartner['projectRole']): DossierPartner {
  const member = (role: DossierRole, number: number) => ({
    membership: membershipId.parse(uuid(5, number)),
    person: personId.parse(uuid(3, number)),
    name: role,
    role,
  });
  const administrators = [member('penhouder-admin', 1), member('penhouder-admin', 2)];
  return {
    id,
    organisation: organisationId.parse(id),
    name,
    nis: null,
    projectRole,
    helix: 'public',
    fundingEligible: true,
    fundingReason: null,
    members: [member('signatory', 3), ...(projectRole === 'penhouder' ? administrators : [])],
  };
}

type Looks = { readonly role: DossierRole; readonly of: PartnerId };

/** A complete Noord seen by one person: two administrators, a signatory each, and these sections. */
export function aDossier(
  looks: Looks,
  sections: readonly Partial<SectionSummary>[],
  different: Partial<DossierDetail> = {},
): { readonly dossier: DossierDetail; readonly asker: Asker } {
  const roles = [{ role: looks.role, partner: looks.of, partnerName: 'x' }];
  const asker = viewerOf({ roles }, viewer);
  const seen = [...sectionsFor(asker, sections)];
  const dossier: DossierDetail = {
    id: dossierId.parse(uuid(4, 1)),
    slug: 'noord',
    title: 'Noord',
    call: { slug: 'iedereen-digitaal-2021', title: 'Iedereen Digitaal' },
    status: 'drafting',
    deadline: '2021-10-29T10:00:00Z',
    internalDeadline: '2021-10-28T10:00:00Z',
    deadlineMoved: true,
    penhouder: 'Blankenberge',
    progress: dossierProgress(seen.map(({ status }) => status)),
    lastActivity: null,
    roles,
    partners: [
      aPartner(partner.blankenberge, 'Blankenberge', 'penhouder'),
      aPartner(partner.damme, 'Damme', 'initiator'),
      aPartner(partner.zuienkerke, 'Zuienkerke', 'initiator'),
    ],
    sections: seen,
    settings: { readersMayComment: true },
    now: '2021-10-10T10:00:00Z',
    ...different,
  };
  return { dossier, asker };
}

/** How the administrator of the penhouder looks at the dossier. */
export const administrator: Looks = { role: 'penhouder-admin', of: partner.blankenberge };
