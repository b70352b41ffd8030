// The database away under typing, in every way that it can be away. It is a PostgreSQL of this file's own, behind a
// line that can fail. Always the same is asked: nothing acknowledged is lost, nothing is stored twice, nothing that is
// not stored is shown as saved, and everything goes on by itself.

import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { sectionDocument } from '@samenpen/live-protocol';
import { aDossier, FaultyLine, ownDatabase, type OwnDatabase, type TestDossier } from '@samenpen/testing';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until } from './live-provider';
import { storedClock, storedStructs, Typist } from './typist';
import { Visitor } from './visitor';

let database: OwnDatabase;
let line: FaultyLine;
let api: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;
let sockets: LiveSocket[];

beforeAll(async () => {
  database = await ownDatabase();
  line = await FaultyLine.to(database.url);
  api = await startApi({ DATABASE_URL: line.url, DATABASE_OWNER_URL: database.ownerUrl });
});

beforeEach(async () => {
  client = createPrismaClient(database.url);
  dossier = await aDossier(client);
  sockets = [];
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  line.mend();
  await client.$disconnect();
});

afterAll(async () => {
  await api.stop();
  await line.stop();
  await database.stop();
});

function aSocket(): LiveSocket {
  const socket = new LiveSocket(api.liveUrl);
  sockets.push(socket);
  return socket;
}

/** Two people in one text, typing. */
async function twoTypists(): Promise<Typist[]> {
  const section = dossier.section('3-consortium');
  const { damme, admin } = dossier.people;
  const typists = [damme, admin].map(({ token }) => new Typist(section, aSocket(), token));
  for (const { document } of typists) await document.acknowledged();
  for (const typist of typists) typist.start();
  await untilMoreIsAcknowledged(typists);
  return typists;
}

async function untilMoreIsAcknowledged(typists: readonly Typist[]): Promise<void> {
  const before = typists.map(({ document }) => document.acknowledgedClock);
  await until(() => typists.every(({ document }, index) => document.acknowledgedClock > (before[index] ?? 0)), 'more is acknowledged');
}

/** Everybody stops; then all is stored, once, acknowledged, and the same for both. */
async function expectAllStoredOnce(typists: readonly Typist[]): Promise<void> {
  for (const typist of typists) typist.stop();
  for (const { document } of typists) await document.acknowledged();
  await until(() => new Set(typists.map(({ document }) => document.text)).size === 1, 'both agree');
  for (const typist of typists) {
    expect(await storedClock(client, typist)).toBe(typist.document.clock);
    expect(await storedStructs(client, typist)).toBe(typist.document.clock);
  }
}

const told = ({ document }: Typist) => document.messages.flatMap((message) => (message.type === 'storage' ? [message.available] : []));

describe('a PostgreSQL that is restarted in the middle of batches', () => {
  it('costs time and nothing else', async () => {
    const typists = await twoTypists();

    for (let crash = 0; crash < 3; crash++) {
      await database.crash();
      const acknowledged = typists.map(({ document }) => document.acknowledgedClock);
      await database.start();
      for (const [index, typist] of typists.entries()) {
        expect(await storedClock(client, typist)).toBeGreaterThanOrEqual(acknowledged[index] ?? 0);
      }
      await untilMoreIsAcknowledged(typists);
    }

    await expectAllStoredOnce(typists);
    expect(typists.flatMap(({ document }) => document.messages.filter(({ type }) => type === 'refused'))).toEqual([]);
  }, 120_000);
});

describe('a commit whose answer is lost', () => {
  it('is repeated, stored once and acknowledged once', async () => {
    const typists = await twoTypists();

    for (let loss = 0; loss < 5; loss++) {
      await line.loseAnswerTo(/commit_room_batch/);
      await untilMoreIsAcknowledged(typists);
    }

    await expectAllStoredOnce(typists);
    expect(typists.flatMap(({ document }) => document.messages)).toEqual([]);
  }, 60_000);
});

describe.each([
  ['that refuses every connection', () => line.break()],
  ['that hangs without a word', () => line.fallSilent()],
])('a database %s for some seconds', (_how, goAway) => {
  it('makes the texts read-only with a word, acknowledges nothing, and everything comes back by itself', async () => {
    const typists = await twoTypists();
    goAway();
    await until(() => typists.every((typist) => told(typist).length === 1), 'everybody is told');
    const acknowledged = typists.map(({ document }) => document.acknowledgedClock);

    const newcomer = aSocket().open(sectionDocument(dossier.section('3-consortium')), dossier.people.facilitator.token);
    const other = aSocket().open(sectionDocument(dossier.section('4')), dossier.people.facilitator.token);
    expect(await Visitor.unknown(api).ask('GET', '/api/health/ready')).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    expect((await Visitor.unknown(api).ask('GET', '/api/health/live')).status).toBe(200);
    const asked = await Visitor.withToken(api, dossier.people.admin.token).ask('GET', '/api/dossiers');
    expect(asked).toMatchObject({ status: 503, body: { code: 'store-away' } });
    expect(typists.map(({ document }) => document.acknowledgedClock)).toEqual(acknowledged);
    for (const typist of typists) expect(told(typist)).toEqual([false]);
    for (const document of [newcomer, other]) expect([document.provider.isSynced, document.text]).toEqual([false, '']);

    line.mend();
    await until(() => typists.every((typist) => told(typist).at(-1) === true), 'it is back');
    await untilMoreIsAcknowledged(typists);
    await expectAllStoredOnce(typists);
    await until(() => newcomer.text === typists[0]?.document.text && other.provider.isSynced, 'the newcomer has the text');
    expect((await Visitor.unknown(api).ask('GET', '/api/health/ready')).status).toBe(200);
  }, 120_000);
});
