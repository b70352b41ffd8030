import type { SectionAction, SectionStatus } from '@samenpen/contracts';
import { sectionAction } from '@samenpen/contracts';
import { offeredActions } from './section-actions';

const mayOnly = (...allowed: SectionAction[]) =>
  // Every action of the contract is a key.
  Object.fromEntries(sectionAction.options.map((action) => [action, allowed.includes(action)])) as Record<SectionAction, boolean>;

const events = (status: SectionStatus, ...allowed: SectionAction[]) => offeredActions({ status, may: mayOnly(...allowed) }).map(({ event }) => event);

describe('what a person is offered', () => {
  it('is the step forward first', () => {
    expect(events('drafting', 'markReady', 'markNotApplicable')).toEqual(['mark-ready', 'mark-not-applicable']);
    expect(events('ready', 'takeBack', 'approve', 'requestChanges')).toEqual(['approve', 'take-back', 'request-changes']);
  });

  it('is nothing without the right to it', () => {
    expect(events('drafting')).toEqual([]);
    expect(events('confirmed', 'confirm', 'approve')).toEqual([]);
  });

  it('is not to ask for a reopening by who may reopen', () => {
    expect(events('approved', 'reopen', 'requestReopen')).toEqual(['reopen']);
    expect(events('approved', 'requestReopen')).toEqual(['request-reopen']);
  });
});
