import { TestBed } from '@angular/core/testing';
import type { ReviewItem, ReviewSession } from '@samenpen/contracts';
import { aReviewSession } from '../../facts/a-review-session';
import { id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { inNoord } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import { PlanSession } from './plan-session';

const HELD = aReviewSession();

async function plan(item: Partial<ReviewItem> = {}, state: 'planned' | 'running' = 'planned', more: Partial<ReviewSession> = {}): Promise<Screen<PlanSession>> {
  const screen = await show(PlanSession, { inputs: { session: HELD.id }, providers: [OpenDossier] });
  await inNoord(screen);
  await screen.answer(`/api/review-sessions/${HELD.id}`, { ...aReviewSession({ item }), state, ...more });
  return screen;
}

const save = async (screen: Screen<PlanSession>): Promise<unknown> => {
  await screen.click('button[type=submit]');
  // What the form sends.
  return screen.api.expectOne({ method: 'PATCH', url: `/api/review-sessions/${HELD.id}` }).request.body as unknown;
};

beforeEach(() => localStorage.clear());

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

  it('is not sent with a start that is long over, unless that is what it was', async () => {
    const screen = await plan({ openSince: null, turns: [] });
    const date = screen.find('#session-date') as HTMLInputElement;
    date.value = '2020-01-01';
    date.dispatchEvent(new Event('input'));
    await screen.settle();
    await screen.click('button[type=submit]');

    screen.api.expectNone({ method: 'PATCH' });
    expect(screen.find('[role=alert]').textContent).toContain('dit begin ligt meer dan een dag terug');
  });

  it('changes in all else once its hour is long over', async () => {
    const startsAt = '2020-01-01T09:00:00.000Z';
    const screen = await plan({ openSince: null, turns: [] }, 'planned', { startsAt });

    expect(await save(screen)).toMatchObject({ startsAt });
  });
});

describe('a plan that is not sent yet', () => {
  const fill = async (screen: Screen<PlanSession>, field: string, words: string): Promise<void> => {
    const input = screen.find(field) as HTMLInputElement;
    input.value = words;
    input.dispatchEvent(new Event('input'));
    await screen.settle();
  };
  const filled = ({ element }: Screen<PlanSession>): (string | undefined)[] =>
    ['#session-title', '#session-preparation'].map((field) => element.querySelector<HTMLInputElement>(field)?.value);
  const anew = async (): Promise<Screen<PlanSession>> => {
    TestBed.resetTestingModule();
    const screen = await show(PlanSession, { providers: [OpenDossier], routes: [{ path: '**', children: [] }] });
    await inNoord(screen);
    return screen;
  };

  it('is there again when one comes back, and says so, until it is begun anew', async () => {
    const first = await anew();
    const begun = filled(first);
    await fill(first, '#session-title', 'Overleg over de cijfers');
    await fill(first, '#session-preparation', 'Lees vooraf sectie 3.');

    const second = await anew();
    expect(filled(second)).toEqual(['Overleg over de cijfers', 'Lees vooraf sectie 3.']);
    expect(second.find('.notice').textContent).toContain('Je gaat verder met wat je eerder invulde');
    expect(await second.faults()).toEqual([]);
    await second.click('button', 'Opnieuw beginnen');
    expect(filled(second)).toEqual(begun);
    expect(document.activeElement).toBe(second.find('h1'));

    const third = await anew();
    expect(filled(third)).toEqual(begun);
    expect(third.element.querySelector('.notice')).toBeNull();
  });

  it('is gone when one cancels it, and when it is planned', async () => {
    const first = await anew();
    const begun = filled(first);
    await fill(first, '#session-preparation', 'Lees vooraf sectie 3.');
    await first.click('a.button', 'Annuleren');
    expect(filled(await anew())).toEqual(begun);

    const second = await anew();
    await second.click('button', 'Toevoegen');
    await fill(second, '#session-preparation', 'Lees vooraf sectie 3.');
    await second.click('button[type=submit]');
    await second.answer('/api/dossiers/noord/review-sessions', HELD);
    expect(filled(await anew())).toEqual(begun);
  });

  it('changes of a session that was planned only what was changed here', async () => {
    const first = await plan({ openSince: null, turns: [] });
    await fill(first, '#session-preparation', 'Lees vooraf sectie 3.');
    TestBed.resetTestingModule();

    const second = await show(PlanSession, { inputs: { session: HELD.id }, providers: [OpenDossier] });
    await inNoord(second);
    await second.answer(`/api/review-sessions/${HELD.id}`, { ...HELD, state: 'planned', title: 'Intussen anders genoemd' });

    expect(filled(second)).toEqual(['Intussen anders genoemd', 'Lees vooraf sectie 3.']);
  });
});
