// What was relayed and not yet committed when the server was killed lives on in the browsers of others. Who brings it
// back first, and what was decided meanwhile, must not change whose text it is or what a lock means. The moment
// between relay and commit is made long by a line to PostgreSQL that falls silent.

import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { sectionDocument } from '@samenpen/live-protocol';
import { aDatabase, aDossier, FaultyLine, type TestDatabase, type TestDossier, type TestPerson } from '@samenpen/testing';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until, type LiveDocument } from './live-provider';
import { Visitor } from './visitor';

let database: TestDatabase;
let line: FaultyLine;
let api: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;
let section: string;
let sockets: LiveSocket[];

beforeAll(async () => {
  database = await aDatabase();
  line = await FaultyLine.to(database.url);
  api = await startApi({ DATABASE_URL: line.url, DATABASE_OWNER_URL: database.ownerUrl });
  client = createPrismaClient(database.url);
});

beforeEach(async () => {
  dossier = await aDossier(client);
  section = dossier.section('3-consortium');
  sockets = [];
});

afterEach(() => {
  for (const socket of sockets) socket.destroy();
});

afterAll(async () => {
  await client.$disconnect();
  await api.stop();
  await line.stop();
  await database.drop();
});

async function opened({ token }: TestPerson): Promise<LiveDocument> {
  const socket = new LiveSocket(api.liveUrl);
  sockets.push(socket);
  const document = socket.open(sectionDocument(section), token);
  await document.acknowledged();
  return document;
}

/** Damme types, the facilitator sees it and builds on it, and the server dies before either is stored. Both are offline. */
async function killedBetweenRelayAndCommit(): Promise<{ damme: LiveDocument; facilitator: LiveDocument }> {
  const damme = await opened(dossier.people.damme);
  const facilitator = await opened(dossier.people.facilitator);
  damme.type('Begin. ');
  await until(() => facilitator.text === 'Begin. ', 'the text is there');
  await damme.acknowledged();

  line.fallSilent();
  damme.type('Van Damme. ');
  await until(() => facilitator.text === 'Begin. Van Damme. ', 'it is relayed');
  facilitator.type('Daarop gebouwd. ');
  await until(() => damme.text.endsWith('Daarop gebouwd. '), 'that is relayed too');
  expect([damme.unsynced, facilitator.unsynced].every((count) => count > 0)).toBe(true);
  await Promise.all([damme.disconnect(), facilitator.disconnect()]);
  await api.kill();
  line.break();
  line.mend();
  return { damme, facilitator };
}

const bindings = () => client.authorClient.findMany({ where: { roomId: section } });
const personOf = async ({ doc }: LiveDocument) => (await bindings()).find(({ clientId }) => Number(clientId) === doc.clientID)?.personId;
const relayed = () => client.roomRelayed.findMany({ where: { roomId: section } });

async function storedText(): Promise<string> {
  const { body } = await Visitor.withToken(api, dossier.people.admin.token).ask('GET', `/api/sections/${section}`);
  return (body as { content: { text: string } }).content.text;
}

describe('a kill between relay and commit', () => {
  it('leaves the text of the one who typed it, also when another brings it back first', async () => {
    const { damme, facilitator } = await killedBetweenRelayAndCommit();
    await api.restart();
    expect(await storedText()).toBe('Begin. ');

    await facilitator.connect();
    await facilitator.acknowledged();
    expect(await storedText()).toBe('Begin. Van Damme. Daarop gebouwd. ');
    expect(await personOf(facilitator)).toBe(dossier.people.facilitator.id);
    const [brought] = await relayed();
    expect(brought).toMatchObject({ clientId: BigInt(damme.doc.clientID), confirmedBy: null });

    await damme.connect();
    // It has nothing to send that is not there already, so no acknowledgement names its clocks.
    await until(() => damme.provider.isSynced && damme.unsynced === 0, 'nothing is owed');
    await until(() => damme.text === facilitator.text, 'both agree');
    while ((await relayed()).some(({ confirmedBy }) => confirmedBy === null)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await relayed()).map(({ confirmedBy }) => confirmedBy)).toEqual([dossier.people.damme.id]);
    expect(await personOf(damme)).toBe(dossier.people.damme.id);
    const audited = () => client.auditEvent.findMany({ where: { action: 'live-authorship-confirmed', subject: `section/${section}` } });
    while ((await audited()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await audited()).toEqual([expect.objectContaining({ personId: dossier.people.damme.id })]);
    expect([...damme.messages, ...facilitator.messages]).toEqual([]);
  }, 60_000);

  it('and an approval before anybody is back: nothing of it comes in, from neither', async () => {
    const { damme, facilitator } = await killedBetweenRelayAndCommit();
    await api.restart();
    const admin = Visitor.withToken(api, dossier.people.admin.token);
    const transitions = `/api/sections/${section}/transitions`;
    await admin.ask('POST', transitions, { event: 'mark-ready' });
    const { version } = (await admin.ask('GET', `/api/sections/${section}`)).body as { version: string };
    expect((await admin.ask('POST', transitions, { event: 'approve', version })).status).toBe(200);

    for (const document of [facilitator, damme]) {
      await document.connect();
      await until(() => document.messages.some(({ type }) => type === 'refused'), 'it is refused');
      expect(document.messages).toContainEqual({ type: 'refused', reason: 'section-is-approved', recover: 'rebuild', own: true });
      expect(document.unsynced).toBeGreaterThan(0);
    }
    expect(await storedText()).toBe('Begin. ');
    expect((await admin.ask('GET', `/api/sections/${section}`)).body).toMatchObject({ version });
  }, 60_000);

  it('and the end of a membership: the other may bring it, and it becomes nobody else’s', async () => {
    const { damme, facilitator } = await killedBetweenRelayAndCommit();
    await api.restart();
    const membership = await client.membership.findFirstOrThrow({ where: { dossierId: dossier.id, personId: dossier.people.damme.id } });
    const removed = await Visitor.withToken(api, dossier.people.admin.token).ask('DELETE', `/api/dossiers/${dossier.slug}/members/${membership.id}`);
    expect(removed.status).toBe(204);

    await damme.connect();
    await until(() => damme.refused.length > 0, 'whoever has no part is not let in');
    await facilitator.connect();
    await facilitator.acknowledged();

    expect(await storedText()).toBe('Begin. Van Damme. Daarop gebouwd. ');
    expect((await relayed()).map(({ clientId, confirmedBy }) => [Number(clientId), confirmedBy])).toEqual([[damme.doc.clientID, null]]);
    expect(await personOf(damme)).toBe(dossier.people.damme.id);
  }, 60_000);
});
