import { randomUUID } from 'node:crypto';
import { mailChoices, notification, pageOf, unreadCounts } from '@samenpen/contracts';
import { aDossier, writeText, type TestDossier, type TestPerson } from '@samenpen/testing';
import { Database } from '../platform/database.repository';
import { aServer, type TestServer } from '../testing/test-server';
import { Notifications } from './notifications.service';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

const list = (as: TestPerson, query = '') => server.read(`/api/notifications${query}`, pageOf(notification), { as });
const unread = (as: TestPerson) => server.read('/api/notifications/unread', unreadCounts, { as });

function tellDamme(dossier: TestDossier, key: string, audience: string | null = null): Promise<void> {
  return server.app.get(Database).inTransaction((transaction) =>
    server.app.get(Notifications).tell(transaction, {
      kind: 'mentioned',
      key,
      dossierId: dossier.id,
      persons: [dossier.people.damme.id],
      by: dossier.people.signatory.id,
      audiencePartnerId: audience,
      sectionId: dossier.section('3-partner', 'damme'),
      text: 'Kijk je dit na?',
    }),
  );
}

const transition = (section: string, as: TestPerson, body: object) =>
  server.ask('POST', `/api/sections/${section}/transitions`, { as, body });

describe('what a person is told', () => {
  it('says what, where and by whom, the newest first, page by page', async () => {
    const dossier = await aDossier(server.client);
    const { damme } = dossier.people;
    for (const key of ['a', 'b', 'c']) await tellDamme(dossier, key);

    const first = await list(damme, '?limit=2');
    const second = await list(damme, `?limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);

    expect(first.items[0]).toMatchObject({
      kind: 'mentioned',
      by: { person: dossier.people.signatory.id },
      section: { key: '3-partner', partnerName: 'Damme' },
      text: 'Kijk je dit na?',
      readAt: null,
    });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect([ids.length, new Set(ids).size, second.nextCursor]).toEqual([3, 3, null]);
  });

  it('is counted per dossier until it is read, one by one or all at once', async () => {
    const dossier = await aDossier(server.client);
    const { damme } = dossier.people;
    for (const key of ['a', 'b', 'c']) await tellDamme(dossier, key);
    const [one] = (await list(damme)).items;

    expect(await unread(damme)).toMatchObject({ total: 3, dossiers: [{ slug: dossier.slug, unread: 3 }] });
    await server.ask('POST', '/api/notifications/read', { as: damme, body: { ids: [one?.id] } });
    expect(await unread(damme)).toMatchObject({ total: 2 });
    expect((await list(damme, '?unread=true')).items).toHaveLength(2);
    await server.ask('POST', '/api/notifications/read', { as: damme, body: { dossier: dossier.slug } });
    expect(await unread(damme)).toEqual({ total: 0, dossiers: [] });
  });

  it("is nobody else's to see or to mark", async () => {
    const dossier = await aDossier(server.client);
    const { damme, admin } = dossier.people;
    await tellDamme(dossier, 'a');
    const [one] = (await list(damme)).items;

    await server.ask('POST', '/api/notifications/read', { as: admin, body: { ids: [one?.id] } });

    expect((await list(admin)).items).toEqual([]);
    expect(await unread(damme)).toMatchObject({ total: 1 });
  });

  it('is gone, also from the counts, once the person may not know of it any more', async () => {
    const dossier = await aDossier(server.client);
    const { damme } = dossier.people;
    await tellDamme(dossier, 'internal', dossier.partners.damme);
    await tellDamme(dossier, 'shared');
    // From now on the person acts for another municipality: what is internal to the first one is no longer theirs.
    await server.client.membership.updateMany({ where: { personId: damme.id }, data: { partnerId: dossier.partners.zuienkerke } });

    expect((await list(damme)).items).toHaveLength(1);
    expect(await unread(damme)).toMatchObject({ total: 1 });

    await server.client.membership.updateMany({ where: { personId: damme.id }, data: { endedAt: new Date() } });

    expect((await list(damme)).items).toEqual([]);
    expect(await unread(damme)).toMatchObject({ total: 0 });
  });
});

describe('a section', () => {
  it('tells those whose work it is that changes are asked, that it is approved, and that it is open again', async () => {
    const dossier = await aDossier(server.client);
    const { admin, damme, signatory, zuienkerke } = dossier.people;
    const section = dossier.section('3-partner', 'damme');
    await writeText(server.client, section, { author: damme.id, text: 'Onze gemeente doet mee.' });
    await transition(section, damme, { event: 'mark-ready' });
    await transition(section, admin, { event: 'request-changes', reason: 'Noem het aantal inwoners.' });
    await transition(section, damme, { event: 'mark-ready' });
    const { version } = (await server.ask('GET', `/api/sections/${section}`, { as: admin })).body as { version: string };
    await transition(section, admin, { event: 'approve', version });
    await transition(section, damme, { event: 'request-reopen', reason: 'Een cijfer klopt niet.' });
    await transition(section, admin, { event: 'reopen', reason: 'Een cijfer klopt niet.' });

    const kinds = async (as: TestPerson) => (await list(as)).items.map(({ kind }) => kind);
    expect(await kinds(damme)).toEqual(['reopened', 'approved', 'changes-requested']);
    expect(await kinds(signatory)).toEqual(['reopened', 'approved', 'changes-requested']);
    expect(await kinds(admin)).toEqual(['reopen-requested']);
    expect(await kinds(zuienkerke)).toEqual([]);
    expect((await list(damme)).items.at(-1)?.text).toBe('Noem het aantal inwoners.');
  });

  it('tells the person to whom it is given, and by when it is due', async () => {
    const dossier = await aDossier(server.client);
    const { admin, damme, signatory } = dossier.people;
    const assignee = { partner: dossier.partners.damme, person: damme.id };

    await server.ask('PATCH', `/api/sections/${dossier.section('3-consortium')}`, {
      as: admin,
      body: { assignee, dueAt: '2026-12-01T11:00:00Z' },
    });

    expect((await list(damme)).items).toMatchObject([{ kind: 'assigned', moment: '2026-12-01T11:00:00.000Z' }]);
    expect((await list(signatory)).items).toEqual([]);
  });

  it('tells whom of its own people the section of a partner is given to, and gives it to no other partner', async () => {
    const dossier = await aDossier(server.client);
    const { admin, damme, signatory, zuienkerke } = dossier.people;
    const give = (partner: string, person: string) =>
      server.ask('PATCH', `/api/sections/${dossier.section('3-partner', 'damme')}`, { as: admin, body: { assignee: { partner, person } } });

    expect((await give(dossier.partners.damme, damme.id)).status).toBe(200);
    expect((await list(damme)).items).toMatchObject([{ kind: 'assigned' }]);
    expect((await list(signatory)).items).toEqual([]);
    expect((await give(dossier.partners.zuienkerke, zuienkerke.id)).status).toBe(400);
  });

  it('reminds everybody of a partner', async () => {
    const dossier = await aDossier(server.client);
    const { admin, damme, reader } = dossier.people;

    await server.ask('POST', `/api/dossiers/${dossier.slug}/reminders`, { as: admin, body: { partner: dossier.partners.damme } });

    for (const person of [damme, reader]) expect((await list(person)).items).toMatchObject([{ kind: 'reminder' }]);
    expect((await list(admin)).items).toEqual([]);
  });
});

describe('a place in the list', () => {
  it('is one that was given, or none', async () => {
    const { damme } = (await aDossier(server.client)).people;

    for (const cursor of ['junk', `2026-01-01T00:00:00Z_${'-'.repeat(36)}`, `0000-01-01T00:00:00Z_${randomUUID()}`]) {
      expect((await server.ask('GET', `/api/notifications?cursor=${cursor}`, { as: damme })).body).toMatchObject({ status: 400, faults: [{ path: 'cursor' }] });
    }
  });
});

describe('how one is mailed', () => {
  it('has a default for every kind, and is changed kind by kind', async () => {
    const dossier = await aDossier(server.client);
    const { damme } = dossier.people;
    const choices = () => server.read('/api/notifications/choices', mailChoices, { as: damme });
    expect((await choices()).choices).toContainEqual({ kind: 'mentioned', choice: 'hourly' });

    await server.ask('PATCH', '/api/notifications/choices', { as: damme, body: { choices: [{ kind: 'mentioned', choice: 'never' }] } });

    expect(await choices()).toMatchObject({ mail: 'off' });
    expect((await choices()).choices).toContainEqual({ kind: 'mentioned', choice: 'never' });
  });
});
