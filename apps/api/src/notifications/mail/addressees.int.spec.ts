import { aDossier, type TestDossier, type TestPerson } from '@samenpen/testing';
import { aServer, type TestServer } from '../../testing/test-server';
import { HOUR, nextMorning } from '../gathering';
import { AddresseesRepository } from './addressees.repository';

// Without a mail server nobody else looks.
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

beforeEach(async () => {
  await server.client.notification.deleteMany();
  await server.client.notificationMail.deleteMany();
});

afterAll(() => server.stop());

const toldAt = new Date('2026-03-10T12:00:00Z');

const wait = (dossier: TestDossier, person: TestPerson, kind: string) =>
  server.client.notification.create({
    data: { personId: person.id, dossierId: dossier.id, key: kind, kind, at: toldAt, toldAt, mailState: 'waiting' },
  });

const found = async (now: Date): Promise<string[]> => (await server.app.get(AddresseesRepository).at(now)).map(({ personId }) => personId);

describe('for whom there is something to mail', () => {
  it('is nobody whose notifications wait for the hour or the morning, until then', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke, reader } = dossier.people;
    await wait(dossier, damme, 'reminder');
    await wait(dossier, zuienkerke, 'mentioned');
    await wait(dossier, reader, 'approved');

    expect(await found(toldAt)).toEqual([damme.id]);
    expect((await found(new Date(toldAt.getTime() + HOUR))).toSorted()).toEqual([damme.id, zuienkerke.id].toSorted());
    expect(await found(nextMorning(toldAt))).toHaveLength(3);
  });

  it('is nobody who had a mail about the dossier within the hour', async () => {
    const dossier = await aDossier(server.client);
    const { damme } = dossier.people;
    const mine = { personId: damme.id, dossierId: dossier.id };
    await server.client.notificationMail.create({ data: { ...mine, state: 'sent', nextAt: toldAt, handedOverAt: toldAt } });
    await wait(dossier, damme, 'reminder');

    expect(await found(new Date(toldAt.getTime() + HOUR - 1))).toEqual([]);
    expect(await found(new Date(toldAt.getTime() + HOUR))).toEqual([damme.id]);
  });

  it('is whoever wants no mail or has read it, so that it waits no longer', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke } = dossier.people;
    await server.client.mailChoice.create({ data: { personId: damme.id, kind: 'approved', choice: 'never' } });
    await wait(dossier, damme, 'approved');
    await wait(dossier, zuienkerke, 'approved');
    await server.client.notification.updateMany({ where: { personId: zuienkerke.id }, data: { readAt: toldAt } });

    expect((await found(toldAt)).toSorted()).toEqual([damme.id, zuienkerke.id].toSorted());
  });
});
