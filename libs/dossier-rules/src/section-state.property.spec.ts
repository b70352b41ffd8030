import fc from 'fast-check';
import { sectionEvent, sectionKind, type SectionEvent, type SectionKind, type SectionStatus } from '@samenpen/contracts';
import { afterEdit, nextSectionState } from './section-state';

/* Random lives of a section: whatever people ask in whatever order, some things never happen. */

type Step = {
  readonly event: SectionEvent | 'edit';
  readonly from: SectionStatus;
  readonly to: SectionStatus;
  readonly version: string | null;
  readonly reason: string | null;
};

const anyRequest = fc.record({
  event: fc.constantFrom(...sectionEvent.options, 'edit' as const),
  reason: fc.constantFrom(null, '', 'Omdat'),
  version: fc.constantFrom(null, 'v1'),
  isEmpty: fc.boolean(),
  hasOpenSuggestions: fc.boolean(),
});

type Request = typeof anyRequest extends fc.Arbitrary<infer Value> ? Value : never;

/** The steps that were taken; refused requests leave the section as it was. */
function live(kind: SectionKind, requests: readonly Request[]): readonly Step[] {
  const steps: Step[] = [];
  let status: SectionStatus = kind === 'declaration' ? 'open' : 'empty';
  for (const { event, ...given } of requests) {
    const from: SectionStatus = status;
    if (event === 'edit') {
      status = afterEdit(status);
    } else {
      const next = nextSectionState(event, { ...given, kind, status, mayBeNotApplicable: true, isConsolidated: false });
      if (!('to' in next)) continue;
      status = next.to;
    }
    steps.push({ event, from, to: status, ...given });
  }
  return steps;
}

function always(holds: (step: Step, kind: SectionKind) => boolean): void {
  fc.assert(
    fc.property(fc.constantFrom(...sectionKind.options), fc.array(anyRequest, { maxLength: 40 }), (kind, requests) =>
      live(kind, requests).every((step) => holds(step, kind)),
    ),
    { numRuns: 1000 },
  );
}

describe('in every life of a section', () => {
  it('it is approved only out of ready, with the version that was seen', () => {
    always(({ to, from, event, version }) => to !== 'approved' || from === 'approved' || (from === 'ready' && event === 'approve' && version !== null));
  });
  it('it leaves approved only by reopening, with a reason', () => {
    always(({ from, to, event, reason }) => from !== 'approved' || to === 'approved' || (event === 'reopen' && reason === 'Omdat'));
  });
  it('it leaves not applicable only by reopening', () => {
    always(({ from, to, event }) => from !== 'not-applicable' || to === from || event === 'reopen');
  });
  it('a confirmed declaration stays confirmed', () => {
    always(({ from, to }) => from !== 'confirmed' || to === 'confirmed');
  });
  it('a declaration is open or confirmed, and nothing else ever is', () => {
    always(({ to }, kind) => (kind === 'declaration') === (to === 'open' || to === 'confirmed'));
  });
  it('an edit never makes a section ready, approved or not applicable', () => {
    always(({ event, from, to }) => event !== 'edit' || from === to || to === 'drafting');
  });
  it('it never becomes empty again', () => {
    always(({ from, to }) => to !== 'empty' || from === 'empty');
  });
});
