import type { CommentBody, PartnerId } from '@samenpen/contracts';
import type { DossierRecord } from '../dossiers/dossier-record';
import { Problem } from '../platform/problem';
import { refusal } from './thread-facts';
import type { Mention, ThreadAssignee } from './thread-record';

/*
 * Who can be named in a thread or be given it: people and partners of the dossier, and in an internal thread only
 * those of the one municipality, since the others may not even know of it.
 */

/** Whether this person or partner may know of a thread with this audience. */
function mayKnow({ members }: DossierRecord, audience: PartnerId | null, { kind, id }: Mention): boolean {
  if (audience === null) return true;
  return kind === 'partner' ? id === audience : members.some(({ person, partner }) => person === id && partner === audience);
}

/** The name of a mentioned person or partner; null for somebody without a part in the dossier. */
function nameOf({ members, partners }: DossierRecord, { kind, id }: Mention): string | null {
  const named = kind === 'partner' ? partners.find((partner) => partner.id === id) : members.find(({ person }) => person === id);
  return named?.name ?? null;
}

/** The body with everybody's real name. Whom an earlier version named may have left the dossier since. */
export function namedBody(
  dossier: DossierRecord,
  audience: PartnerId | null,
  { body, earlier = null }: { readonly body: CommentBody; readonly earlier?: CommentBody | null },
): CommentBody {
  const kept = new Map((earlier ?? []).flatMap((piece) => (piece.type === 'mention' ? [[piece.id, piece]] : [])));
  return body.map((piece, index) => {
    if (piece.type === 'text') return piece;
    const before = kept.get(piece.id);
    if (before !== undefined) return before;
    const label = nameOf(dossier, piece);
    if (label === null) throw fault(`body.${index}.id`, 'has no part in this dossier');
    if (!mayKnow(dossier, audience, piece)) throw refusal('thread-is-internal');
    return { ...piece, label };
  });
}

/** Refuses an assignee who is not in the dossier, or who may not know of the thread. */
export function checkThreadAssignee(dossier: DossierRecord, audience: PartnerId | null, { partner, person }: ThreadAssignee): void {
  if (!dossier.partners.some(({ id }) => id === partner)) throw fault('assignee.partner', 'is no partner of this dossier');
  const isMember = dossier.members.some((member) => member.partner === partner && member.person === person);
  if (person !== null && !isMember) throw fault('assignee.person', 'is no member for this partner');
  if (audience !== null && partner !== audience) throw refusal('thread-is-internal');
}

/** Everybody who may know of a thread with this audience. */
export function peopleWhoKnow({ members }: Pick<DossierRecord, 'members'>, audience: PartnerId | null): string[] {
  const knowing = members.filter(({ partner }) => audience === null || partner === audience);
  return [...new Set(knowing.map(({ person }): string => person))];
}

export function fault(path: string, message: string): Problem {
  return new Problem('bad-request', { faults: [{ path, message }] });
}
