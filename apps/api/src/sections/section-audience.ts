import type { DossierRecord } from '../dossiers/dossier-record';
import type { SectionRecord } from './section-record';

/** Roles that write in sections of their own organisation. */
const WRITERS: readonly string[] = ['penhouder-admin', 'penhouder-editor', 'partner-editor', 'signatory', 'facilitator'];

/** Who writes for a partner. */
export function writersOf({ members }: DossierRecord, partner: string | null): string[] {
  return members.filter((member) => member.partner === partner && WRITERS.includes(member.role)).map(({ person }) => person);
}

export function penhouderAdmins({ members }: DossierRecord): string[] {
  return members.filter(({ role }) => role === 'penhouder-admin').map(({ person }) => person);
}

/** Everybody of a partner, readers too. */
export function peopleOf({ members }: DossierRecord, partner: string): string[] {
  return members.filter((member) => member.partner === partner).map(({ person }) => person);
}

/**
 * Whose work a section is: the person it was given to, else the writers of the organisation that it was given to or
 * that owns it. Nobody for an open section of the consortium that nobody was asked to write.
 */
export function workersOn(dossier: DossierRecord, { assignee, owner }: Pick<SectionRecord, 'assignee' | 'owner'>): string[] {
  if (assignee?.person != null) return [assignee.person];
  const partner = assignee?.partner ?? owner;
  return partner === null ? [] : writersOf(dossier, partner);
}
