import type { ReasonCode } from '@samenpen/contracts';

/*
 * A person with several standings gets one reason. A reason of the moment (the state) says more than a
 * reason of the place, and a reason of the place more than a reason of the role: the nearest door is named.
 */

const ofRole: ReadonlySet<ReasonCode> = new Set([
  'role-may-not-write',
  'role-may-not-comment',
  'readers-may-not-comment-here',
  'role-may-not-mark-ready',
  'role-may-not-approve',
  'role-may-not-manage-members',
  'role-may-not-steer',
  'only-penhouder-admin',
  'role-may-not-plan-session',
  'readers-hold-no-stance',
  'not-the-chair',
  'not-the-author',
  'unknown-action',
]);

const ofPlace: ReadonlySet<ReasonCode> = new Set([
  'section-of-other-partner',
  'assigned-to-other',
  'declaration-of-other',
  'only-signatory-of-partner',
  'not-for-facilitator',
  'not-the-one-who-marked-ready',
  'only-own-organisation',
  'other-may-not-consent',
  'not-your-thread',
]);

function rank(reason: ReasonCode): number {
  if (ofRole.has(reason)) return 0;
  return ofPlace.has(reason) ? 1 : 2;
}

/** The reason to show out of one per standing; without any standing the person has no part in the dossier. */
export function mostInformative(reasons: readonly ReasonCode[]): ReasonCode {
  return reasons.reduce<ReasonCode>(
    (best, reason) => (best === 'no-part-in-dossier' || rank(reason) > rank(best) ? reason : best),
    'no-part-in-dossier',
  );
}
