import { randomUUID } from 'node:crypto';
import { pageOf, thread } from '@samenpen/contracts';
import { aDossier, type TestDossier } from '@samenpen/testing';
import { aServer, type TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

beforeAll(async () => {
  server = await aServer();
});

beforeEach(async () => {
  dossier = await aDossier(server.client);
});

afterAll(() => server.stop());

const says = (text: string) => ({ id: randomUUID(), body: [{ type: 'text', text }] });
const threads = () => `/api/dossiers/${dossier.slug}/threads`;

const open = (different: object = {}) =>
  server.ask('POST', threads(), {
    as: dossier.people.damme,
    body: { id: randomUUID(), anchor: { kind: 'dossier' }, comment: says('Klopt dit?'), ...different },
  });

describe('a thread', () => {
  it('is refused when it says nothing, is due in no year, or is looked for at a place that is none', async () => {
    const { damme } = dossier.people;
    const { body } = await open();
    const { id } = thread.parse(body);

    for (const refused of [
      await open({ comment: says(' \n ') }),
      await server.ask('POST', `/api/threads/${id}/comments`, { as: damme, body: says('  ') }),
      await open({ dueAt: '0000-01-01T10:00:00Z', assignee: { partner: dossier.partners.damme, person: null } }),
      await server.ask('PATCH', `/api/threads/${id}`, { as: damme, body: { dueAt: '0001-01-01T00:00:00+23:00' } }),
      await server.ask('GET', `${threads()}?cursor=123.niets`, { as: damme }),
    ]) expect(refused.body).toMatchObject({ status: 400, code: 'bad-request' });
    expect((await server.read(threads(), pageOf(thread), { as: damme })).items).toHaveLength(1);
  });
});
