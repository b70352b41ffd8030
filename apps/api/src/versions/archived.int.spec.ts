import { aDossier, writeText } from '@samenpen/testing';
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
});
