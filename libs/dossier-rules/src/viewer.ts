import type { DossierDetail, DossierRole, PartnerId, PersonId, SectionSummary } from '@samenpen/contracts';
import type { Asker } from '@samenpen/access-policy';

/** The person who looks at the dossier, with the standings that the answer of the API names. */
export function viewerOf(dossier: Pick<DossierDetail, 'roles'>, person: PersonId): Asker {
  return { person, standings: dossier.roles.map(({ role, partner }) => ({ role, partner })) };
}

/** Who has to move on a section: its owner, else the organisation it is handed to; null when nobody. */
export function responsiblePartner(section: Pick<SectionSummary, 'partner' | 'assignee'>): PartnerId | null {
  return section.partner ?? section.assignee?.partner ?? null;
}

/** Whether the section is asked of this person: of the own organisation, and not handed to a colleague. */
export function isAskedOf(viewer: Asker, section: Pick<SectionSummary, 'partner' | 'assignee'>): boolean {
  const partner = responsiblePartner(section);
  if (!viewer.standings.some((standing) => standing.partner === partner)) return false;
  const colleague = section.assignee?.person ?? null;
  return colleague === null || colleague === viewer.person;
}

const penhouderWriters: ReadonlySet<DossierRole> = new Set(['penhouder-admin', 'penhouder-editor']);

/** Whether this person decides on what others propose there: who is asked to write it; where nobody is, the penhouder. */
export function decidesOn(viewer: Asker, section: Pick<SectionSummary, 'partner' | 'assignee'>): boolean {
  if (responsiblePartner(section) !== null) return isAskedOf(viewer, section);
  return viewer.standings.some(({ role }) => penhouderWriters.has(role));
}
