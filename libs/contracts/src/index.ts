export { personId, organisationId, partnerId, dossierId, sectionId, membershipId } from './ids';
export type { PersonId, OrganisationId, PartnerId, DossierId, SectionId, MembershipId } from './ids';
export { dossierRole, projectRole, helix } from './roles';
export type { DossierRole, ProjectRole, Helix } from './roles';
export { sectionKind, sectionScope, sectionStatus, sectionEvent, dossierStatus } from './section-codes';
export type { SectionKind, SectionScope, SectionStatus, SectionEvent, DossierStatus } from './section-codes';
export { reasonCode } from './reason';
export type { ReasonCode } from './reason';
export { problemCatalogue, problemCode, problemAnswer } from './problem';
export type { ProblemCode, ProblemAnswer } from './problem';
export { chosenInstant } from './chosen-instant';
export { language, theme, newSession, capacity, session, accountChange, signInOptions } from './session';
export type { Language, Theme, NewSession, Capacity, Session, AccountChange, SignInOptions } from './session';
export { newToken, apiToken, createdToken } from './token';
export type { NewToken, ApiToken, CreatedToken } from './token';
export {
  sectionLimits,
  sectionAction,
  assignee,
  actor,
  sectionSummary,
  ruleSource,
  sectionColumn,
  sectionDefinition,
  sectionContent,
  sectionDetail,
  waitingDecision,
  sectionTransition,
  sectionTransitionAnswer,
  sectionChange,
} from './section';
export type {
  SectionLimits,
  SectionAction,
  Assignee,
  Actor,
  SectionSummary,
  RuleSource,
  SectionColumn,
  SectionDefinition,
  SectionContent,
  SectionDetail,
  WaitingDecision,
  SectionTransition,
  SectionTransitionAnswer,
  SectionChange,
} from './section';
export { deadlineChange, callSummary, callDetail } from './call';
export type { CallSummary, CallDetail } from './call';
export { dossierPartner, dossierProgress, dossierSummary, dossierDetail, dossierReading, readingQuery, newReminder, memberChange, dossierSettings, dossierSettingsChange, eventQuery, pageQuery, pageOf } from './dossier';
export type { DossierPartner, DossierProgress, DossierSummary, DossierDetail, DossierReading, ReadingQuery, NewReminder, MemberChange, DossierSettings, EventQuery } from './dossier';
export { dossierEvent, textsHint } from './event';
export type { DossierEvent, TextsHint } from './event';
export { MOST_DECIDED_AT_ONCE, suggestion, suggestionVerdict, decidedSuggestion, sectionSuggestions, suggestionDecision, suggestionChange, suggestionsHint } from './suggestion';
export type { Suggestion, SuggestionVerdict, DecidedSuggestion, SectionSuggestions, SuggestionDecisionAsked, SuggestionChange, SuggestionsHint } from './suggestion';
export { workItem, workThread } from './work';
export type { WorkItem, WorkKind, WorkThread } from './work';
export { liveHttpAnswer, liveHttpQuery } from './live-http';
export type { LiveHttpAnswer, LiveHttpQuery } from './live-http';
export { threadId, commentId, threadAnchor, commentBody, comment, textProposal, threadAction, thread, newThread, newComment, commentChange, threadChange, threadQuery, threadCounts, threadStep, threadHint } from './thread';
export type { ThreadId, CommentId, ThreadAnchor, CommentBody, Comment, TextProposal, ThreadAction, Thread, NewThread, NewComment, CommentChange, ThreadChange, ThreadQuery, ThreadCounts, ThreadStep, ThreadHint } from './thread';
export {
  reviewSessionId,
  reviewItemId,
  actionPointId,
  reviewSessionState,
  stance,
  decisionKind,
  heldStance,
  itemDecision,
  itemTurn,
  reviewItem,
  actionPoint,
  attendance,
  reviewAction,
  reviewSession,
  minutesQuery,
  reviewSessionSummary,
  newReviewSession,
  reviewSessionChange,
  reviewMove,
  reviewSessionHint,
} from './review-session';
export type {
  ReviewSessionId,
  ReviewItemId,
  ActionPointId,
  ReviewSessionState,
  Stance,
  DecisionKind,
  HeldStance,
  ItemDecision,
  ItemTurn,
  ReviewItem,
  ActionPoint,
  Attendance,
  ReviewAction,
  ReviewSession,
  ReviewSessionSummary,
  NewReviewSession,
  ReviewSessionChange,
  ReviewMove,
  ReviewSessionHint,
  MinutesQuery,
} from './review-session';
export {
  notificationId,
  notificationKind,
  notification,
  notificationQuery,
  unreadCounts,
  readMarks,
  mailChoice,
  mailChoices,
  mailChoiceChange,
  notificationHint,
  unsubscribeScope,
} from './notification';
export type {
  NotificationId,
  NotificationKind,
  Notification,
  NotificationQuery,
  UnreadCounts,
  ReadMarks,
  MailChoice,
  MailChoices,
  MailChoiceChange,
  NotificationHint,
  UnsubscribeScope,
} from './notification';
export { sectionPoint, pointOrNow, sectionVersion, newVersion, versionChange, versionContent, sectionSince, unreadSections, sectionAuthorship, newRestoration, restoration } from './version';
export type { PointOrNow, SectionVersion, NewVersion, VersionChange, VersionContent, SectionSince, UnreadSections, SectionAuthorship, NewRestoration, Restoration } from './version';
