import { notification, pageOf } from '@samenpen/contracts';
import { aDossier, type TestPerson } from '@samenpen/testing';
import { aServer, type TestServer } from '../testing/test-server';
import { Upcoming } from './upcoming.service';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

const kinds = async (as: TestPerson): Promise<string[]> =>
  (await server.read('/api/notifications', pageOf(notification), { as })).items.map(({ kind }) => kind);

const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

/** Gives the dossier's call deadlines, as if they were set one after the other in the last hour. */
async function setDeadlines(dossierId: string, ...deadlines: readonly Date[]): Promise<void> {
  const { callId } = await server.client.dossier.update({ where: { id: dossierId }, data: { startedAt: inHours(-100) } });
  await server.client.callDeadline.deleteMany({ where: { callId } });
  for (const deadline of deadlines) {
    await server.client.callDeadline.create({ data: { callId, deadline, setAt: inHours(-1), reason: 'De minister geeft uitstel.' } });
  }
}

const look = () => Promise.all([1, 2].map(() => server.app.get(Upcoming).look()));

describe('what comes near', () => {
  it('is told once to everybody in the dossier, and anew when the deadline moves', async () => {
    const dossier = await aDossier(server.client);
    const { reader, damme } = dossier.people;
    await setDeadlines(dossier.id, inHours(100));
    await look();
    await look();

    for (const person of [reader, damme]) expect(await kinds(person)).toEqual(['deadline-warning']);

    await setDeadlines(dossier.id, inHours(100), inHours(800));
    await look();
    await look();

    expect(await kinds(damme)).toEqual(['deadline-moved', 'deadline-warning']);
  });

  it('is a section that is due, for those whose work it is', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke, reader } = dossier.people;
    await setDeadlines(dossier.id, inHours(2000));
    await server.client.section.update({ where: { id: dossier.section('3-partner', 'damme') }, data: { dueAt: inHours(40) } });
    await look();
    await look();

    expect(await kinds(damme)).toEqual(['due-soon']);
    expect([await kinds(zuienkerke), await kinds(reader)]).toEqual([[], []]);
  });
});
