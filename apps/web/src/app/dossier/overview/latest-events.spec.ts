import { Component, signal } from '@angular/core';
import { NOW, aDossier } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import { LatestEvents } from './latest-events';

@Component({ selector: 'sp-test-overview', imports: [LatestEvents], template: '<sp-latest-events [dossier]="dossier()" [now]="now" />' })
class TestOverview {
  readonly dossier = signal(aDossier());
  readonly now = new Date(NOW);
}

const EVENTS = '/api/dossiers/noord/events';

describe('the latest events of a dossier', () => {
  it('stay on the screen while they are asked again, so that nothing is announced each time', async () => {
    const screen = await show(TestOverview);
    await screen.answer(EVENTS, { items: [], nextCursor: null });

    screen.fixture.componentInstance.dossier.set(aDossier());
    await screen.settle();

    expect(screen.element.querySelector('sp-skeleton')).toBeNull();
    expect(screen.element.querySelector('ol')).not.toBeNull();
    await screen.answer(EVENTS, { items: [], nextCursor: null });
  });
});
