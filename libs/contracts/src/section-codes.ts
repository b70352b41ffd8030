import * as z from 'zod';

export const sectionKind = z.enum(['text', 'table', 'budget', 'fields', 'annexes', 'declaration']);
export type SectionKind = z.infer<typeof sectionKind>;

export const sectionScope = z.enum(['consortium', 'partner']);
export type SectionScope = z.infer<typeof sectionScope>;

/** `open` and `confirmed` are the two states of a declaration; all other kinds use the first six. */
export const sectionStatus = z.enum([
  'empty',
  'drafting',
  'changes-requested',
  'ready',
  'approved',
  'not-applicable',
  'open',
  'confirmed',
]);
export type SectionStatus = z.infer<typeof sectionStatus>;

/** The state changes a person asks for. An edit is no event here: it arrives over `/live`. */
export const sectionEvent = z.enum([
  'mark-not-applicable',
  'mark-ready',
  'take-back',
  'request-changes',
  'approve',
  'request-reopen',
  'reopen',
  'confirm',
]);
export type SectionEvent = z.infer<typeof sectionEvent>;

export const dossierStatus = z.enum([
  'drafting',
  'consent',
  'submittable',
  'submitted',
  'admissible',
  'inadmissible',
  'additions-asked',
  'granted',
  'granted-with-conditions',
  'refused',
  'in-execution',
  'closed',
  'withdrawn',
  'expired',
]);
export type DossierStatus = z.infer<typeof dossierStatus>;
