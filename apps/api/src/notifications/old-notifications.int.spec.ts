import { FakeClock, type TestDossier } from '@samenpen/testing';
import { readSettings } from '../platform/settings';
import { createServer } from '../server';
import { aDossierEach } from '../testing/a-dossier-each';
import { ORIGIN, type TestServer } from '../testing/test-server';
import { OldNotifications } from './old-notifications.service';

const DAY = 86_400_000;

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

type Told = { readonly toldAt: Date; readonly readAt?: Date; readonly mailState?: string; readonly mailId?: string };

async function told(key: string, { mailState = 'off', ...when }: Told): Promise<void> {
  const { id: personId } = dossier.people.damme;
  await server.client.notification.create({ data: { key, kind: 'approved', personId, dossierId: dossier.id, at: when.toldAt, mailState, ...when } });
}

async function mailed(state: string, endedAt: Date | null): Promise<string> {
  const data = { personId: dossier.people.damme.id, dossierId: dossier.id, state, nextAt: new Date(0), endedAt };
  return (await server.client.notificationMail.create({ data })).id;
}

const kept = async () => (await server.client.notification.findMany({ where: { dossierId: dossier.id }, orderBy: { key: 'asc' } })).map(({ key }) => key);

const forget = (clock: FakeClock) => server.app.get(OldNotifications, { strict: false }).forget(clock.now());

describe('what people were told', () => {
  it('stays for 90 days after they read it, and for a year when they did not', async () => {
    const clock = new FakeClock('2027-01-01T08:00:00.000Z');
    const then = clock.now();
    await told('read', { toldAt: then, readAt: new Date(then.getTime() + DAY) });
    await told('unread', { toldAt: then });

    clock.advance(90 * DAY);
    await forget(clock);
    expect(await kept()).toEqual(['read', 'unread']);
    clock.advance(2 * DAY);
    await forget(clock);
    expect(await kept()).toEqual(['unread']);
    clock.advance(273 * DAY);
    await forget(clock);
    expect(await kept()).toEqual(['unread']);
    clock.advance(DAY);
    await forget(clock);
    expect(await kept()).toEqual([]);
  });

  it('stays while a mail about it is still to go; the record of a mail goes with the last that it told', async () => {
    const clock = new FakeClock('2027-01-01T08:00:00.000Z');
    const toldAt = clock.now();
    const readAt = toldAt;
    const [gone, going] = [await mailed('sent', toldAt), await mailed('waiting', null)];
    await told('gone', { toldAt, readAt, mailState: 'taken', mailId: gone });
    await told('going', { toldAt, readAt, mailState: 'taken', mailId: going });
    await told('waiting', { toldAt, readAt, mailState: 'waiting' });

    clock.advance(400 * DAY);
    await forget(clock);

    expect(await kept()).toEqual(['going', 'waiting']);
    const mails = await server.client.notificationMail.findMany({ where: { dossierId: dossier.id } });
    expect(mails.map(({ id }) => id)).toEqual([going]);
  });

  it('is looked after by whoever starts next, also when the one before was stopped in between', async () => {
    const long = new Date(Date.now() - 400 * DAY);
    await told('old', { toldAt: long });
    await told('new', { toldAt: new Date() });
    const settings = readSettings({ DATABASE_URL: server.databaseUrl, DATABASE_OWNER_URL: server.ownerUrl, PUBLIC_URL: ORIGIN, LOG_LEVEL: 'silent' });

    const next = await createServer(settings, null);
    await next.init();
    await next.get(OldNotifications, { strict: false }).settled();
    await next.close();

    expect(await kept()).toEqual(['new']);
  });

  it('goes once when several instances look at the same time, however much it is', async () => {
    const toldAt = new Date('2025-01-01T08:00:00.000Z');
    const { id: personId } = dossier.people.damme;
    const row = { kind: 'approved', personId, dossierId: dossier.id, at: toldAt, toldAt, mailState: 'off' };
    await server.client.notification.createMany({ data: Array.from({ length: 2_500 }, (_, at) => ({ ...row, key: `old/${at}` })) });
    const clock = new FakeClock('2026-06-01T08:00:00.000Z');

    await Promise.all([forget(clock), forget(clock), forget(clock)]);
    await forget(clock);

    expect(await kept()).toEqual([]);
  });
});
