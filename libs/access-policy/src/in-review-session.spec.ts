import { reviewSessionState, type DossierRole, type ReviewAction } from '@samenpen/contracts';
import { mayInReviewSession, mayPlanReviewSession, reviewActions, type ReviewSessionFacts } from './in-review-session';
import { asker, person, roles } from './rights-builders';

/** A running session that Bo chairs and sits in; An asks, and took part. */
const aSession = (different: Partial<ReviewSessionFacts> = {}): ReviewSessionFacts => ({
  dossierStatus: 'drafting',
  state: 'running',
  chair: person.bo,
  isChairHere: true,
  isAttendee: true,
  ...different,
});

const chairedByMe = { chair: person.an } as const;

const refusal = (role: DossierRole, action: ReviewAction, different: Partial<ReviewSessionFacts> = {}) => {
  const verdict = mayInReviewSession(asker(role), action, aSession(different));
  return verdict.allowed ? null : verdict.reason;
};

const allowed = (role: DossierRole, different: Partial<ReviewSessionFacts> = {}) =>
  reviewActions.filter((action) => refusal(role, action, different) === null);

describe('rights in a review session', () => {
  it('are planned by whoever writes, never by a reader or a signatory', () => {
    const planners = roles.filter((role) => mayPlanReviewSession(asker(role), 'drafting').allowed);
    expect(planners).toEqual(['penhouder-admin', 'penhouder-editor', 'partner-editor', 'facilitator']);
  });

  it('stop with the dossier', () => {
    expect(mayPlanReviewSession(asker('penhouder-admin'), 'closed')).toEqual({ allowed: false, reason: 'dossier-is-closed' });
    expect(refusal('penhouder-admin', 'join', { dossierStatus: 'closed' })).toBe('dossier-is-closed');
  });

  it('let everybody join a running one, and only readers state nothing', () => {
    expect(roles.filter((role) => refusal(role, 'join') === null)).toEqual(roles);
    expect(roles.filter((role) => refusal(role, 'state') !== null)).toEqual(['reader']);
  });

  it('give the course of it to the chair alone, in whatever role', () => {
    expect(roles.filter((role) => refusal(role, 'chair') === null)).toEqual([]);
    expect(roles.filter((role) => refusal(role, 'chair', chairedByMe) === null)).toEqual(roles);
    expect(refusal('facilitator', 'chair')).toBe('not-the-chair');
  });

  it('let a penhouder-admin confirm, also after it ended', () => {
    expect(roles.filter((role) => refusal(role, 'confirm') === null)).toEqual(['penhouder-admin']);
    expect(refusal('penhouder-admin', 'confirm', { state: 'ended' })).toBeNull();
    expect(refusal('penhouder-admin', 'confirm', { state: 'adopted' })).toBe('minutes-are-adopted');
  });

  it('let the chair be taken only while nobody sits in it', () => {
    expect(refusal('facilitator', 'takeOver')).toBe('chair-is-here');
    expect(refusal('facilitator', 'takeOver', { isChairHere: false })).toBeNull();
    expect(refusal('reader', 'takeOver', { isChairHere: false })).toBe('role-may-not-plan-session');
  });

  it('let those accept the minutes who were there', () => {
    expect(refusal('reader', 'accept', { state: 'ended' })).toBeNull();
    expect(refusal('partner-editor', 'accept', { state: 'ended', isAttendee: false })).toBe('not-an-attendee');
    expect(refusal('partner-editor', 'accept')).toBe('session-not-ended');
  });

  it.each(reviewSessionState.options)('allow in the state %s exactly what is on record', (state) => {
    expect(allowed('penhouder-admin', { ...chairedByMe, state, isChairHere: false })).toMatchSnapshot();
  });

  it('refuse an action nobody knows', () => {
    // Requests are not bound by the type.
    const unknown = 'applaud' as ReviewAction;
    expect(refusal('penhouder-admin', unknown)).toBe('unknown-action');
  });
});
