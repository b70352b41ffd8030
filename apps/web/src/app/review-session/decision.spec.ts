import { TestBed } from '@angular/core/testing';
import type { ReviewItem, ReviewSession } from '@samenpen/contracts';
import { aDossier, anActor } from '../../facts/a-dossier';
import { aReviewItem, aReviewSession } from '../../facts/a-review-session';
import { show } from '../../facts/a-screen';
import { inNoord } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import { Decision } from './decision';
import { OpenSession } from './open-session';
import { SessionDrafts } from './session-drafts';

const move = jest.fn().mockResolvedValue(true);
/** The first section of the dossier, a shared text. */
const [summary] = aDossier().sections;
const DAMME = anActor(1, 'Redacteur Damme');

beforeEach(() => move.mockClear());

type Asked = { readonly as?: number; readonly may?: Partial<ReviewSession['may']>; readonly status?: ReviewItem['section']['status']; readonly known?: object; readonly seen?: () => Promise<null> };

/** The box of an undecided item on the table, for the chair. */
async function box({ as = 0, may = {}, status = 'ready', known = {}, seen = () => Promise.resolve(null) }: Asked) {
  const item = { section: { ...aReviewItem().section, status } };
  const session = aReviewSession({ item });
  const providers = [OpenDossier, SessionDrafts, { provide: OpenSession, useValue: { move, person: () => null } }];
  const screen = await show(Decision, { inputs: { session: { ...session, may: { ...session.may, ...may } }, item: aReviewItem(item), seen }, providers });
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
