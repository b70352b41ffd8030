import { randomUUID } from 'node:crypto';
import { notification, pageOf } from '@samenpen/contracts';
import { aDossier } from '@samenpen/testing';
import { PostOffice } from '../notifications/mail/post-office.service';
import { SETTINGS, type Settings } from '../platform/settings';
import { TestMailServer } from '../testing/test-mail-server';
import { aServer, type TestServer } from '../testing/test-server';

let mails: TestMailServer;
let server: TestServer;

beforeAll(async () => {
  mails = await new TestMailServer().start();
  server = await aServer({ SMTP_URL: mails.url, MAIL_FROM: 'Samenpen <samenpen@blankenberge.example>' });
});

afterAll(async () => {
  await server.stop();
  await mails.stop();
});

async function untilMailed(): Promise<string> {
  const { mail } = server.app.get<Settings>(SETTINGS);
  if (mail === null) throw new Error('this server has a mail server');
  const giveUp = Date.now() + 20_000;
  while (mails.arrived.length === 0) {
    if (Date.now() > giveUp) throw new Error('no mail came');
    await server.app.get(PostOffice).round(mail);
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
  return mails.arrived.map(({ source }) => source).join('\n');
}

function calendarIn(source: string): string {
  const encoded = /filename=overleg\.ics\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(source)?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString('utf8');
}

describe('the invitation to a review session', () => {
  it('comes by mail with a calendar file to those who are invited, and is taken back the same way', async () => {
    const dossier = await aDossier(server.client);
    const id = randomUUID();
    await server.client.mailChoice.create({ data: { personId: dossier.people.damme.id, kind: 'session-planned', choice: 'direct' } });

    const planned = await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, {
      as: dossier.people.admin,
      body: {
        id,
        title: 'Overleg over de analyse',
        startsAt: '2036-12-01T09:00:00+01:00',
        place: 'Stadhuis',
        preparation: '',
        chair: dossier.people.admin.id,
        invited: [dossier.people.damme.id, dossier.people.admin.id],
        agenda: [{ id: randomUUID(), section: dossier.section('3-consortium'), minutes: 30 }],
      },
    });

    expect(planned.status).toBe(201);
    const told = await server.client.notification.findMany({ where: { dossierId: dossier.id, kind: 'session-planned' } });
    expect(told.map(({ personId }) => personId)).toEqual([dossier.people.damme.id]);
    const source = await untilMailed();
    expect(source).toContain('filename=overleg.ics');
    expect(calendarIn(source)).toContain('DTSTART:20361201T080000Z');

    mails.arrived.splice(0);
    // The hour after the mail that invited is over.
    await server.client.notificationMail.updateMany({ data: { handedOverAt: new Date(0) } });
    await server.client.mailChoice.create({ data: { personId: dossier.people.damme.id, kind: 'session-cancelled', choice: 'direct' } });
    const cancelled = await server.ask('POST', `/api/review-sessions/${id}/moves`, { as: dossier.people.admin, body: { move: 'cancel', reason: 'Te weinig volk.' } });

    expect(cancelled.status).toBe(200);
    const calledOff = await untilMailed();
    expect(calledOff).toContain('gelast het overleg');
    expect(calledOff).toContain('Te weinig volk.');
    expect(calendarIn(calledOff)).toContain('METHOD:CANCEL');
  });

  it('that no longer holds is told to whoever is taken off it, and to nobody else, and taken out of their calendar', async () => {
    const dossier = await aDossier(server.client);
    const { admin, damme, zuienkerke } = dossier.people;
    const id = randomUUID();
    const plan = { title: 'Overleg over de begroting', startsAt: '2036-12-01T09:00:00+01:00', place: '', preparation: '', chair: admin.id };
    const agenda = [{ id: randomUUID(), section: dossier.section('3-consortium'), minutes: 30 }];
    await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, { as: admin, body: { ...plan, id, agenda, invited: [damme.id, zuienkerke.id] } });
    // Their invitation went already.
    await server.client.notification.updateMany({ where: { dossierId: dossier.id }, data: { mailState: 'unwanted' } });
    await server.client.mailChoice.create({ data: { personId: damme.id, kind: 'session-uninvited', choice: 'direct' } });
    mails.arrived.splice(0);

    expect((await server.ask('PATCH', `/api/review-sessions/${id}`, { as: admin, body: { invited: [zuienkerke.id] } })).status).toBe(200);

    const told = await server.read('/api/notifications', pageOf(notification), { as: damme });
    expect(told.items[0]).toMatchObject({ kind: 'session-uninvited', text: 'Overleg over de begroting', session: id, by: { person: admin.id } });
    expect(await server.client.notification.count({ where: { dossierId: dossier.id, kind: 'session-uninvited' } })).toBe(1);
    const source = await untilMailed();
    expect(source).toContain('verwacht je niet meer');
    expect(calendarIn(source)).toContain('METHOD:CANCEL');
    expect(source.replaceAll(/\r\n[ \t]/g, ' ')).toContain('method=CANCEL');
    const kinds = async (person: string) =>
      (await server.client.notification.findMany({ where: { personId: person, dossierId: dossier.id }, orderBy: { toldAt: 'asc' } })).map(({ kind }) => kind);
    expect(await kinds(zuienkerke.id)).toEqual(['session-planned', 'session-changed']);

    expect((await server.ask('PATCH', `/api/review-sessions/${id}`, { as: admin, body: { invited: [zuienkerke.id, damme.id] } })).status).toBe(200);
    const again = await server.client.notification.findFirstOrThrow({ where: { personId: damme.id, dossierId: dossier.id }, orderBy: { toldAt: 'desc' } });
    expect(again.kind).toBe('session-planned');
  });

  it('is not sent anew when only the agenda of a running session changes', async () => {
    const dossier = await aDossier(server.client);
    const { admin, damme } = dossier.people;
    const [id, item] = [randomUUID(), randomUUID()];
    const plan = { title: 'Overleg', startsAt: '2036-12-01T09:00:00+01:00', place: '', preparation: '', chair: admin.id, invited: [damme.id] };
    const agenda = [{ id: item, section: dossier.section('3-consortium'), minutes: 30 }];
    await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, { as: admin, body: { ...plan, id, agenda } });
    await server.ask('POST', `/api/review-sessions/${id}/moves`, { as: admin, body: { move: 'start' } });

    const longer = [...agenda, { id: randomUUID(), section: dossier.section('4'), minutes: 10 }];
    expect((await server.ask('PATCH', `/api/review-sessions/${id}`, { as: admin, body: { agenda: longer } })).status).toBe(200);

    expect(await server.client.notification.count({ where: { dossierId: dossier.id, kind: 'session-planned' } })).toBe(1);
  });
});
