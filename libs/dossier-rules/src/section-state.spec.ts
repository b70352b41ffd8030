import type { SectionEvent, SectionStatus } from '@samenpen/contracts';
import { afterEdit, afterFilling, nextSectionState, settlesChangeRequest, type TransitionFacts } from './section-state';

const facts: TransitionFacts = {
  kind: 'text',
  status: 'drafting',
  mayBeNotApplicable: true,
  isConsolidated: false,
  hasOpenSuggestions: false,
  isEmpty: false,
  reason: 'Omdat het zo is',
  version: 'v1',
};

/** Where the event leads from each state; the reason where it leads nowhere. */
function from(event: SectionEvent, different: Partial<TransitionFacts> = {}): Partial<Record<SectionStatus, string>> {
  const states = ['empty', 'drafting', 'changes-requested', 'ready', 'approved', 'not-applicable'] as const;
  return Object.fromEntries(
    states.map((status) => {
      const next = nextSectionState(event, { ...facts, status, ...different });
      return [status, 'to' in next ? next.to : 'refused' in next ? `! ${next.refused}` : `? ${next.needs}`];
    }),
  );
}

describe('the states of a section', () => {
  it('lead by mark-ready from a drafted section to ready', () => {
    expect(from('mark-ready')).toEqual({
      empty: '! section-is-empty',
      drafting: 'ready',
      'changes-requested': 'ready',
      ready: '! already-in-that-state',
      approved: '! section-is-approved',
      'not-applicable': '! section-is-not-applicable',
    });
  });
  it('lead by approve from ready to approved', () => {
    expect(from('approve')).toEqual({
      empty: '! section-is-not-ready',
      drafting: '! section-is-not-ready',
      'changes-requested': '! section-is-not-ready',
      ready: 'approved',
      approved: '! already-in-that-state',
      'not-applicable': '! section-is-not-applicable',
    });
  });
  it('lead by request-changes from ready and drafting', () => {
    expect(from('request-changes')).toEqual({
      empty: '! section-is-empty',
      drafting: 'changes-requested',
      'changes-requested': '! already-in-that-state',
      ready: 'changes-requested',
      approved: '! section-is-approved',
      'not-applicable': '! section-is-not-applicable',
    });
  });
  it('lead by mark-not-applicable from what was not handed over', () => {
    expect(from('mark-not-applicable')).toEqual({
      empty: 'not-applicable',
      drafting: 'not-applicable',
      'changes-requested': '! changes-are-requested',
      ready: '! section-is-ready',
      approved: '! section-is-approved',
      'not-applicable': '! already-in-that-state',
    });
  });
  it('lead by take-back from ready to drafting', () => {
    expect(from('take-back')).toMatchObject({ drafting: '! section-is-not-ready', ready: 'drafting', approved: '! section-is-approved' });
  });
  it('lead by reopen from approved and not applicable to drafting', () => {
    expect(from('reopen')).toEqual({
      empty: '! section-is-not-approved',
      drafting: '! section-is-not-approved',
      'changes-requested': '! section-is-not-approved',
      ready: '! section-is-not-approved',
      approved: 'drafting',
      'not-applicable': 'drafting',
    });
  });
  it('stay approved when somebody asks to reopen', () => {
    expect(from('request-reopen')).toMatchObject({ approved: 'approved', ready: '! section-is-not-approved' });
  });
});

describe('what an event needs', () => {
  it('is a reason, and no blank one', () => {
    const without = { reason: '  ' };

    expect(from('request-changes', without).ready).toBe('? reason');
    expect(from('reopen', without).approved).toBe('? reason');
    expect(from('request-reopen', without).approved).toBe('? reason');
    expect(from('mark-not-applicable', without).empty).toBe('? reason');
    expect(from('mark-ready', without).drafting).toBe('ready');
  });
  it('is the version that was seen, to approve', () => {
    expect(from('approve', { version: null }).ready).toBe('? version');
  });
  it('is said only when the event is possible at all', () => {
    expect(from('reopen', { reason: null }).drafting).toBe('! section-is-not-approved');
  });
});

describe('what an event waits for', () => {
  it('is a text, to be marked ready', () => {
    expect(from('mark-ready', { isEmpty: true }).drafting).toBe('! section-is-empty');
  });
  it('is the answer to open suggestions, to be approved', () => {
    expect(from('approve', { hasOpenSuggestions: true }).ready).toBe('! open-suggestions');
  });
  it('is a template that allows it, to be set aside', () => {
    expect(from('mark-not-applicable', { mayBeNotApplicable: false }).empty).toBe('! may-not-be-skipped');
  });
});

describe('a section of another kind', () => {
  it('is confirmed once when it is a declaration, and knows no other event', () => {
    const declaration = { ...facts, kind: 'declaration', status: 'open' } as const;

    expect(nextSectionState('confirm', declaration)).toEqual({ to: 'confirmed' });
    expect(nextSectionState('confirm', { ...declaration, status: 'confirmed' })).toEqual({ refused: 'already-in-that-state' });
    expect(nextSectionState('approve', declaration)).toEqual({ refused: 'declaration-is-only-confirmed' });
    expect(nextSectionState('confirm', facts)).toEqual({ refused: 'not-a-declaration' });
  });
  it('becomes ready by itself when it is a form or a list of annexes', () => {
    expect(from('mark-ready', { kind: 'fields' }).drafting).toBe('! becomes-ready-by-itself');
    expect(from('approve', { kind: 'annexes' }).ready).toBe('approved');
    expect(afterFilling('empty', 'partly')).toBe('drafting');
    expect(afterFilling('drafting', 'completely')).toBe('ready');
    expect(afterFilling('ready', 'partly')).toBe('drafting');
    expect(afterFilling('drafting', 'nothing')).toBe('empty');
    expect(afterFilling('approved', 'partly')).toBe('approved');
  });
  it('is handed over by nobody when it is the consolidated budget', () => {
    expect(from('mark-ready', { kind: 'budget', isConsolidated: true }).drafting).toBe('! consolidated-has-no-writers');
  });
});

describe('an event that nobody knows', () => {
  it('is refused', () => {
    // A request from outside is not bound by the type.
    expect(nextSectionState('toString' as SectionEvent, facts)).toEqual({ refused: 'unknown-action' });
  });
});

describe('an edit', () => {
  it('begins an empty section and takes up one that changes were requested of', () => {
    expect(afterEdit('empty')).toBe('drafting');
    expect(afterEdit('changes-requested')).toBe('drafting');
  });
  it('leaves a ready section ready', () => {
    expect(afterEdit('ready')).toBe('ready');
  });
});

describe('a request for changes', () => {
  it('is settled when the section is ready again, not when it is drafted or taken back', () => {
    expect(settlesChangeRequest('mark-ready')).toBe(true);
    expect(settlesChangeRequest('take-back')).toBe(false);
    expect(settlesChangeRequest('request-changes')).toBe(false);
  });
});
