import { z } from 'zod';

/**
 * Why something was refused. Each code has one sentence in Dutch and one in English
 * (`libs/access-policy`, `refusal-sentences.ts`): no refusal without a reason a person understands.
 */
export const reasonCode = z.enum([
  'not-signed-in',
  'login-ended',
  'no-part-in-dossier',
  'unknown-action',
  'role-may-not-write',
  'role-may-not-comment',
  'readers-may-not-comment-here',
  'role-may-not-mark-ready',
  'role-may-not-approve',
  'role-may-not-manage-members',
  'only-signatory-of-partner',
  'section-of-other-partner',
  'assigned-to-other',
  'declaration-of-other',
  'not-for-facilitator',
  'section-is-ready',
  'section-is-approved',
  'section-is-not-applicable',
  'section-is-not-ready',
  'section-is-not-approved',
  'section-is-empty',
  'already-in-that-state',
  'not-the-one-who-marked-ready',
  'may-not-be-skipped',
  'has-no-room',
  'four-eyes-marked-ready',
  'four-eyes-changed-text',
  'open-suggestions',
  'approve-findings',
  'dossier-is-closed',
  'participation-ended',
  'outdated-client',
  'unknown-document',
  'read-only-document',
  'malformed-update',
  'update-too-large',
  'room-is-full',
  'foreign-root',
  'forged-update',
  'schema-violation',
]);
export type ReasonCode = z.infer<typeof reasonCode>;
