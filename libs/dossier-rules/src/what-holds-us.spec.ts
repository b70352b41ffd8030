import type { DossierDetail, SectionSummary } from '@samenpen/contracts';
import { aDossier, administrator, asked, handedTo, marked, partner } from './dossier-builders';
import { holdKeys } from './hold';
import { whatHoldsUs } from './what-holds-us';

type Seen = Parameters<typeof aDossier>[0];

type Circumstances = { readonly looks?: Seen; readonly different?: Partial<DossierDetail> };

function holds(sections: readonly Partial<SectionSummary>[], { looks = administrator, different = {} }: Circumstances = {}) {
  const { dossier, asker } = aDossier(looks, sections, different);
  return whatHoldsUs(dossier, asker);
}

const partnerEditor: Seen = { role: 'partner-editor', of: partner.damme };

describe('what holds us', () => {
  it('is nothing when every section is approved and the people are there', () => {
    expect(holds([{ status: 'approved' }, { status: 'confirmed', kind: 'declaration', partner: partner.damme }])).toEqual([]);
  });
  it('is nothing once the drafting is over', () => {
    expect(holds([{ status: 'empty' }], { different: { status: 'consent' } })).toEqual([]);
  });
  it('is that sections wait for review, the oldest first', () => {
    const [line] = holds([
      { status: 'ready', markedReady: marked(9) },
      { status: 'ready', markedReady: marked(7) },
    ]);

    expect(line).toMatchObject({ key: 'review-waiting', values: { count: 2, since: '2021-10-01T07:00:00Z' } });
    expect(line?.action).toEqual({ kind: 'review', section: line?.sections[0] });
  });
  it('is that a partner has own sections empty: remind it', () => {
    const empty = { status: 'empty', partner: partner.zuienkerke } as const;
    const [line, ...others] = holds([empty, empty, empty, { ...empty, required: false }]);

    expect(others).toEqual([]);
    expect(line).toMatchObject({ key: 'own-sections-empty', values: { count: 3, partner: 'Zuienkerke' } });
    expect(line?.action).toEqual({ kind: 'remind', partner: partner.zuienkerke, sections: line?.sections });
  });
  it('names the partner with most empty sections first', () => {
    const lines = holds([
      { status: 'empty', partner: partner.damme },
      { status: 'empty', partner: partner.zuienkerke },
      { status: 'empty', partner: partner.zuienkerke },
    ]);

    expect(lines.map(({ values }) => values['partner'])).toEqual(['Zuienkerke', 'Damme']);
  });
  it('does not have the penhouder remind itself', () => {
    const [line] = holds([{ status: 'empty', partner: partner.blankenberge }]);

    expect(line).toMatchObject({ key: 'own-sections-empty', action: { kind: 'open' } });
  });
  it('is that shared sections wait for somebody, or for the partner they were handed to', () => {
    const lines = holds([{ status: 'empty' }, { status: 'empty', assignee: handedTo(partner.damme) }]);

    expect(lines).toMatchObject([
      { key: 'assigned-sections-empty', values: { count: 1, partner: 'Damme' }, action: { kind: 'remind' } },
      { key: 'shared-unassigned', values: { count: 1 }, action: { kind: 'assign' } },
    ]);
  });
  it('is that changes were requested, until the section is ready again', () => {
    const request = { changeRequest: asked(8), partner: partner.damme } as const;
    const lines = holds([
      { ...request, status: 'changes-requested' },
      { ...request, status: 'drafting' },
      { ...request, status: 'approved' },
    ]);

    expect(lines).toMatchObject([{ key: 'changes-requested', values: { count: 2, partner: 'Damme' }, action: { kind: 'open' } }]);
  });
  it('is that suggestions stand open: those in a text that waits for approval first, each with its section', () => {
    const sections = [
      { title: 'In bewerking', suggestions: 3 },
      { title: 'Bijna klaar', suggestions: 1, status: 'ready', markedReady: marked(8) },
      { title: 'Weggelaten', suggestions: 2, status: 'not-applicable' },
      { title: 'Zonder voorstel' },
    ] as const;
    const lines = (looks: Seen) => holds(sections, { looks }).filter(({ key }) => key === 'suggestions-open');

    expect(lines(administrator)).toMatchObject([
      { values: { title: 'Bijna klaar', count: 1 }, action: { kind: 'suggestions', mayDecide: true } },
      { values: { title: 'In bewerking', count: 3 }, action: { kind: 'suggestions', mayDecide: true } },
    ]);
    expect(lines(partnerEditor).map(({ action }) => action)).toMatchObject([{ mayDecide: false }, { mayDecide: true }]);
  });
  it('is that a section is past its due date, named once', () => {
    const late = { dueAt: '2021-10-09T10:00:00Z', partner: partner.damme } as const;
    const lines = holds([
      { ...late, status: 'empty' },
      { ...late, status: 'ready', markedReady: marked(8) },
      { status: 'drafting', dueAt: '2021-10-11T10:00:00Z', partner: partner.damme },
    ]);

    expect(lines.map(({ key }) => key)).toEqual(['review-waiting', 'overdue']);
    expect(lines[1]).toMatchObject({ values: { count: 1, partner: 'Damme' }, action: { kind: 'remind' } });
  });
  it('is that a text is too long, or handed over too short', () => {
    const limits = { minCharacters: 300, maxCharacters: 1500 };
    const lines = holds([
      { title: 'Lang', characters: 1512, limits },
      { title: 'Kort', characters: 200, limits, status: 'approved' },
      { title: 'Nog bezig', characters: 200, limits },
    ]);

    expect(lines).toMatchObject([
      { key: 'over-limit', values: { title: 'Lang', by: 12, limit: 1500 }, action: { kind: 'open' } },
      { key: 'under-limit', values: { title: 'Kort', by: 100, limit: 300 }, action: { kind: 'open' } },
    ]);
  });
  it('is that somebody asked to reopen, and that a declaration is open', () => {
    const lines = holds([
      { status: 'approved', reopenRequest: asked(9) },
      { kind: 'declaration', status: 'open', partner: partner.damme },
    ]);

    expect(lines.map(({ key }) => key)).toEqual(['reopen-asked', 'declarations-open']);
  });
  it('is that a municipality has no signatory and the penhouder one administrator', () => {
    const { dossier } = aDossier(administrator, []);
    const partners = dossier.partners.map((one) => ({ ...one, members: one.members.slice(1, 2) }));
    const lines = holds([], { different: { partners } });

    expect(lines.map(({ key }) => key)).toEqual(['no-signatory', 'no-signatory', 'no-signatory', 'one-administrator']);
    expect(lines[1]).toMatchObject({
      values: { partner: 'Damme' },
      action: { kind: 'invite', partner: partner.damme, role: 'signatory' },
    });
  });
  it('offers others only what they may do', () => {
    const empty = { status: 'empty', partner: partner.zuienkerke } as const;
    const sections = [empty, { status: 'empty' }, { status: 'ready', markedReady: marked(8) }] as const;
    const actionsOf = (looks: Seen) => holds(sections, { looks }).map(({ action }) => action.kind);

    expect(actionsOf(administrator)).toEqual(['review', 'remind', 'assign']);
    expect(actionsOf({ role: 'facilitator', of: partner.blankenberge })).toEqual(['open', 'remind', 'open']);
    expect(actionsOf(partnerEditor)).toEqual(['open', 'open', 'open']);
  });
  it('keeps the order of the list, whatever the order of the sections', () => {
    const limits = { minCharacters: null, maxCharacters: 10 };
    const lines = holds([
      { characters: 11, limits },
      { kind: 'declaration', status: 'open', partner: partner.damme },
      { status: 'empty' },
      { status: 'empty', partner: partner.damme },
      { suggestions: 1 },
      { status: 'changes-requested', changeRequest: asked(8) },
      { status: 'ready', markedReady: marked(8) },
    ]);
    const places = lines.map(({ key }) => holdKeys.indexOf(key));

    expect(lines).toHaveLength(7);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
