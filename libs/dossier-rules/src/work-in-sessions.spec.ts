import type { ReviewSession, SectionSummary } from '@samenpen/contracts';
import { aDossier, administrator, colleague, marked, partner, viewer } from './dossier-builders';
import { workFor } from './work';
import { aDecision, aPoint, aSession, anItem, person } from './work-builders';
import { workInSessions } from './work-in-sessions';

const damme = { role: 'partner-editor', of: partner.damme } as const;
const mayConfirm = { confirm: true };

function readySection(looks: Parameters<typeof aDossier>[0] = administrator) {
  const { dossier, asker } = aDossier(looks, [{ status: 'ready', markedReady: marked(8) }]);
  // The one section that was asked for.
  return { sections: dossier.sections, section: dossier.sections[0] as SectionSummary, asker };
}

/** The work of somebody of Damme in one session, by kind and words. */
function asked(session: ReviewSession, role: 'partner-editor' | 'reader' = 'partner-editor'): string[] {
  const { asker } = aDossier({ ...damme, role }, []);
  return workInSessions(asker, [session], []).map((work) => (work.kind === 'action-point' ? `${work.kind} ${work.point.text}` : work.kind));
}

describe('a decision that waits', () => {
  it('is asked of an administrator of the penhouder, and not of others', () => {
    const { sections, section, asker } = readySection();
    const session = aSession({ items: [anItem(section, aDecision(colleague))] });

    expect(workInSessions(asker, [{ ...session, may: { ...session.may, ...mayConfirm } }], sections)).toMatchObject([
      { kind: 'confirm-decision', decision: 'approve', decidedBy: { person: colleague } },
    ]);
    expect(workInSessions(asker, [session], sections)).toEqual([]);
  });

  it('is not asked of the one who made the section ready for it, nor when it is done or cannot be done', () => {
    const { sections, section, asker } = readySection();
    const drafting = aDossier(administrator, [{ status: 'drafting' }]).dossier.sections;
    const work = (decision: ReturnType<typeof aDecision>, seen = sections) =>
      workInSessions(asker, [aSession({ may: mayConfirm, items: [anItem(section, decision)] })], seen);

    expect(work(aDecision(viewer))).toEqual([]);
    expect(work(aDecision(colleague, 'approve', 'done'))).toEqual([]);
    expect(work(aDecision(colleague), drafting)).toEqual([]);
    expect(work(aDecision(colleague, 'request-changes'), drafting)).toMatchObject([{ kind: 'confirm-decision', decision: 'request-changes' }]);
  });

  it('is the chair’s to take back while a niet akkoord has no reason over it, and asked of nobody else', () => {
    const { sections, section, asker } = readySection();
    const item = anItem(section, aDecision(colleague));
    const disagreeing = { partner: { id: partner.damme, name: 'Damme' }, by: person(colleague), stance: 'disagree', remark: null, at: '2021-10-19T12:32:00.000Z' };
    const work = (reason: string | null, may: Partial<ReviewSession['may']> = mayConfirm) =>
      workInSessions(asker, [aSession({ may, items: [{ ...item, stances: [disagreeing], decision: { ...item.decision, reason } }] })], sections).map(({ kind }) => kind);

    expect(work(null)).toEqual([]);
    expect(work(null, { ...mayConfirm, minutes: true })).toEqual(['withdraw-decision']);
    expect(work('De termijn laat geen uitstel toe.', { ...mayConfirm, minutes: true })).toEqual(['confirm-decision']);
  });

  it('is the chair’s to take back once the section stands so that nobody can confirm it, and asked of nobody else', () => {
    const { section, asker } = readySection();
    const work = (seen: { readonly status: 'drafting' | 'approved' }, kind: 'approve' | 'request-changes', may: Partial<ReviewSession['may']> = mayConfirm) => {
      const { sections } = aDossier(administrator, [seen]).dossier;
      return workInSessions(asker, [aSession({ may, items: [anItem(section, aDecision(colleague, kind))] })], sections).map((line) => line.kind);
    };

    expect(work({ status: 'approved' }, 'request-changes')).toEqual([]);
    expect(work({ status: 'approved' }, 'request-changes', { minutes: true })).toEqual(['withdraw-decision']);
    expect(work({ status: 'drafting' }, 'approve', { minutes: true })).toEqual(['withdraw-decision']);
    expect(work({ status: 'drafting' }, 'request-changes', { minutes: true })).toEqual([]);
  });

  it('stands once in the list, not also as a section to review', () => {
    const { sections, section, asker } = readySection();
    const threads = { waiting: [], proposing: [] };
    const sessions = [aSession({ may: mayConfirm, items: [anItem(section, aDecision(colleague))] })];

    expect(workFor(asker, { sections, threads, sessions: [] }).map(({ kind }) => kind)).toEqual(['review']);
    expect(workFor(asker, { sections, threads, sessions }).map(({ kind }) => kind)).toEqual(['confirm-decision']);
  });
});

describe('an action point', () => {
  it('is asked of the person or the organisation that it was given to, until it is done', () => {
    const of = { id: partner.damme, name: 'Damme' };
    const actionPoints = [
      aPoint('later', { to: viewer, dueAt: '2021-10-20T10:00:00Z' }),
      aPoint('of a colleague', { to: colleague, of }),
      aPoint('of Damme', { of, dueAt: '2021-10-12T10:00:00Z' }),
      aPoint('of Zuienkerke', { of: { id: partner.zuienkerke, name: 'Zuienkerke' } }),
      aPoint('done', { to: viewer, doneAt: '2021-10-09T10:00:00Z' }),
      aPoint('of nobody'),
    ];

    expect(asked(aSession({ state: 'adopted', actionPoints }))).toEqual(['action-point of Damme', 'action-point later']);
  });

  it('of an organisation is not asked of those who only read', () => {
    expect(asked(aSession({ actionPoints: [aPoint('of Damme', { of: { id: partner.damme, name: 'Damme' } })] }), 'reader')).toEqual([]);
  });
});

describe('minutes', () => {
  const accepted = (...people: (typeof viewer)[]) => people.map((id) => ({ by: person(id), at: '2021-10-11T10:00:00Z' }));

  it('are asked of who was there and has not accepted them as they stand', () => {
    expect(asked(aSession({ may: { accept: true } }))).toEqual(['accept-minutes']);
    expect(asked(aSession({ may: { accept: true }, accepted: accepted(viewer) }))).toEqual([]);
    expect(asked(aSession())).toEqual([]);
  });

  it('are adopted by the chair when everybody accepted and nothing waits', () => {
    const may = { accept: true, adopt: true };
    const { section } = readySection();
    const all = accepted(viewer, colleague);

    expect(asked(aSession({ may, accepted: accepted(viewer) }))).toEqual([]);
    expect(asked(aSession({ may, accepted: all }))).toEqual(['adopt-minutes']);
    expect(asked(aSession({ may, accepted: all, items: [anItem(section, aDecision(colleague))] }))).toEqual([]);
  });
});
