import fc from 'fast-check';
import { may, sectionActions, verdicts } from './may';
import type { Asker, SectionFacts } from './facts';
import { dossierStatuses, kinds, partner, person, roles, scopes, statuses } from './rights-builders';

const anyPartner = fc.constantFrom(...Object.values(partner));
const anyPerson = fc.constantFrom(...Object.values(person));
const anyStanding = fc.record({ role: fc.constantFrom(...roles), partner: anyPartner });
const anyAsker: fc.Arbitrary<Asker> = fc.record({ person: anyPerson, standings: fc.array(anyStanding, { maxLength: 4 }) });
const anyAction = fc.constantFrom(...sectionActions);

const anySection: fc.Arbitrary<SectionFacts> = fc.record({
  dossierStatus: fc.constantFrom(...dossierStatuses),
  status: fc.constantFrom(...statuses),
  kind: fc.constantFrom(...kinds),
  scope: fc.constantFrom(...scopes),
  owner: fc.option(anyPartner, { nil: null }),
  assignee: fc.option(fc.record({ partner: anyPartner, person: fc.option(anyPerson, { nil: null }) }), { nil: null }),
  markedReadyBy: fc.option(fc.record({ partner: anyPartner, person: anyPerson }), { nil: null }),
  changedBy: fc.array(anyPerson),
  isFourEyes: fc.boolean(),
  mayBeNotApplicable: fc.boolean(),
  readersMayComment: fc.boolean(),
  hasOpenSuggestions: fc.boolean(),
  isConsolidated: fc.boolean(),
});

/** Whatever the section and whoever asks. */
function always(holds: (asker: Asker, section: SectionFacts) => boolean): void {
  fc.assert(fc.property(anyAsker, anySection, holds), { numRuns: 2000 });
}

describe('whatever the section and whoever asks', () => {
  it('nobody writes in what is approved, confirmed or not applicable', () => {
    always((asker, section) => {
      const isClosed = ['approved', 'confirmed', 'not-applicable'].includes(section.status);
      return !isClosed || !may(asker, 'write', section).allowed;
    });
  });
  it('nobody changes a section once the drafting is over', () => {
    always((asker, section) => {
      const permitted = sectionActions.filter((action) => may(asker, action, section).allowed);
      return section.dossierStatus === 'drafting' || permitted.every((action) => action === 'read' || action === 'comment');
    });
  });
  it('nobody without a standing may anything', () => {
    always(({ person: nobody }, section) =>
      sectionActions.every((action) => !may({ person: nobody, standings: [] }, action, section).allowed),
    );
  });
  it('only a writer suggests in the text', () => {
    always((asker, section) => !may(asker, 'suggest', section).allowed || may(asker, 'write', section).allowed);
  });
  it('only who may comment proposes a text', () => {
    always((asker, section) => !may(asker, 'propose', section).allowed || may(asker, 'comment', section).allowed);
  });
  it('only an administrator of the penhouder approves, requests changes or reopens', () => {
    always((asker, section) => {
      const decides = (['approve', 'requestChanges', 'reopen'] as const).some((action) => may(asker, action, section).allowed);
      return !decides || asker.standings.some(({ role }) => role === 'penhouder-admin');
    });
  });
  it('only a signatory of the owner writes in or confirms a declaration', () => {
    always((asker, section) => {
      const isTouched = may(asker, 'confirm', section).allowed || (section.kind === 'declaration' && may(asker, 'write', section).allowed);
      return !isTouched || asker.standings.some((one) => one.role === 'signatory' && one.partner === section.owner);
    });
  });
  it('a reader changes nothing', () => {
    always((asker, section) => {
      const standings = asker.standings.map((one) => ({ ...one, role: 'reader' as const }));
      const permitted = sectionActions.filter((action) => may({ ...asker, standings }, action, section).allowed);
      return permitted.every((action) => ['read', 'comment', 'propose'].includes(action));
    });
  });
  it('one more standing never takes a right away', () => {
    fc.assert(
      fc.property(anyAsker, anySection, anyStanding, (asker, section, extra) => {
        const wider = { ...asker, standings: [...asker.standings, extra] };
        return sectionActions.every((action) => !may(asker, action, section).allowed || may(wider, action, section).allowed);
      }),
      { numRuns: 2000 },
    );
  });
  it('the order of the standings does not change the answer', () => {
    fc.assert(
      fc.property(anyAsker, anySection, anyAction, (asker, section, action) => {
        const turned = { ...asker, standings: asker.standings.toReversed() };
        return may(asker, action, section).allowed === may(turned, action, section).allowed;
      }),
      { numRuns: 2000 },
    );
  });
  it('all verdicts at once are the verdicts one by one', () => {
    always((asker, section) => {
      const all = verdicts(asker, section);
      return sectionActions.every((action) => JSON.stringify(all[action]) === JSON.stringify(may(asker, action, section)));
    });
  });
  it('an unknown action is refused', () => {
    fc.assert(
      fc.property(anyAsker, anySection, fc.string(), (asker, section, word) => {
        const isKnown = sectionActions.some((action) => action === word);
        // The string stands for a request that the type does not bind.
        return isKnown || !may(asker, word as (typeof sectionActions)[number], section).allowed;
      }),
    );
  });
});
