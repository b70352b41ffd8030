import type { SectionFacts, Standing } from './facts';

/**
 * Where a section lies, seen from one standing. `shared` is a section of the consortium that is handed to
 * nobody or to this organisation; `assigned` is one handed to another; `own` and `other` are sections that
 * every partner has for itself.
 */
export type Place = 'shared' | 'assigned' | 'own' | 'other';

/** A section handed to one person stays open to that person's whole organisation. */
export function placeOf(standing: Standing, section: Pick<SectionFacts, 'scope' | 'owner' | 'assignee'>): Place {
  if (section.scope === 'partner') return section.owner === standing.partner ? 'own' : 'other';
  const { assignee } = section;
  return assignee === null || assignee.partner === standing.partner ? 'shared' : 'assigned';
}
