import { refusalInState } from '@samenpen/access-policy';
import { personId, sectionStatus, type ItemDecision, type ReviewItem, type SectionStatus } from '@samenpen/contracts';
import { partner } from './dossier-builders';
import { confirmationEvent, confirmationRefusal, decisionOutcome, spentAfter, type DecisionFacts } from './review-decision';
import { nextSectionState } from './section-state';

const an = personId.parse('00000000-0000-4000-8001-000000000001');
const bo = personId.parse('00000000-0000-4000-8001-000000000002');

const decided = (different: Partial<DecisionFacts>) =>
  decisionOutcome({ kind: 'approve', status: 'ready', stances: [], reason: null, readyFirst: false, mayApprove: true, ...different });

describe('a decision in a review session', () => {
  it('approves at once by a chair with that right, and waits by another one', () => {
    expect(decided({})).toEqual({ events: ['approve'], waits: false });
    expect(decided({ mayApprove: false })).toEqual({ events: [], waits: true });
  });

  it('marks ready first where that is asked, and then always waits for a second person', () => {
    expect(decided({ status: 'drafting' })).toEqual({ refused: 'section-is-not-ready' });
    expect(decided({ status: 'drafting', readyFirst: true })).toEqual({ events: ['mark-ready'], waits: true });
    expect(decided({ status: 'changes-requested', readyFirst: true, mayApprove: false })).toEqual({ events: ['mark-ready'], waits: true });
  });

  it('approves over a disagreement only with a reason', () => {
    const stances = ['agree', 'disagree'] as const;
    expect(decided({ stances })).toEqual({ refused: 'disagreement-needs-reason' });
    expect(decided({ stances, reason: 'Volgt in de bijlage.' })).toEqual({ events: ['approve'], waits: false });
    expect(decided({ stances: ['agree-with-remark'] })).toEqual({ events: ['approve'], waits: false });
  });

  it('asks for changes with a reason, and postpones without any event', () => {
    expect(decided({ kind: 'request-changes' })).toEqual({ needs: 'reason' });
    expect(decided({ kind: 'request-changes', reason: 'Te lang.' })).toEqual({ events: ['request-changes'], waits: false });
    expect(decided({ kind: 'request-changes', reason: 'Te lang.', mayApprove: false })).toEqual({ events: [], waits: true });
    expect(decided({ kind: 'postpone', mayApprove: false })).toEqual({ events: [], waits: false });
  });

  it('asks for no changes where nobody could ask for them, so that nothing waits in vain', () => {
    const asked = { kind: 'request-changes', reason: 'Te lang.', mayApprove: false } as const;
    expect(decided({ ...asked, status: 'changes-requested' })).toEqual({ refused: 'already-in-that-state' });
    expect(decided({ ...asked, status: 'approved' })).toEqual({ refused: 'section-is-approved' });
    expect(decided({ ...asked, status: 'empty' })).toEqual({ refused: 'section-is-empty' });
    expect(decided({ ...asked, status: 'drafting' })).toEqual({ events: [], waits: true });
  });

  it.each(sectionStatus.options)('asks for changes of a section that is %s as the section itself would take it', (status) => {
    const facts = { kind: 'text', mayBeNotApplicable: true, isConsolidated: false, hasOpenSuggestions: false, isEmpty: false, reason: 'Te lang.', version: null } as const;
    const next = nextSectionState('request-changes', { ...facts, status });

    expect(decided({ kind: 'request-changes', reason: 'Te lang.', status })).toEqual('to' in next ? { events: ['request-changes'], waits: false } : next);
  });

  it('does not approve what is approved', () => {
    expect(decided({ status: 'approved' })).toEqual({ refused: 'already-in-that-state' });
  });
});

describe('confirming what waits', () => {
  const waiting = { kind: 'approve', status: 'ready', readyBy: null, confirmer: an } as const;

  it('is the event that was decided', () => {
    expect(confirmationEvent(waiting)).toEqual({ event: 'approve' });
    expect(confirmationEvent({ ...waiting, kind: 'request-changes' })).toEqual({ event: 'request-changes' });
    expect(confirmationEvent({ ...waiting, kind: 'postpone' })).toEqual({ refused: 'nothing-waits' });
  });

  it('is done by another person than the one who marked ready in the same decision', () => {
    expect(confirmationEvent({ ...waiting, readyBy: an })).toEqual({ refused: 'another-must-approve' });
    expect(confirmationEvent({ ...waiting, readyBy: bo })).toEqual({ event: 'approve' });
  });

  it('is not possible once the section was taken back', () => {
    expect(confirmationEvent({ ...waiting, status: 'drafting' })).toEqual({ refused: 'section-is-not-ready' });
  });

  it.each(sectionStatus.options)('of a request for changes is refused as the section itself refuses it, while it is %s', (status) => {
    const refused = refusalInState('requestChanges', status);

    expect(confirmationEvent({ ...waiting, kind: 'request-changes', status })).toEqual(refused === null ? { event: 'request-changes' } : { refused });
  });
});

describe('a decision that waits', () => {
  const decision = { kind: 'approve', state: 'waiting', reason: null, by: { person: an, name: 'An', organisation: 'Damme' }, at: '2021-10-19T12:31:00Z', confirmedBy: null, version: 'v' } as const;
  const refusal = (status: SectionStatus, different: Partial<ItemDecision> = {}, stances: ReviewItem['stances'] = []) =>
    confirmationRefusal({ section: { status }, decision: { ...decision, ...different }, stances });

  it('can be confirmed as long as the section would take it', () => {
    expect(refusal('ready')).toBeNull();
    expect(refusal('drafting', { kind: 'request-changes' })).toBeNull();
    expect(refusal('drafting')).toBe('section-is-not-ready');
    expect(refusal('approved', { kind: 'request-changes' })).toBe('section-is-approved');
    expect(refusal('not-applicable')).toBe('section-is-not-applicable');
  });

  it('cannot be confirmed while a niet akkoord has no reason over it', () => {
    const disagreeing = { partner: { id: partner.damme, name: 'Damme' }, by: decision.by, stance: 'disagree', remark: null, at: decision.at } as const;

    expect(refusal('ready', {}, [disagreeing])).toBe('disagreement-needs-reason');
    expect(refusal('ready', { reason: 'De termijn laat geen uitstel toe.' }, [disagreeing])).toBeNull();
  });

  it('is the only one that there is something to confirm about', () => {
    expect(refusal('approved', { state: 'done' })).toBeNull();
    expect(confirmationRefusal({ section: { status: 'approved' }, decision: null, stances: [] })).toBeNull();
  });
});

describe('the time spent on an item', () => {
  it('adds the turn that ends to the turns before', () => {
    expect(spentAfter(60, null, 5_000)).toBe(60);
    expect(spentAfter(60, 5_000, 35_400)).toBe(90);
    expect(spentAfter(60, 5_000, 4_000)).toBe(60);
  });
});
