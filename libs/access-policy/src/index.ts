export type { Asker, SectionFacts, Standing, Verdict } from './facts';
export type { SectionAction } from '@samenpen/contracts';
export { may, sectionActions, verdicts } from './may';
export { mayInDossier } from './in-dossier';
export type { DossierAction, DossierFacts, MembershipFacts } from './in-dossier';
export { mayInReviewSession, mayPlanReviewSession, reviewActions } from './in-review-session';
export type { ReviewSessionFacts } from './in-review-session';
export { refusalByKind, refusalByState } from './section-tables';
export { refusalSentence } from './refusal-sentences';
