import type { DossierDetail, SectionSummary } from '@samenpen/contracts';
import { mayInDossier, type Asker } from '@samenpen/access-policy';
import type { Hold, HoldAction, HoldKey } from './hold';
import { byPartner, type PartnerGroup } from './partner-groups';

function isOverdue(dossier: DossierDetail, { dueAt, status }: SectionSummary): boolean {
  const isUnfinished = status === 'empty' || status === 'drafting' || status === 'changes-requested' || status === 'open';
  return isUnfinished && dueAt !== null && Date.parse(dueAt) < Date.parse(dossier.now);
}

/** Nobody reminds the own organisation: it opens the section and writes. */
function remindOrOpen(dossier: DossierDetail, viewer: Asker, group: PartnerGroup): HoldAction {
  const { partner, first, sections } = group;
  const isOwn = viewer.standings.some((standing) => standing.partner === partner);
  const mayRemind = mayInDossier(viewer, 'remind', { dossierStatus: dossier.status }).allowed;
  if (partner === null || isOwn || !mayRemind) return { kind: 'open', section: first.id };
  return { kind: 'remind', partner, sections: sections.map(({ id }) => id) };
}

/** One line per partner, the one with most sections first. */
export function linePerPartner(
  key: HoldKey,
  sections: readonly SectionSummary[],
  { dossier, viewer }: { readonly dossier: DossierDetail; readonly viewer: Asker },
): readonly Hold[] {
  return byPartner(dossier, sections)
    .toSorted((a, b) => b.sections.length - a.sections.length)
    .map((group) => ({
      key,
      values: { count: group.sections.length, partner: group.name },
      sections: group.sections.map(({ id }) => id),
      action: remindOrOpen(dossier, viewer, group),
    }));
}

/** Past its due date and not handed over. */
export function overdue(dossier: DossierDetail, viewer: Asker): readonly Hold[] {
  const late = dossier.sections.filter((section) => isOverdue(dossier, section));
  return linePerPartner('overdue', late, { dossier, viewer });
}

/** Required and empty, and not yet named as overdue. */
function emptySections(dossier: DossierDetail): readonly SectionSummary[] {
  return dossier.sections.filter(
    (section) => section.status === 'empty' && section.required && !isOverdue(dossier, section),
  );
}

/** Sections that a partner has for itself and did not begin. */
export function ownSectionsEmpty(dossier: DossierDetail, viewer: Asker): readonly Hold[] {
  const own = emptySections(dossier).filter(({ partner }) => partner !== null);
  return linePerPartner('own-sections-empty', own, { dossier, viewer });
}

/** Sections of the consortium that were handed to a partner and not begun. */
export function assignedSectionsEmpty(dossier: DossierDetail, viewer: Asker): readonly Hold[] {
  const assigned = emptySections(dossier).filter(({ partner, assignee }) => partner === null && assignee !== null);
  return linePerPartner('assigned-sections-empty', assigned, { dossier, viewer });
}

/** Sections of the consortium that wait for somebody to take them. */
export function sharedUnassigned(dossier: DossierDetail, viewer: Asker): readonly Hold[] {
  const unassigned = emptySections(dossier).filter(
    ({ partner, assignee, kind }) => partner === null && assignee === null && kind !== 'budget',
  );
  const [first] = unassigned;
  if (first === undefined) return [];
  const sections = unassigned.map(({ id }) => id);
  const mayAssign = mayInDossier(viewer, 'assign', { dossierStatus: dossier.status }).allowed;
  return [
    {
      key: 'shared-unassigned',
      values: { count: sections.length },
      sections,
      action: mayAssign ? { kind: 'assign', sections } : { kind: 'open', section: first.id },
    },
  ];
}
