import type { DossierRole, DossierStatus, PersonId, ReasonCode, ReviewAction, ReviewSessionState } from '@samenpen/contracts';
import type { Asker, Standing, Verdict } from './facts';
import { mostInformative } from './reason-rank';

/*
 * What a person may do in a review session. Who may plan one may also take the chair when nobody sits in it; what
 * the chair then decides is still done with the rights that each person has on the section itself.
 */

/** The facts of one session that the rules need. */
export type ReviewSessionFacts = {
  readonly dossierStatus: DossierStatus;
  readonly state: ReviewSessionState;
  readonly chair: PersonId;
  readonly isChairHere: boolean;
  /** Whether the person who asks took part in it. */
  readonly isAttendee: boolean;
};

type Rule = (standing: Standing, asker: Asker, session: ReviewSessionFacts) => ReasonCode | null;

const planners: ReadonlySet<DossierRole> = new Set(['penhouder-admin', 'penhouder-editor', 'partner-editor', 'facilitator']);

const planner: Rule = ({ role }) => (planners.has(role) ? null : 'role-may-not-plan-session');
const chair: Rule = (_standing, { person }, session) => (session.chair === person ? null : 'not-the-chair');
const chairOrPenhouder: Rule = (standing, asker, session) =>
  standing.role === 'penhouder-admin' ? null : chair(standing, asker, session);

const REFUSED_IN: Readonly<Record<ReviewSessionState, ReasonCode>> = {
  planned: 'session-not-begun',
  running: 'session-not-ended',
  ended: 'session-has-ended',
  adopted: 'minutes-are-adopted',
  cancelled: 'session-has-ended',
};

/** The rule of persons first: who may not do it at all is not told when it could be done. */
const during =
  (states: readonly ReviewSessionState[], rule: Rule): Rule =>
  (standing, asker, session) =>
    rule(standing, asker, session) ?? (states.includes(session.state) ? null : refusalIn(session.state, states));

function refusalIn(state: ReviewSessionState, allowed: readonly ReviewSessionState[]): ReasonCode {
  return state === 'running' && allowed.includes('planned') ? 'session-has-begun' : REFUSED_IN[state];
}

const rules: Readonly<Record<ReviewAction, Rule>> = {
  change: during(['planned', 'running'], chairOrPenhouder),
  cancel: during(['planned'], chairOrPenhouder),
  start: during(['planned'], chair),
  join: during(['running'], () => null),
  chair: during(['running'], chair),
  takeOver: during(['planned', 'running', 'ended'], (standing, asker, session) =>
    planner(standing, asker, session) ?? (session.isChairHere ? 'chair-is-here' : null),
  ),
  state: during(['running'], ({ role }) => (role === 'reader' ? 'readers-hold-no-stance' : null)),
  confirm: during(['running', 'ended'], ({ role }) => (role === 'penhouder-admin' ? null : 'only-penhouder-admin')),
  minutes: during(['running', 'ended'], chair),
  accept: during(['ended'], (_standing, _asker, { isAttendee }) => (isAttendee ? null : 'not-an-attendee')),
  adopt: during(['ended'], chair),
};

/** Every action in a session, for the answer that says what the asking person may do. */
export const reviewActions: readonly ReviewAction[] = Object.keys(rules).filter(isReviewAction);

function isReviewAction(action: string): action is ReviewAction {
  return Object.hasOwn(rules, action);
}

/** The best of the person's standings counts; without one the reason that says most is given. */
function bestOf(asker: Asker, refusalOf: (standing: Standing) => ReasonCode | null): Verdict {
  const refusals: ReasonCode[] = [];
  for (const standing of asker.standings) {
    const refusal = refusalOf(standing);
    if (refusal === null) return { allowed: true };
    refusals.push(refusal);
  }
  return { allowed: false, reason: mostInformative(refusals) };
}

/** Whether the person may do this in the session, and if not, why. */
export function mayInReviewSession(asker: Asker, action: ReviewAction, session: ReviewSessionFacts): Verdict {
  if (!isReviewAction(action)) return { allowed: false, reason: 'unknown-action' };
  if (session.dossierStatus === 'closed') return { allowed: false, reason: 'dossier-is-closed' };
  return bestOf(asker, (standing) => rules[action](standing, asker, session));
}

/** Whether the person may plan a session in a dossier. */
export function mayPlanReviewSession(asker: Asker, dossierStatus: DossierStatus): Verdict {
  if (dossierStatus === 'closed') return { allowed: false, reason: 'dossier-is-closed' };
  return bestOf(asker, ({ role }) => (planners.has(role) ? null : 'role-may-not-plan-session'));
}
