import type { ReviewItem } from '@samenpen/contracts';
import { aReviewSession } from '../../facts/a-review-session';
import { id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { inNoord } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import { PlanSession } from './plan-session';

const HELD = aReviewSession();

async function plan(item: Partial<ReviewItem> = {}, state: 'planned' | 'running' = 'planned'): Promise<Screen<PlanSession>> {
  const screen = await show(PlanSession, { inputs: { session: HELD.id }, providers: [OpenDossier] });
  await inNoord(screen);
  await screen.answer(`/api/review-sessions/${HELD.id}`, { ...aReviewSession({ item }), state });
  return screen;
}

const save = async (screen: Screen<PlanSession>): Promise<unknown> => {
  await screen.click('button[type=submit]');
  // What the form sends.
  return screen.api.expectOne({ method: 'PATCH', url: `/api/review-sessions/${HELD.id}` }).request.body as unknown;
};

describe('the plan of a review session', () => {
  it('makes of minutes that cannot be the nearest that can, before one’s eyes', async () => {
    const screen = await plan({ openSince: null, turns: [] });
    const minutes = screen.find('input.minutes') as HTMLInputElement;
    for (const [typed, shown] of [['0', '1'], ['900', '480'], ['', '480']] as const) {
      minutes.value = typed;
      minutes.dispatchEvent(new Event('change'));
      await screen.settle();
      expect(minutes.value).toBe(shown);
    }

    expect(await save(screen)).toMatchObject({ title: HELD.title, agenda: [{ id: id(0x900), minutes: 480 }] });
    expect(await screen.faults()).toEqual([]);
  });

  it('is only its agenda once the session has begun, and what was on the table stays on it', async () => {
    const screen = await plan({}, 'running');

    expect(screen.text).toContain('Agenda aanpassen');
    expect(screen.element.querySelector('#session-title, #session-preparation, fieldset')).toBeNull();
    expect(screen.element.querySelectorAll('[aria-label$="van de agenda"]')).toHaveLength(0);
    await screen.click('button', 'Toevoegen');

    const { agenda, ...rest } = (await save(screen)) as { agenda: unknown[] };
    expect(agenda).toHaveLength(2);
    expect(rest).toEqual({});
    expect(await screen.faults()).toEqual([]);
  });
});
