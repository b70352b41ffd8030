import type { DossierDetail, DossierSummary, SectionStatus } from '@samenpen/contracts';
import { dossierProgress } from '@samenpen/dossier-rules';
import type { OwnDossier } from '../dossiers/dossier-reader';
import { partnerName } from '../dossiers/dossier-record';

/** The penhouder's own deadline: a day before the call's. */
const INTERNAL_MARGIN = 24 * 3_600_000;

/** A dossier in the list of the person who asks. */
export function dossierSummaryOf(
  { dossier, asker }: OwnDossier,
  statuses: readonly SectionStatus[],
  lastActivity: Date | null,
): DossierSummary {
  const penhouder = dossier.partners.find(({ projectRole }) => projectRole === 'penhouder');
  return {
    id: dossier.id,
    slug: dossier.slug,
    title: dossier.title,
    call: dossier.call,
    status: dossier.status,
    deadline: dossier.deadline.toISOString(),
    internalDeadline: new Date(dossier.deadline.getTime() - INTERNAL_MARGIN).toISOString(),
    deadlineMoved: dossier.isDeadlineMoved,
    penhouder: penhouder?.name ?? '',
    progress: dossierProgress(statuses),
    lastActivity: lastActivity?.toISOString() ?? null,
    roles: asker.standings.map(({ role, partner }) => ({
      role,
      partner,
      partnerName: partnerName(dossier, partner),
    })),
  };
}

/** The partners, each with everybody who acts for it. */
export function partnersOf({ dossier }: OwnDossier): DossierDetail['partners'] {
  return dossier.partners.map((partner) => ({
    ...partner,
    members: dossier.members
      .filter((member) => member.partner === partner.id)
      .map(({ membership, person, name, role }) => ({ membership, person, name, role })),
  }));
}
