import { mayPlanReviewSession } from '@samenpen/access-policy';
import type { DossierDetail, PersonId } from '@samenpen/contracts';

/** Whether somebody of the dossier can lead its sessions. */
export function mayChair({ partners, status }: DossierDetail, person: PersonId): boolean {
  const standings = partners.flatMap(({ id, members }) => members.filter((member) => member.person === person).map(({ role }) => ({ role, partner: id })));
  return mayPlanReviewSession({ person, standings }, status).allowed;
}
