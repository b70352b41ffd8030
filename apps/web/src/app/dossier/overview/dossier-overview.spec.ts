import { TestBed } from '@angular/core/testing';
import type { DossierDetail } from '@samenpen/contracts';
import { NOW, aDossier, anActor, id } from '../../../facts/a-dossier';
import type { Screen } from '../../../facts/a-screen';
import { show } from '../../../facts/a-screen';
import { inNoord } from '../../../facts/signed-in';
import { DossierThreads } from '../../comments/dossier-threads';
import { ThreadActions } from '../../comments/thread-actions';
import { OpenDossier } from '../open-dossier';
import { DossierOverview } from './dossier-overview';

const by = anActor(1, 'Redacteur Damme');

/** The overview as one of the people of Noord sees it. */
async function overview(dossier: DossierDetail, as = 0): Promise<Screen<DossierOverview>> {
  const screen = await show(DossierOverview, { providers: [DossierThreads, OpenDossier, ThreadActions] });
  await inNoord(screen, { as, dossier });
  await screen.answer('/api/dossiers/noord/events', {
    nextCursor: null,
    items: [
      { seq: 2, type: 'review-session', at: NOW, by, section: null, transition: null, reviewSession: { id: id(0x901), step: 'chair-changed', chair: anActor(0, 'Redacteur Binnenland') }, reason: null, version: null },
      { seq: 1, type: 'section', at: NOW, by, section: { id: id(1000), key: '0-zin', title: 'Het project in één zin', partner: null }, transition: { event: 'approve', from: 'ready', to: 'approved' }, reason: null, version: 'v1' },
    ],
  });
  return screen;
}

const ready = { status: 'ready', markedReady: { by, at: '2021-10-18T08:00:00.000Z', version: 'v1' } } as const;

describe('the overview of the penhouder', () => {
  it('shows by when, what is left, and the internal deadline', async () => {
    const { text } = await overview(aDossier({ deadlineMoved: true }));

    expect(text).toContain('vrijdag 29 oktober, 12.00 uur');
    expect(text).toContain('nog 9 dagen en 21 uur · intern: donderdag 28 oktober, 12.00 uur');
    expect(text).toContain('Oproep van 2021, nagespeeld; deadline verschoven.');
  });

  it('leads to the section that waited longest for review', async () => {
    const dossier = aDossier({ sections: { '7': ready, '9': { ...ready, markedReady: { by, at: '2021-10-17T08:00:00.000Z', version: 'v1' } } } });
    const screen = await overview(dossier);
    const oldest = dossier.sections.find(({ key }) => key === '9')?.id ?? '';

    expect(screen.find('a', 'Volgende: 2 secties nakijken').getAttribute('href')).toBe(`/secties/${oldest}`);
    expect(screen.text).toContain('2 secties wachten op nazicht');
  });

  it('shows five lines of what holds the dossier back, and the others on request', async () => {
    const screen = await overview(aDossier());

    expect(screen.element.querySelectorAll('sp-holds-card li')).toHaveLength(5);
    screen.find('sp-holds-card .more').focus();
    await screen.click('sp-holds-card .more');
    expect(screen.element.querySelectorAll('sp-holds-card li').length).toBeGreaterThan(5);
    expect(document.activeElement).toBe(screen.element.querySelector('sp-holds-card li:nth-child(6) .button'));
  });

  it('names open suggestions per section, and leads to where they are decided', async () => {
    const screen = await overview(aDossier({ sections: { '7': { status: 'drafting', suggestions: 2 } } }));
    await screen.click('sp-holds-card .more');
    const title = aDossier().sections.find(({ key }) => key === '7')?.title ?? '';

    expect(screen.text).toContain(`${title}: 2 voorstellen staan open`);
    expect(screen.find('sp-holds-card a', 'Beslissen').getAttribute('href')).toMatch(/\?paneel=wijzigingen$/);
  });

  it('reminds a partner with one click and says so', async () => {
    const dossier = aDossier();
    const screen = await overview(dossier);
    const button = screen.find('sp-holds-card button', 'Herinnering sturen');
    expect(screen.find(`#${button.getAttribute('aria-describedby') ?? ''}`).textContent).toContain('secties nog leeg');
    button.focus();
    button.click();

    const request = screen.api.expectOne('/api/dossiers/noord/reminders');
    expect(dossier.partners.map(({ id: partner }) => partner)).toContain((request.request.body as { partner: string }).partner);
    request.flush(null, { status: 204, statusText: 'No Content' });
    await screen.settle();
    expect(screen.find('sp-holds-card .done').textContent).toContain('Herinnering verstuurd');
    expect(document.activeElement).toBe(screen.find('sp-holds-card .done'));
  });

  it('keeps the last good facts when a later look fails', async () => {
    const screen = await overview(aDossier());
    TestBed.inject(OpenDossier).reload();
    await screen.settle();
    await screen.refuse('/api/dossiers/noord', 503, { type: 'x', title: 'x', status: 503, code: 'not-ready', detail: 'x' });

    expect(screen.text).toContain('Dossier Noord');
  });

  it('tells what happened last, with who and when', async () => {
    const { text } = await overview(aDossier());

    expect(text).toContain('Het project in één zin goedgekeurd');
    expect(text).toContain('Redacteur Damme, Damme · vandaag, 15:00');
    expect(text).toContain('Een overleg krijgt een andere voorzitter: Redacteur Binnenland');
  });

  it('sets whether readers may comment, and shows what holds when that is refused', async () => {
    const dossier = aDossier();
    const screen = await overview(dossier);
    const box = screen.find('sp-dossier-settings input') as HTMLInputElement;
    box.click();
    screen.api.expectOne({ method: 'PATCH', url: '/api/dossiers/noord/settings' }).flush(null, { status: 204, statusText: 'No Content' });
    await screen.settle();
    await screen.answer('/api/dossiers/noord', { ...dossier, settings: { readersMayComment: false } });
    expect(box.checked).toBe(false);

    box.click();
    screen.api
      .expectOne('/api/dossiers/noord/settings')
      .flush({ type: 'x', title: 'x', status: 403, code: 'not-allowed', reason: 'only-penhouder-admin', detail: 'x' }, { status: 403, statusText: 'refused' });
    await screen.settle();
    expect(box.checked).toBe(false);
    expect(screen.find('sp-dossier-settings [role=alert]').textContent).not.toBe('');
  });

  it('has no accessibility faults', async () => {
    const screen = await overview(aDossier({ sections: { '7': ready } }));

    expect(await screen.faults()).toEqual([]);
  });
});

describe('the overview of a partner', () => {
  it('leads to the own work and hands out nothing', async () => {
    const screen = await overview(aDossier({ as: 1 }), 1);

    expect(screen.find('a', 'Volgende:').textContent).toContain('secties van jou');
    expect(screen.text).not.toContain('Instellingen van het dossier');
    expect(screen.text).not.toContain('Toewijzen');
    expect(screen.text).not.toContain('Herinnering sturen');
  });
});
