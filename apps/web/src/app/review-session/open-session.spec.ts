import { Component, inject, signal } from '@angular/core';
import { reviewAction, reviewSession } from '@samenpen/contracts';
import { NOW, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { DossierPresence } from '../live/dossier-presence';
import { OpenSession } from './open-session';

const running = reviewSession.parse({
  ...{ id: id(1), dossier: { slug: 'noord', title: 'Noord' }, title: 'Overleg', place: '', preparation: '', note: '' },
  ...{ startsAt: NOW, startedAt: NOW, endedAt: null, state: 'running', cancelReason: null, current: null, revision: 3, minutesRevision: 1 },
  chair: { person: id(301), name: 'Redacteur Damme', organisation: 'Damme' },
  ...{ chairChanges: [], invited: [], attendance: [], items: [], actionPoints: [], accepted: [] },
  may: Object.fromEntries(reviewAction.options.map((action) => [action, action === 'join'])),
  mayNot: {},
});

@Component({ template: '', providers: [OpenSession] })
class Opened {
  constructor() {
    inject(OpenSession).open(running.id);
  }
}

describe('an open review session', () => {
  it('says once that its person is here, not again with each answer', async () => {
    const screen = await show(Opened);
    await screen.answer(`/api/review-sessions/${running.id}`, running);
    const moves = `/api/review-sessions/${running.id}/moves`;
    await screen.answer(moves, { ...running, revision: 4 });

    await screen.settle();

    screen.api.expectNone(moves);
    screen.fixture.destroy();
  });

  it('says that the server is away as soon as a move does not reach it, and once it is reached that the move may not have been made', async () => {
    const screen = await show(Opened);
    await screen.answer(`/api/review-sessions/${running.id}`, running);
    const moves = `/api/review-sessions/${running.id}/moves`;
    await screen.answer(moves, { ...running, revision: 4 });
    const open = screen.fixture.debugElement.injector.get(OpenSession);

    const moved = open.move({ move: 'leave' });
    screen.api.expectOne(moves).error(new ProgressEvent('error'));

    expect(await moved).toBe(false);
    expect([open.isLost(), open.fault() === null]).toEqual([true, false]);
    // The look that follows reaches it again.
    await screen.answer(`/api/review-sessions/${running.id}`, { ...running, revision: 5 });
    expect([open.isLost(), open.fault()]).toEqual([false, expect.stringContaining('laatste handeling')]);
    screen.fixture.destroy();
  });

  it('says of a refusal where the move was made that was refused', async () => {
    const screen = await show(Opened);
    await screen.answer(`/api/review-sessions/${running.id}`, running);
    const moves = `/api/review-sessions/${running.id}/moves`;
    await screen.answer(moves, { ...running, revision: 4 });
    const open = screen.fixture.debugElement.injector.get(OpenSession);

    const moved = open.move({ move: 'adopt' }, 'adopt');
    await screen.refuse(moves, 403, { type: 'x', title: 'x', status: 403, code: 'not-allowed', detail: 'Dat kan nu niet.' });
    expect(await moved).toBe(false);

    expect([open.faultAt('adopt'), open.faultAt('accept'), open.faultAt('')]).toEqual(['Dat kan nu niet.', null, null]);
    await screen.answer(`/api/review-sessions/${running.id}`, { ...running, revision: 5 });
    screen.fixture.destroy();
  });

  it('is there no longer for whoever is taken out of the dossier while it goes on', async () => {
    const screen = await show(Opened);
    await screen.answer(`/api/review-sessions/${running.id}`, running);
    const open = screen.fixture.debugElement.injector.get(OpenSession);
    expect(open.session()).not.toBeNull();

    await screen.refuse(`/api/review-sessions/${running.id}/moves`, 404, { type: 'x', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet.' });

    expect(open.session()).toBeNull();
    expect(open.error()).not.toBeUndefined();
    screen.fixture.destroy();
  });

  it('is there again for whoever is put back, once the dossier is joined again', async () => {
    const [joined, nothing] = [signal(1), signal(null)];
    const screen = await show(Opened, { providers: [{ provide: DossierPresence, useValue: { joined, sessionChanged: nothing, newest: nothing } }] });
    await screen.answer(`/api/review-sessions/${running.id}`, running);
    const open = screen.fixture.debugElement.injector.get(OpenSession);
    await screen.refuse(`/api/review-sessions/${running.id}/moves`, 404, { type: 'x', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet.' });

    joined.set(2);
    await screen.settle();
    await screen.answer(`/api/review-sessions/${running.id}`, running);

    expect(open.session()?.id).toBe(running.id);
    expect(open.error()).toBeUndefined();
    screen.fixture.destroy();
  });
});
