import { createPrismaClient, isStoreAway, type PrismaClient } from '@samenpen/database';
import { aDatabase, aDossier, FaultyLine, type TestDatabase, type TestDossier, writeText } from '@samenpen/testing';
import { Client } from 'pg';
import { aServer, type TestServer } from '../testing/test-server';

let database: TestDatabase;
let client: PrismaClient;
let dossier: TestDossier;
let line: FaultyLine;
let server: TestServer;

beforeAll(async () => {
  database = await aDatabase();
  client = createPrismaClient(database.url);
  dossier = await aDossier(client);
  line = await FaultyLine.to(database.url);
  server = await aServer({ DATABASE_URL: line.url, DATABASE_OWNER_URL: database.ownerUrl });
});

afterAll(async () => {
  line.mend();
  await server.stop();
  await line.stop();
  await client.$disconnect();
  await database.drop();
});

const asked = (method: string, path: string, body?: unknown) =>
  server.ask(method, path, { as: dossier.people.admin, headers: { 'accept-language': 'nl' }, ...(body !== undefined && { body }) });

describe('a database that is away', () => {
  it('is said so in every answer, with a time to try again, and is over by itself', async () => {
    const section = `/api/sections/${dossier.section('4')}`;
    expect((await asked('GET', section)).status).toBe(200);

    line.break();
    for (const answer of [await asked('GET', section), await asked('POST', `${section}/transitions`, { event: 'mark-ready' })]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(answer.body).toMatchObject({ code: 'store-away', detail: 'De opslag is even niet bereikbaar. Probeer het zo opnieuw.' });
    }
    expect(await server.ask('GET', '/api/health/ready')).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    expect((await server.ask('GET', '/api/health/live')).status).toBe(200);

    line.mend();
    expect((await asked('GET', section)).status).toBe(200);
    expect((await server.ask('GET', '/api/health/ready')).status).toBe(200);
  });

  it('with a full disk still gives what was written to whoever reads', async () => {
    const [section, owner] = [dossier.section('4'), new Client({ connectionString: database.ownerUrl })];
    await writeText(client, section, { text: 'Nog net geschreven.', author: dossier.people.admin.id });
    await owner.connect();
    // A FAKE: says what PostgreSQL says of everything that would make it larger; the log of the texts took its last page.
    await owner.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
    for (const table of ['section_content', 'section', 'dossier_event'])
      await owner.query(`CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON ${table} EXECUTE FUNCTION no_room()`);
    try {
      const read = await asked('GET', `/api/sections/${section}`);
      expect([read.status, read.text]).toEqual([200, expect.stringContaining('Nog net geschreven.')]);
      expect((await asked('GET', `/api/dossiers/${dossier.slug}`)).status).toBe(200);
      expect(await asked('POST', `/api/sections/${section}/transitions`, { event: 'mark-ready' })).toMatchObject({ status: 503, body: { code: 'store-away' } });
    } finally {
      await owner.query('DROP FUNCTION no_room() CASCADE');
      await owner.end();
    }
    expect((await asked('GET', `/api/sections/${section}`)).status).toBe(200);
  });

  it('that does not even refuse is not waited for without end', async () => {
    line.break();
    line.mend();
    line.fallSilent();
    // The connections of before break at once; whoever needs a new one waits for it.
    await asked('GET', '/api/dossiers');
    const { status, body } = await asked('GET', '/api/dossiers');
    line.mend();

    expect(status).toBe(503);
    expect(body).toMatchObject({ code: 'store-away' });
    expect((await asked('GET', '/api/dossiers')).status).toBe(200);
  }, 60_000);

  it.each(['08006', '53100', '53300', '57P01', '57P03', '58030'])('is known by SQLSTATE %s', async (state) => {
    const fault = await client.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'away' USING ERRCODE = '${state}'; END $$`).catch((thrown: unknown) => thrown);

    expect(isStoreAway(fault)).toBe(true);
  });

  it('is not what a wrong question or a broken rule says', async () => {
    for (const wrong of ['SELECT nonsense', `DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '23505'; END $$`]) {
      expect(isStoreAway(await client.$executeRawUnsafe(wrong).catch((thrown: unknown) => thrown))).toBe(false);
    }
    expect(isStoreAway(new Error('another fault'))).toBe(false);
  });
});
