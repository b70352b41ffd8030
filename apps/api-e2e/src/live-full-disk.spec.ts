// A disk that is full is a database that is away: nothing is acknowledged, people are told, and when there is room
// again everything goes on. The tables lie on a small file system of their own, which the test fills.

import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { aDossier, ownDatabase, SmallDisk, type OwnDatabase } from '@samenpen/testing';
import { Client } from 'pg';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until } from './live-provider';
import { storedClock, storedStructs, Typist } from './typist';

/** What makes the disk full and not full any more. */
type Fullness = { readonly folder?: string; fill(ownerUrl: string): Promise<void>; clear(ownerUrl: string): Promise<void>; end(): void };

function fullness(): Fullness {
  const disk = SmallDisk.mounted(64);
  if (disk === null) return pretendedFullness();
  return {
    folder: disk.folderFor('postgres'),
    fill: async () => {
      await Promise.resolve();
      disk.fill();
    },
    clear: async () => {
      await Promise.resolve();
      disk.clear();
    },
    end: () => disk.unmount(),
  };
}

/** A FAKE, for machines where a test may not mount: PostgreSQL is made to say what it says when its disk is full. */
function pretendedFullness(): Fullness {
  const ask = async (ownerUrl: string, sql: string): Promise<void> => {
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query(sql);
    await owner.end();
  };
  return {
    fill: (ownerUrl) =>
      ask(
        ownerUrl,
        `CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
         CREATE TRIGGER no_room BEFORE INSERT ON room_update EXECUTE FUNCTION no_room();`,
      ),
    clear: (ownerUrl) => ask(ownerUrl, 'DROP TRIGGER no_room ON room_update; DROP FUNCTION no_room();'),
    end: () => undefined,
  };
}

let disk: Fullness;
let database: OwnDatabase;
let api: ApiProcess;
let client: PrismaClient;

beforeAll(async () => {
  disk = fullness();
  database = await ownDatabase(disk.folder);
  api = await startApi({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl });
  client = createPrismaClient(database.url);
});

afterAll(async () => {
  await client.$disconnect();
  await api.stop();
  await database.stop();
  disk.end();
});

/** What the server says of itself. */
async function ready(): Promise<{ status: number; reduced: readonly string[] }> {
  const answer = await fetch(`${api.url}/api/health/ready`);
  // The contracts' own tests prove that the api answers in this shape.
  const { reduced } = (await answer.json()) as { readonly reduced: readonly string[] };
  return { status: answer.status, reduced };
}

describe('a full disk', () => {
  it('costs no acknowledged edit, is said, and is over when there is room again', async () => {
    const dossier = await aDossier(client);
    const socket = new LiveSocket(api.liveUrl);
    const typist = new Typist(dossier.section('4'), socket, dossier.people.admin.token);
    const { document } = typist;
    const told = () => document.messages.flatMap((message) => (message.type === 'storage' ? [message.available] : []));
    await document.acknowledged();
    typist.start();
    await until(() => document.acknowledgedClock > 10, 'something is acknowledged');

    await disk.fill(database.ownerUrl);
    // Pages that PostgreSQL already has take this first.
    for (let page = 0; page < 50; page++) document.type('vol '.repeat(500));
    await until(() => told().length === 1, 'people are told');
    typist.stop();
    const acknowledged = document.acknowledgedClock;
    expect(told()).toEqual([false]);
    expect(document.unsynced).toBeGreaterThan(0);
    expect(await storedClock(client, typist)).toBe(acknowledged);
    expect(api.output()).toMatch(/53100/);
    // Reading goes on: this is what somebody who watches the server is told.
    expect(await ready()).toEqual({ status: 200, reduced: ['store'] });

    await disk.clear(database.ownerUrl);
    await document.acknowledged();
    expect(told()).toEqual([false, true]);
    expect(await ready()).toEqual({ status: 200, reduced: [] });
    expect(await storedClock(client, typist)).toBe(document.clock);
    expect(await storedStructs(client, typist)).toBe(document.clock);
    socket.destroy();
  }, 120_000);
});
