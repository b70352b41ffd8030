import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { aDatabase, aDossier, FaultyLine, type TestDatabase, type TestDossier } from '@samenpen/testing';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until } from './live-provider';
import { storedClock, Typist } from './typist';
import { Visitor } from './visitor';

let database: TestDatabase;
let line: FaultyLine;
let api: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;
let typists: Typist[];
let sockets: LiveSocket[];

beforeAll(async () => {
  database = await aDatabase();
  line = await FaultyLine.to(database.url);
  api = await startApi({ DATABASE_URL: line.url, DATABASE_OWNER_URL: database.ownerUrl });
  client = createPrismaClient(database.url);
});

beforeEach(async () => {
  dossier = await aDossier(client);
  const { damme, admin } = dossier.people;
  sockets = [new LiveSocket(api.liveUrl), new LiveSocket(api.liveUrl)];
  const [one, two] = sockets as [LiveSocket, LiveSocket]; // As made on the line above.
  typists = [
    new Typist(dossier.section('3-consortium'), one, damme.token),
    new Typist(dossier.section('3-consortium'), two, admin.token),
    new Typist(dossier.section('0-zin'), two, admin.token),
  ];
  for (const { document } of typists) await document.acknowledged();
  for (const typist of typists) typist.start();
  await until(() => typists.every(({ document }) => document.acknowledgedClock > 5), 'all type');
});

afterEach(() => {
  for (const typist of typists) typist.stop();
  for (const socket of sockets) socket.destroy();
});

afterAll(async () => {
  await client.$disconnect();
  await api.stop();
  await line.stop();
  await database.drop();
});

async function expectNothingLost(): Promise<void> {
  for (const typist of typists) typist.stop();
  for (const { document } of typists) await document.acknowledged();
  for (const typist of typists) {
    expect(await storedClock(client, typist)).toBe(typist.document.clock);
  }
  expect(typists.flatMap(({ document }) => document.messages.filter(({ type }) => type === 'refused'))).toEqual([]);
}

/** The codes with which a socket was closed. */
function closingsOf({ provider }: LiveSocket): number[] {
  const codes: number[] = [];
  provider.on('close', ({ event }: { event: { code: number } }) => codes.push(event.code));
  return codes;
}

describe('SIGTERM under typing', () => {
  it('stores what was taken in, sends everybody away with 1012, ends with code 0 in time, and all go on at the next start', async () => {
    const closings = sockets.map(closingsOf);
    for (let round = 0; round < 3; round++) {
      const { code, took } = await api.terminate();
      expect(code).toBe(0);
      expect(closings.map(([first]) => first)).toEqual([1012, 1012]);
      expect(took).toBeLessThan(10_000);
      for (const typist of typists) {
        expect(await storedClock(client, typist)).toBeGreaterThanOrEqual(typist.document.acknowledgedClock);
      }
      await api.restart();
      const before = typists.map(({ document }) => document.acknowledgedClock);
      await until(() => typists.every(({ document }, index) => document.acknowledgedClock > (before[index] ?? 0)), 'all type again');
    }

    await expectNothingLost();
  }, 90_000);

  it.each([
    ['refuses', () => line.break()],
    ['hangs', () => line.fallSilent()],
  ])('ends in time also when the database %s, and what was not acknowledged comes back from the browsers', async (_what, goAway) => {
    goAway();
    const ending = api.terminate();
    const whatIsMissing = async (): Promise<unknown> => {
      try {
        return (await Visitor.unknown(api).ask('GET', '/api/health/ready')).body;
      } catch {
        // It was asked before the signal came, waited for the database, and was cut off with everybody else.
        return null;
      }
    };
    await until(async () => JSON.stringify(await whatIsMissing()).includes('is stopping'), 'nobody new is sent here');
    const { took } = await ending;
    const acknowledged = typists.map(({ document }) => document.acknowledgedClock);
    line.break();
    line.mend();

    expect(took).toBeLessThan(10_000);
    for (const [index, typist] of typists.entries()) {
      expect(await storedClock(client, typist)).toBeGreaterThanOrEqual(acknowledged[index] ?? 0);
    }
    await api.restart();
    await expectNothingLost();
  }, 90_000);
});
