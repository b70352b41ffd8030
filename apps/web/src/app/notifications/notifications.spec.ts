import { TestBed } from '@angular/core/testing';
import { notification, type Notification } from '@samenpen/contracts';
import { show } from '../../facts/a-screen';
import { signIn } from '../../facts/signed-in';
import { Inbox } from '../api/inbox';
import { Notifications } from './notifications';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const aNotification = (number: number, more: object = {}): Notification =>
  notification.parse({
    id: id(number),
    kind: 'changes-requested',
    at: '2021-10-18T09:00:00.000Z',
    by: { person: id(90), name: 'Redacteur Kust', organisation: 'Blankenberge' },
    dossier: { slug: 'noord', title: 'Dossier Noord' },
    section: { id: id(50), key: '4', title: 'Doelstellingen', partnerName: null },
    thread: null,
    session: null,
    internalTo: null,
    text: 'Graag een cijfer.',
    moment: null,
    readAt: null,
    ...more,
  });

const page = (items: readonly Notification[], nextCursor: string | null = null) => ({ items, nextCursor });

describe('the notifications', () => {
  it('say what happened, by whom and where, each leading to its spot', async () => {
    const screen = await show(Notifications);
    await screen.answer('/api/notifications', page([aNotification(1), aNotification(2, { thread: id(7), readAt: '2021-10-18T10:00:00.000Z' })]));

    expect(screen.text).toContain('Redacteur Kust (Blankenberge) vraagt aanpassingen aan “Doelstellingen”.');
    expect(screen.text).toContain('Graag een cijfer.');
    const links = [...screen.element.querySelectorAll('.list a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([`/dossiers/noord/secties/${id(50)}`, `/dossiers/noord/secties/${id(50)}?opmerking=${id(7)}`]);
    expect(await screen.faults()).toEqual([]);
  });

  it('keep the older ones that were asked for when the window looks for newer ones', async () => {
    const screen = await show(Notifications);
    const spots = (): number => screen.element.querySelectorAll('.list a').length;
    await screen.answer('/api/notifications', page([aNotification(5), aNotification(4)], 'after 4'));
    await screen.click('button', 'Oudere meldingen tonen');
    await screen.answer('/api/notifications', page([aNotification(3), aNotification(2)], 'after 2'));
    expect(spots()).toBe(4);

    TestBed.inject(Inbox).look();
    await screen.settle();
    await screen.answer('/api/notifications', page([aNotification(6), aNotification(5)], 'after 5'));
    expect(spots()).toBe(5);
    await screen.click('button', 'Oudere meldingen tonen');

    expect(screen.api.expectOne(({ url }) => url === '/api/notifications').request.params.get('cursor')).toBe('after 2');
  });

  it('are read one by one, and then no longer new', async () => {
    const screen = await show(Notifications);
    await screen.answer('/api/notifications', page([aNotification(1)]));
    expect(screen.text).toContain('Nieuw:');

    await screen.click('.list button');
    await screen.answer('/api/notifications/read', { total: 0, dossiers: [] });

    expect(screen.text).not.toContain('Nieuw:');
    expect(document.activeElement).toBe(screen.find('.list a'));
  });

  it('can be chosen by dossier, each with what is not read in it, also one whose notifications are not on the page', async () => {
    const screen = await show(Notifications);
    await signIn(screen);
    await screen.answer('/api/notifications/unread', { total: 2, dossiers: [{ slug: 'noord', title: 'Dossier Noord', unread: 2 }] });
    await screen.answer('/api/notifications', page([aNotification(1, { dossier: { slug: 'west', title: 'Dossier West' }, readAt: '2021-10-18T10:00:00.000Z' })]));

    const chosen = screen.find('select') as HTMLSelectElement;
    expect([...chosen.options].map(({ text }) => text)).toEqual(['Alle dossiers', 'Dossier West', 'Dossier Noord (2 ongelezen)']);
    expect(screen.find('button', 'Alles als gelezen markeren').getAttribute('aria-disabled')).toBe('false');

    chosen.value = 'west';
    chosen.dispatchEvent(new Event('change'));
    await screen.settle();
    await screen.answer('/api/notifications', page([]));

    expect(screen.find('button', 'Alles als gelezen markeren').getAttribute('aria-disabled')).toBe('true');
  });

  it('show older ones on request, below the newer ones', async () => {
    const screen = await show(Notifications);
    await screen.answer('/api/notifications', page([aNotification(1)], 'further'));

    await screen.click('.more button');
    await screen.answer('/api/notifications', page([aNotification(2)]));

    expect(screen.element.querySelectorAll('.list li')).toHaveLength(2);
    expect(screen.element.querySelector('.more')).toBeNull();
  });

  it('say so when there are none', async () => {
    const screen = await show(Notifications);
    await screen.answer('/api/notifications', page([]));

    expect(screen.text).toContain('Nog geen meldingen');
    expect(await screen.faults()).toEqual([]);
  });

  it('say what went wrong, and look again on request', async () => {
    const screen = await show(Notifications);
    await screen.refuse('/api/notifications', 500, { type: 'x', title: 'x', status: 500, code: 'internal', detail: 'x', reference: 'R-1' });
    expect(screen.text).toContain('R-1');

    await screen.click('sp-load-fault button');
    await screen.answer('/api/notifications', page([aNotification(1)]));

    expect(screen.text).toContain('Doelstellingen');
  });
});
