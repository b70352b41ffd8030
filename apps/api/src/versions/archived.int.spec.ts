import { aDossier, writeText } from '@samenpen/testing';
import { askedDuring } from '../testing/held-back';
import { aServer, type TestServer } from '../testing/test-server';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

describe('a section of a partner that left', () => {
  it.each(['versions', 'versions/now', 'authorship', 'since', 'suggestions'])('is archived with its past: %s', async (what) => {
    const { people, partners, section } = await aDossier(server.client);
    const own = section('3-partner', 'damme');
    await writeText(server.client, own, { text: 'Van Damme.', author: people.damme.id });
    await server.client.dossierPartner.update({ where: { id: partners.damme }, data: { endedAt: new Date() } });

    expect((await server.ask('GET', `/api/sections/${own}`, { as: people.admin })).status).toBe(404);
    expect((await server.ask('GET', `/api/sections/${own}/${what}`, { as: people.admin })).status).toBe(404);
  });

  it.each(['PATCH', 'DELETE'] as const)('keeps the name of a version as it is when it is archived at this moment: %s', async (method) => {
    const { id, people, partners, section } = await aDossier(server.client);
    const own = section('3-partner', 'damme');
    await writeText(server.client, own, { text: 'Van Damme.', author: people.damme.id });
    await server.ask('POST', `/api/sections/${own}/versions`, { as: people.damme, body: { name: 'Voor het college' } });
    const [named] = await server.client.namedVersion.findMany({ where: { sectionId: own } });
    const archiving = [
      `SELECT 1 FROM dossier WHERE id = '${id}' FOR UPDATE`,
      `UPDATE dossier_partner SET ended_at = now() WHERE id = '${partners.damme}'`,
    ];

    const { status } = await askedDuring(server.databaseUrl, archiving, () =>
      server.ask(method, `/api/sections/${own}/versions/${String(named?.id)}`, {
        as: people.admin,
        ...(method === 'PATCH' && { body: { name: 'Anders' } }),
      }),
    );

    expect(status).toBe(404);
    expect(await server.client.namedVersion.findMany({ where: { sectionId: own } })).toMatchObject([{ name: 'Voor het college' }]);
  });
});
