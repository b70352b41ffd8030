import type { SectionAction } from '@samenpen/contracts';
import { may, verdicts } from './may';
import type { SectionFacts } from './facts';
import { aSection, asker, ownSection, partner, person, standing } from './rights-builders';

const refusedFor = (reason: string) => ({ allowed: false, reason });
const allowed = { allowed: true };

describe('somebody without a part in the dossier', () => {
  it('may nothing', () => {
    const answers = Object.values(verdicts(asker(), aSection()));

    expect(answers.every((verdict) => !verdict.allowed && verdict.reason === 'no-part-in-dossier')).toBe(true);
  });
});

describe('what no table names', () => {
  it('is refused: an action', () => {
    // The type forbids it; a request from outside is not bound by the type.
    const unheardOf = 'delete' as SectionAction;

    expect(may(asker('penhouder-admin'), unheardOf, aSection())).toEqual(refusedFor('unknown-action'));
  });
  it('is refused: a name that every object carries', () => {
    // As above: a crafted request.
    expect(may(asker('penhouder-admin'), 'constructor' as SectionAction, aSection()).allowed).toBe(false);
  });
  it('is refused: a role, a kind and a state of a newer product', () => {
    // Rows written by a newer version of the product, read by this one.
    const role = { role: 'mayor', partner: partner.damme } as unknown as ReturnType<typeof standing>;
    const kind = { kind: 'poem' } as unknown as Partial<SectionFacts>;
    const status = { status: 'archived' } as unknown as Partial<SectionFacts>;

    expect(may(asker(role), 'write', aSection())).toEqual(refusedFor('unknown-action'));
    expect(may(asker('penhouder-admin'), 'write', aSection(kind))).toEqual(refusedFor('unknown-action'));
    expect(may(asker('penhouder-admin'), 'write', aSection(status))).toEqual(refusedFor('unknown-action'));
  });
});

describe('writing in a section of the consortium', () => {
  it('is open to every writer while it is handed to nobody', () => {
    expect(may(asker('partner-editor'), 'write', aSection())).toEqual(allowed);
    expect(may(asker('facilitator'), 'write', aSection())).toEqual(allowed);
    expect(may(asker('penhouder-editor'), 'write', aSection())).toEqual(allowed);
  });
  it('is not for a signatory or a reader', () => {
    expect(may(asker('signatory'), 'write', aSection())).toEqual(refusedFor('role-may-not-write'));
    expect(may(asker('reader'), 'write', aSection())).toEqual(refusedFor('role-may-not-write'));
  });
  it('is for the assignee, the penhouder and the facilitator once it is handed out', () => {
    const assigned = aSection({ assignee: { partner: partner.zuienkerke, person: null } });

    expect(may(asker(standing('partner-editor', partner.zuienkerke)), 'write', assigned)).toEqual(allowed);
    expect(may(asker('penhouder-editor'), 'write', assigned)).toEqual(allowed);
    expect(may(asker('facilitator'), 'write', assigned)).toEqual(allowed);
    expect(may(asker('partner-editor'), 'write', assigned)).toEqual(refusedFor('assigned-to-other'));
    expect(may(asker('partner-editor'), 'comment', assigned)).toEqual(allowed);
    expect(may(asker('partner-editor'), 'propose', assigned)).toEqual(allowed);
  });
  it('stays open to the colleagues of the person it is handed to', () => {
    const assigned = aSection({ assignee: { partner: partner.damme, person: person.bo } });

    expect(may(asker('partner-editor'), 'write', assigned)).toEqual(allowed);
  });
});

describe('writing in a section of one partner', () => {
  it('is for that partner, its signatory included', () => {
    expect(may(asker('partner-editor'), 'write', ownSection())).toEqual(allowed);
    expect(may(asker('signatory'), 'write', ownSection())).toEqual(allowed);
    expect(may(asker(standing('partner-editor', partner.zuienkerke)), 'write', ownSection())).toEqual(
      refusedFor('section-of-other-partner'),
    );
  });
  it('is for the administrator of the penhouder in texts and tables only', () => {
    const admin = asker('penhouder-admin');

    expect(may(admin, 'write', ownSection())).toEqual(allowed);
    expect(may(admin, 'write', ownSection({ kind: 'table' }))).toEqual(allowed);
    expect(may(admin, 'write', ownSection({ kind: 'budget' }))).toEqual(refusedFor('section-of-other-partner'));
    expect(may(admin, 'write', ownSection({ kind: 'declaration', status: 'open' }))).toEqual(
      refusedFor('declaration-of-other'),
    );
  });
  it('is not for the editor of the penhouder, who comments', () => {
    expect(may(asker('penhouder-editor'), 'write', ownSection())).toEqual(refusedFor('section-of-other-partner'));
    expect(may(asker('penhouder-editor'), 'comment', ownSection())).toEqual(allowed);
  });
  it('is for the facilitator in texts, and in tables only where all share them', () => {
    const facilitator = asker('facilitator');

    expect(may(facilitator, 'write', ownSection())).toEqual(allowed);
    expect(may(facilitator, 'write', aSection({ kind: 'table' }))).toEqual(allowed);
    for (const kind of ['table', 'budget', 'fields', 'annexes', 'declaration'] as const) {
      expect(may(facilitator, 'write', ownSection({ kind }))).toEqual(refusedFor('not-for-facilitator'));
      expect(may(facilitator, 'comment', ownSection({ kind }))).toEqual(allowed);
    }
  });
});

describe('a section that is marked ready', () => {
  const ready = { status: 'ready' } as const;

  it('is closed to the people who wrote it', () => {
    expect(may(asker('partner-editor'), 'write', aSection(ready))).toEqual(refusedFor('section-is-ready'));
    expect(may(asker('partner-editor'), 'write', ownSection(ready))).toEqual(refusedFor('section-is-ready'));
    expect(may(asker('signatory'), 'write', ownSection(ready))).toEqual(refusedFor('section-is-ready'));
  });
  it('is still mended by the penhouder and the facilitator', () => {
    expect(may(asker('penhouder-admin'), 'write', ownSection(ready))).toEqual(allowed);
    expect(may(asker('penhouder-editor'), 'write', aSection(ready))).toEqual(allowed);
    expect(may(asker('facilitator'), 'write', ownSection(ready))).toEqual(allowed);
  });
  it('is closed to the editor of the penhouder where the section is the penhouder’s own', () => {
    const own = ownSection({ ...ready, owner: partner.blankenberge });

    expect(may(asker('penhouder-editor'), 'write', own)).toEqual(refusedFor('section-is-ready'));
  });
  it('takes proposals and comments, and no suggestions in the text', () => {
    expect(may(asker('partner-editor'), 'propose', aSection(ready))).toEqual(allowed);
    expect(may(asker('partner-editor'), 'comment', aSection(ready))).toEqual(allowed);
    expect(may(asker('penhouder-admin'), 'suggest', aSection(ready))).toEqual(refusedFor('section-is-ready'));
  });
  it('stays open when it became ready by itself: fields and annexes', () => {
    expect(may(asker('partner-editor'), 'write', ownSection({ ...ready, kind: 'fields' }))).toEqual(allowed);
    expect(may(asker('partner-editor'), 'markReady', ownSection({ kind: 'annexes' }))).toEqual(
      refusedFor('becomes-ready-by-itself'),
    );
  });
  it('is taken back by who marked it, the assignee, the owner and the penhouder', () => {
    const marked = aSection({
      ...ready,
      markedReadyBy: { partner: partner.zuienkerke, person: person.bo },
      assignee: { partner: partner.werkkracht10, person: null },
    });

    expect(may(asker(standing('partner-editor', partner.zuienkerke)), 'takeBack', marked)).toEqual(allowed);
    expect(may(asker('facilitator'), 'takeBack', marked)).toEqual(allowed);
    expect(may(asker('penhouder-editor'), 'takeBack', marked)).toEqual(allowed);
    expect(may(asker('partner-editor'), 'takeBack', marked)).toEqual(refusedFor('not-the-one-who-marked-ready'));
    expect(may(asker('partner-editor'), 'takeBack', ownSection(ready))).toEqual(allowed);
    expect(may(asker('reader'), 'takeBack', ownSection(ready)).allowed).toBe(false);
  });
});

describe('an approved section', () => {
  const approved = aSection({ status: 'approved' });

  it('is written by nobody and reopened by the penhouder', () => {
    expect(may(asker('penhouder-admin'), 'write', approved)).toEqual(refusedFor('section-is-approved'));
    expect(may(asker('facilitator'), 'write', approved)).toEqual(refusedFor('section-is-approved'));
    expect(may(asker('penhouder-admin'), 'reopen', approved)).toEqual(allowed);
    expect(may(asker('penhouder-editor'), 'reopen', approved)).toEqual(refusedFor('role-may-not-approve'));
  });
  it('is asked back by any writer or signatory, not by a reader', () => {
    expect(may(asker('partner-editor'), 'requestReopen', approved)).toEqual(allowed);
    expect(may(asker('signatory'), 'requestReopen', approved)).toEqual(allowed);
    expect(may(asker('reader'), 'requestReopen', approved)).toEqual(refusedFor('role-may-not-write'));
  });
  it('takes comments but no proposals', () => {
    expect(may(asker('partner-editor'), 'comment', approved)).toEqual(allowed);
    expect(may(asker('partner-editor'), 'propose', approved)).toEqual(refusedFor('section-is-approved'));
  });
});

describe('approving', () => {
  const ready = { status: 'ready' } as const;

  it('is for an administrator of the penhouder, of a section that is ready', () => {
    expect(may(asker('penhouder-admin'), 'approve', aSection(ready))).toEqual(allowed);
    expect(may(asker('penhouder-admin'), 'approve', aSection())).toEqual(refusedFor('section-is-not-ready'));
    expect(may(asker('facilitator'), 'approve', aSection(ready))).toEqual(refusedFor('role-may-not-approve'));
    expect(may(asker('signatory'), 'approve', ownSection(ready))).toEqual(refusedFor('role-may-not-approve'));
  });
  it('waits for open suggestions', () => {
    const section = aSection({ ...ready, hasOpenSuggestions: true });

    expect(may(asker('penhouder-admin'), 'approve', section)).toEqual(refusedFor('open-suggestions'));
  });
  it('with four eyes needs somebody who neither marked ready nor wrote', () => {
    const marked = { ...ready, isFourEyes: true, markedReadyBy: { partner: partner.blankenberge, person: person.an } };
    const wrote = { ...ready, isFourEyes: true, changedBy: [person.bo, person.an] };
    const bo = { ...asker('penhouder-admin'), person: person.cas };

    expect(may(asker('penhouder-admin'), 'approve', aSection(marked))).toEqual(refusedFor('four-eyes-marked-ready'));
    expect(may(asker('penhouder-admin'), 'approve', aSection(wrote))).toEqual(refusedFor('four-eyes-changed-text'));
    expect(may(bo, 'approve', aSection({ ...marked, ...wrote }))).toEqual(allowed);
    expect(may(asker('penhouder-admin'), 'approve', aSection({ ...marked, isFourEyes: false }))).toEqual(allowed);
  });
});

describe('a declaration', () => {
  const declaration = ownSection({ kind: 'declaration', status: 'open' });

  it('is confirmed by a signatory of that partner only', () => {
    expect(may(asker('signatory'), 'confirm', declaration)).toEqual(allowed);
    expect(may(asker('partner-editor'), 'confirm', declaration)).toEqual(refusedFor('only-signatory-of-partner'));
    expect(may(asker(standing('signatory', partner.zuienkerke)), 'confirm', declaration)).toEqual(
      refusedFor('declaration-of-other'),
    );
    expect(may(asker('penhouder-admin'), 'confirm', declaration)).toEqual(refusedFor('declaration-of-other'));
  });
  it('is confirmed once and approved never', () => {
    const confirmed = { ...declaration, status: 'confirmed' } as const;

    expect(may(asker('signatory'), 'confirm', confirmed)).toEqual(refusedFor('already-in-that-state'));
    expect(may(asker('penhouder-admin'), 'approve', declaration)).toEqual(refusedFor('declaration-is-only-confirmed'));
  });
});

describe('the consolidated budget', () => {
  const budget = aSection({ kind: 'budget', isConsolidated: true });

  it('has no writers, and is approved when ready', () => {
    expect(may(asker('penhouder-admin'), 'write', budget)).toEqual(refusedFor('consolidated-has-no-writers'));
    expect(may(asker('penhouder-admin'), 'markReady', budget)).toEqual(refusedFor('consolidated-has-no-writers'));
    expect(may(asker('penhouder-admin'), 'approve', { ...budget, status: 'ready' })).toEqual(allowed);
  });
});

describe('a section that may be skipped', () => {
  it('is marked not applicable by who may mark ready, before it is handed over', () => {
    const skippable = aSection({ status: 'empty' });

    expect(may(asker('partner-editor'), 'markNotApplicable', skippable)).toEqual(allowed);
    expect(may(asker('signatory'), 'markNotApplicable', skippable)).toEqual(refusedFor('role-may-not-mark-ready'));
    expect(may(asker('partner-editor'), 'markNotApplicable', { ...skippable, mayBeNotApplicable: false })).toEqual(
      refusedFor('may-not-be-skipped'),
    );
    expect(may(asker('partner-editor'), 'markNotApplicable', aSection({ status: 'changes-requested' }))).toEqual(
      refusedFor('changes-are-requested'),
    );
  });
});

describe('a reader', () => {
  it('comments where the dossier allows it', () => {
    expect(may(asker('reader'), 'comment', aSection())).toEqual(allowed);
    expect(may(asker('reader'), 'propose', aSection())).toEqual(allowed);
    expect(may(asker('reader'), 'comment', aSection({ readersMayComment: false }))).toEqual(
      refusedFor('readers-may-not-comment-here'),
    );
  });
});

describe('a person with several standings', () => {
  it('may what the best of them allows', () => {
    const declaration = ownSection({ kind: 'declaration', status: 'open' });

    expect(may(asker('partner-editor', 'signatory'), 'confirm', declaration)).toEqual(allowed);
    expect(may(asker('reader', 'penhouder-admin'), 'write', aSection())).toEqual(allowed);
  });
  it('is told the reason nearest to being allowed', () => {
    const approved = ownSection({ status: 'approved' });

    expect(may(asker('reader', 'partner-editor'), 'write', approved)).toEqual(refusedFor('section-is-approved'));
    expect(may(asker('partner-editor', 'reader'), 'write', approved)).toEqual(refusedFor('section-is-approved'));
    expect(
      may(asker('reader', standing('partner-editor', partner.zuienkerke)), 'write', ownSection()),
    ).toEqual(refusedFor('section-of-other-partner'));
  });
});
