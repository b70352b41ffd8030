import { Component, input, linkedSignal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { reviewItemId } from '@samenpen/contracts';
import type { ReviewItem, ReviewSession } from '@samenpen/contracts';
import { aDossier, anActor, id } from '../../facts/a-dossier';
import { aReviewItem, aReviewSession } from '../../facts/a-review-session';
import { show } from '../../facts/a-screen';
import { inNoord } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import type { SeenText } from '../live/live-section';
import { Decision } from './decision';
import { OpenSession } from './open-session';
import { SessionDrafts } from './session-drafts';

const move = jest.fn().mockResolvedValue(true);
/** The first section of the dossier, a shared text. */
const [summary] = aDossier().sections;
const DAMME = anActor(1, 'Redacteur Damme');

@Component({ imports: [Decision], template: '<sp-decision [session]="session()" [item]="shown()" [seen]="seen()" />' })
class Table {
  readonly session = input.required<ReviewSession>();
  readonly item = input.required<ReviewItem>();
  readonly seen = input.required<() => Promise<SeenText | null>>();
  readonly shown = linkedSignal<ReviewItem>(() => this.item());
}

beforeEach(() => move.mockClear());

type Asked = { readonly as?: number; readonly may?: Partial<ReviewSession['may']>; readonly status?: ReviewItem['section']['status']; readonly known?: object; readonly decision?: ReviewItem['decision']; readonly seen?: () => Promise<SeenText | null> };

/** The box of an undecided item on the table, for the chair. */
async function box({ as = 0, may = {}, status = 'ready', known = {}, decision = null, seen = () => Promise.resolve(null) }: Asked) {
  const item = { section: { ...aReviewItem().section, status }, decision };
  const session = aReviewSession({ item });
  const providers = [OpenDossier, SessionDrafts, { provide: OpenSession, useValue: { move, person: () => null } }];
  const screen = await show(Table, { inputs: { session: { ...session, may: { ...session.may, ...may } }, item: aReviewItem(item), seen }, providers });
  await inNoord(screen, { as, dossier: aDossier({ as, sections: { [summary?.key ?? '']: { status, ...known } } }) });
  return screen;
}

describe('what a chair decides who may not do it herself', () => {
  it('waits for a penhouder, which is said where the reason is asked', async () => {
    const screen = await box({ as: 1, may: { confirm: false } });
    await screen.click('button', 'Aanpassing vragen');

    expect(screen.find('form').textContent).toContain('iemand anders dan jij, bevestigt dit');
    expect(await screen.faults()).toEqual([]);
  });

  it('is done at once by a penhouder, who is told nothing of waiting', async () => {
    const screen = await box({});
    await screen.click('button', 'Aanpassing vragen');

    expect(screen.find('form').textContent).not.toContain('bevestigt dit');
  });

  it('is no marking ready where she may not do that', async () => {
    const assignee = aDossier().partners.flatMap(({ id, name }) => (name === 'Knokke-Heist' ? [{ partner: id, partnerName: name, person: null, personName: null }] : []))[0];
    const screen = await box({ as: 1, may: { confirm: false }, status: 'drafting', known: { assignee } });

    expect(screen.text).not.toContain('Klaar zetten en goedkeuren');
    expect(screen.text).toContain('meldt ze eerst klaar');
    expect(screen.find('button', 'Aanpassing vragen')).not.toBeNull();
  });

  it('is marking ready where she may', async () => {
    expect((await box({ as: 1, may: { confirm: false }, status: 'drafting' })).find('button', 'Klaar zetten en goedkeuren')).not.toBeNull();
  });
});

describe('a decision that waits for what was typed', () => {
  it('shows on its button that it does, is made once, and about the item that it was pressed for', async () => {
    const seen = Promise.withResolvers<SeenText | null>();
    const screen = await box({ seen: jest.fn().mockReturnValue(seen.promise) });
    await screen.click('.primary', 'Goedkeuren');
    expect(screen.find('.primary').getAttribute('aria-disabled')).toBe('true');
    await screen.click('.primary', 'Goedkeuren');
    screen.fixture.componentInstance.shown.set(aReviewItem({ id: reviewItemId.parse(id(0x902)) }));
    await screen.settle();

    seen.resolve({ version: 'v1', json: { type: 'doc' } });
    await screen.settle();

    expect(move.mock.calls).toEqual([[expect.objectContaining({ move: 'decide', item: aReviewItem().id, kind: 'approve', readyFirst: false, version: 'v1' })]]);
    expect(screen.find('#decision-heading')).not.toBeNull();
  });

  it('says that the text is not settled only at the item that it was pressed for', async () => {
    const seen = Promise.withResolvers<null>();
    const screen = await box({ seen: () => seen.promise });
    await screen.click('.primary', 'Goedkeuren');
    screen.fixture.componentInstance.shown.set(aReviewItem({ id: reviewItemId.parse(id(0x902)) }));
    await screen.settle();

    seen.resolve(null);
    await screen.settle();

    expect(screen.text).not.toContain('De tekst op je scherm is nog niet bij.');
    expect(move).not.toHaveBeenCalled();
  });

  it('is confirmed about the item that it was pressed for as well', async () => {
    const decision = { kind: 'approve', state: 'waiting', reason: null, by: DAMME, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: 'v1' } as const;
    const seen = Promise.withResolvers<SeenText | null>();
    const screen = await box({ seen: () => seen.promise, decision });
    await screen.click('.primary', 'Bevestigen');
    expect(screen.find('.primary').getAttribute('aria-disabled')).toBe('true');
    screen.fixture.componentInstance.shown.set(aReviewItem({ id: reviewItemId.parse(id(0x902)), decision }));
    await screen.settle();

    seen.resolve({ version: 'v1', json: { type: 'doc' } });
    await screen.settle();

    expect(move.mock.calls).toEqual([[{ move: 'confirm', item: aReviewItem().id, version: 'v1' }]]);
  });
});

describe('a section that is approved already', () => {
  const approval = { by: DAMME, at: '2021-10-19T12:31:00.000Z', version: 'v1' };

  it('leaves nothing to decide, and by whom it was approved is said to everybody', async () => {
    for (const chair of [true, false]) {
      const screen = await box({ may: { chair }, status: 'approved', known: { approval } });

      expect(screen.text).toContain('goedgekeurd door Redacteur Damme (Damme)');
      expect(screen.text).toContain('valt niets meer te beslissen');
      expect(screen.element.querySelector('button')).toBeNull();
      expect(await screen.faults()).toEqual([]);
      TestBed.resetTestingModule();
    }
  });

  it('says so also while it is not known by whom', async () => {
    const screen = await box({ status: 'approved', known: { approval: null } });

    expect(screen.text).toContain('Deze sectie is goedgekeurd: hier valt niets meer te beslissen.');
  });
});
