import { aDossier, type TestDossier } from '@samenpen/testing';
import { Database } from '../platform/database.repository';
import { LiveRooms } from '../platform/live-rooms';
import { aServer, type TestServer } from '../testing/test-server';
import type { News } from './news';
import { Notifications } from './notifications.service';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

const news = (dossier: TestDossier, more: Partial<News> = {}): News => ({
  kind: 'mentioned',
  key: 'comment/1',
  dossierId: dossier.id,
  persons: [dossier.people.damme.id, dossier.people.zuienkerke.id],
  by: dossier.people.admin.id,
  ...more,
});

const tell = (told: News): Promise<void> =>
  server.app.get(Database).inTransaction((transaction) => server.app.get(Notifications).tell(transaction, told));

const toldPersons = async (dossier: TestDossier): Promise<string[]> => {
  const rows = await server.client.notification.findMany({ where: { dossierId: dossier.id }, select: { personId: true } });
  return rows.map(({ personId }) => personId).toSorted();
};

describe('telling people', () => {
  it('never tells who did it, and nobody twice, however often the change is tried', async () => {
    const dossier = await aDossier(server.client);
    const { admin, damme } = dossier.people;

    await Promise.all([1, 2, 3].map(() => tell(news(dossier, { persons: [damme.id, damme.id, admin.id] }))));

    expect(await toldPersons(dossier)).toEqual([damme.id]);
  });

  it('tells of what is internal to a municipality to its people alone', async () => {
    const dossier = await aDossier(server.client);

    await tell(news(dossier, { audiencePartnerId: dossier.partners.damme }));

    expect(await toldPersons(dossier)).toEqual([dossier.people.damme.id]);
  });

  it('tells nobody who has no part in the dossier (any more)', async () => {
    const dossier = await aDossier(server.client);
    const other = await aDossier(server.client);
    const { damme, zuienkerke } = dossier.people;
    await server.client.membership.updateMany({ where: { personId: damme.id }, data: { endedAt: new Date() } });

    await tell(news(dossier, { persons: [damme.id, zuienkerke.id, other.people.damme.id] }));

    expect(await toldPersons(dossier)).toEqual([zuienkerke.id]);
  });

  it('does not happen when the change does not', async () => {
    const dossier = await aDossier(server.client);

    await expect(
      server.app.get(Database).inTransaction(async (transaction) => {
        await server.app.get(Notifications).tell(transaction, news(dossier));
        throw new Error('the change fails');
      }),
    ).rejects.toThrow('the change fails');

    expect(await toldPersons(dossier)).toEqual([]);
  });

  it('takes back what was told', async () => {
    const dossier = await aDossier(server.client);
    await tell(news(dossier, { key: 'comment/taken-back' }));

    await server.app.get(Database).inTransaction((transaction) =>
      server.app.get(Notifications).takeBack(transaction, 'comment/taken-back'),
    );

    expect(await toldPersons(dossier)).toEqual([]);
  });
});

describe('the hint on the open dossier', () => {
  it('goes to those who were told, after the commit, and to nobody when nothing is new', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke } = dossier.people;
    const hints: { slug: string; persons: readonly string[] }[] = [];
    server.app.get(LiveRooms).connect({
      rightsChanged: () => undefined,
      closing: () => Promise.resolve(),
      roomsMoved: () => undefined,
      announce: () => undefined,
      whisper: (slug, _hint, persons) => void hints.push({ slug, persons }),
      loginEnded: () => undefined,
    });

    await tell(news(dossier, { key: 'hinted' }));
    await tell(news(dossier, { key: 'hinted' }));

    expect(hints).toEqual([{ slug: dossier.slug, persons: [damme.id, zuienkerke.id].toSorted() }]);
  });
});
