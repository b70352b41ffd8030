import type { DossierRole, SectionSummary } from '@samenpen/contracts';
import { aDossier, administrator, asked, colleague, handedTo, marked, partner, viewer } from './dossier-builders';
import { workInSections } from './work-in-sections';

function work(sections: readonly Partial<SectionSummary>[], role: DossierRole = 'partner-editor'): readonly string[] {
  const looks = role === 'penhouder-admin' ? administrator : { role, of: partner.damme };
  const { dossier, asker } = aDossier(looks, sections);
  return workInSections(asker, dossier.sections).map(({ kind, section }) => `${kind} ${section.title}`);
}

const own = { partner: partner.damme } as const;

describe('my work', () => {
  it('is to write the own sections and those handed to me', () => {
    expect(
      work([
        { title: 'own', status: 'empty', ...own },
        { title: 'of another', status: 'empty', partner: partner.zuienkerke },
        { title: 'shared', status: 'empty' },
        { title: 'for Damme', status: 'empty', assignee: handedTo(partner.damme) },
        { title: 'for me', status: 'drafting', assignee: handedTo(partner.damme, viewer) },
        { title: 'for a colleague', status: 'drafting', assignee: handedTo(partner.damme, colleague) },
      ]),
    ).toEqual(['write own', 'write for Damme', 'write for me']);
  });
  it('leaves out what may stay empty, until it is handed out or begun', () => {
    const annex = { status: 'empty', required: false } as const;

    expect(work([{ title: 'optional', ...annex, ...own }])).toEqual([]);
    expect(work([{ title: 'handed', ...annex, assignee: handedTo(partner.damme) }])).toEqual(['write handed']);
  });
  it('is to mend what changes were requested of, also after the first edit', () => {
    expect(
      work([
        { title: 'asked', status: 'changes-requested', changeRequest: asked(8), ...own },
        { title: 'begun', status: 'drafting', changeRequest: asked(9), ...own },
        { title: 'of another', status: 'changes-requested', changeRequest: asked(9), partner: partner.zuienkerke },
      ]),
    ).toEqual(['mend asked', 'mend begun']);
  });
  it('of an administrator is to review, to decide on reopening and to write the own', () => {
    expect(
      work(
        [
          { title: 'own', status: 'drafting', partner: partner.blankenberge },
          { title: 'of another', status: 'drafting', ...own },
          { title: 'asked back', status: 'approved', reopenRequest: asked(8) },
          { title: 'ready', status: 'ready', markedReady: marked(8) },
        ],
        'penhouder-admin',
      ),
    ).toEqual(['review ready', 'decide-reopen asked back', 'write own']);
  });
  it('asks nothing in a kind of section that has no screen to do it on', () => {
    const declaration = { kind: 'declaration', status: 'open' } as const;

    expect(work([{ title: 'own', ...declaration, ...own }], 'signatory')).toEqual([]);
    expect(work([{ title: 'own', kind: 'budget', status: 'empty', ...own }])).toEqual([]);
  });
  it('is nothing for a reader, and nothing in what is ready or approved', () => {
    expect(work([{ title: 'own', status: 'empty', ...own }], 'reader')).toEqual([]);
    expect(work([{ title: 'ready', status: 'ready', ...own }, { title: 'approved', status: 'approved', ...own }])).toEqual([]);
  });
  it('puts what is due first on top', () => {
    expect(
      work([
        { title: 'some day', ...own },
        { title: 'next week', dueAt: '2021-10-18T10:00:00Z', ...own },
        { title: 'tomorrow', dueAt: '2021-10-11T10:00:00Z', ...own },
      ]),
    ).toEqual(['write tomorrow', 'write next week', 'write some day']);
  });
});

describe('open suggestions', () => {
  it('wait for who writes the section, and for the penhouder where it was given to nobody', () => {
    const open = { status: 'drafting', suggestions: 2 } as const;

    expect(work([{ title: 'own', ...open, ...own }])).toEqual(['decide-suggestions own']);
    expect(work([{ title: 'shared', ...open }])).toEqual([]);
    expect(work([{ title: 'shared', ...open }], 'penhouder-admin')).toEqual(['decide-suggestions shared']);
    expect(work([{ title: 'of Damme', ...open, ...own }], 'penhouder-admin')).toEqual([]);
  });
});
