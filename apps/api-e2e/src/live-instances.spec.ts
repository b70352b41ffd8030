import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { sectionDocument } from '@samenpen/live-protocol';
import { aDossier, type TestDossier } from '@samenpen/testing';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until, type LiveDocument } from './live-provider';
import { Visitor } from './visitor';

// Two servers on one database, with nothing between them: PostgreSQL gives the order, and each finds out by
// itself what the other did. (A bus makes that faster, never more correct.)

let first: ApiProcess;
let second: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;
const sockets: LiveSocket[] = [];

beforeAll(async () => {
  first = await startApi();
  second = await startApi({ DATABASE_URL: first.databaseUrl, DATABASE_OWNER_URL: first.ownerUrl });
  client = createPrismaClient(first.databaseUrl);
});

beforeEach(async () => {
  dossier = await aDossier(client);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

afterAll(async () => {
  await client.$disconnect();
  await second.stop();
  await first.stop();
});

async function opened(api: ApiProcess, token: string, section: string): Promise<LiveDocument> {
  const socket = new LiveSocket(api.liveUrl);
  sockets.push(socket);
  const document = socket.open(sectionDocument(section), token);
  await document.acknowledged();
  return document;
}

describe('two servers on one database', () => {
  it('say the same in the end, whoever typed where', async () => {
    const section = dossier.section('3-consortium');
    const damme = await opened(first, dossier.people.damme.token, section);
    const admin = await opened(second, dossier.people.admin.token, section);

    for (let turn = 0; turn < 20; turn++) {
      damme.type('d');
      admin.type('a');
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    await Promise.all([damme.acknowledged(), admin.acknowledged()]);
    await until(() => damme.text.length === 40 && damme.text === admin.text, 'both have everything');

    const { body } = await Visitor.withToken(second, dossier.people.admin.token).ask('GET', `/api/sections/${section}`);
    expect((body as { content: { text: string } }).content.text).toBe(damme.text);
    expect([...damme.messages, ...admin.messages]).toEqual([]);
  });

  it('count on the one what was acknowledged on the other, from the first edit on', async () => {
    const admin = Visitor.withToken(second, dossier.people.admin.token);
    const ask = (section: string, body: object) => admin.ask('POST', `/api/sections/${section}/transitions`, body);
    // Several times, because the other server is late by a few milliseconds only.
    for (const section of ['3-consortium', '4'].map((key) => dossier.section(key))) {
      const facilitator = await opened(first, dossier.people.facilitator.token, section);
      facilitator.type('Begin.');
      await facilitator.acknowledged();
      expect(await ask(section, { event: 'mark-ready' })).toMatchObject({ status: 200, body: { status: 'ready' } });

      expect((await ask(section, { event: 'request-changes', reason: 'Langer.' })).status).toBe(200);
      facilitator.type(' En verder.');
      await facilitator.acknowledged();
      const { body } = await admin.ask('GET', `/api/sections/${section}`);
      expect(body).toMatchObject({ status: 'drafting', content: { text: 'Begin. En verder.' } });
    }
  });

  it('refuse after an approval on the one what is typed on the other', async () => {
    const section = dossier.section('3-consortium');
    const facilitator = await opened(first, dossier.people.facilitator.token, section);
    facilitator.type('Goedgekeurd.');
    await facilitator.acknowledged();
    const admin = Visitor.withToken(second, dossier.people.admin.token);
    const transitions = `/api/sections/${section}/transitions`;
    await admin.ask('POST', transitions, { event: 'mark-ready' });
    const { body } = await admin.ask('GET', `/api/sections/${section}`);
    const { version } = body as { version: string };

    expect((await admin.ask('POST', transitions, { event: 'approve', version })).status).toBe(200);
    facilitator.type(' Te laat.');
    await until(() => facilitator.messages.some(({ type }) => type === 'refused'), 'the refusal');

    expect(facilitator.messages).toContainEqual({
      type: 'refused',
      reason: 'section-is-approved',
      recover: 'rebuild',
      own: true,
    });
    const after = await admin.ask('GET', `/api/sections/${section}`);
    expect(after.body).toMatchObject({ version, content: { text: 'Goedgekeurd.' } });
  });
});
