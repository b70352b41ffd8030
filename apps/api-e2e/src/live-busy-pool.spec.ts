// Every database connection of the rooms busy: many texts are opened while a lock keeps their rows from being read, so
// that nothing that is typed even reaches the database. It must be as if the database were away, and mend by itself.

import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { sectionDocument } from '@samenpen/live-protocol';
import { aDossier, type TestDossier } from '@samenpen/testing';
import { Client } from 'pg';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until, type LiveDocument } from './live-provider';
import { storedClock, storedStructs, Typist } from './typist';

/** So many connections the rooms have. */
const CONNECTIONS = 8;

let api: ApiProcess;
let client: PrismaClient;
let owner: Client;
let socket: LiveSocket;

beforeAll(async () => {
  api = await startApi();
  client = createPrismaClient(api.databaseUrl);
  owner = new Client({ connectionString: api.ownerUrl });
  await owner.connect();
  socket = new LiveSocket(api.liveUrl);
});

afterAll(async () => {
  socket.destroy();
  await owner.end();
  await client.$disconnect();
  await api.stop();
});

/** More texts than the rooms have connections, all at once. */
function openMany(dossiers: readonly TestDossier[]): LiveDocument[] {
  return dossiers.flatMap(({ section, people }) =>
    ['0-zin', '3-consortium', '4'].map((key) => socket.open(sectionDocument(section(key)), people.admin.token)),
  );
}

/** What the connections that wait for the lock ask; the server's own, which only its role may see. */
async function waiting(): Promise<string[]> {
  const rows = await client.$queryRaw<{ query: string }[]>`
    SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return rows.map(({ query }) => query);
}

describe('rooms of which every connection is busy', () => {
  it('let typing wait, say so after some seconds, lose nothing, and go on by themselves', async () => {
    const dossiers = [await aDossier(client), await aDossier(client), await aDossier(client)];
    const own = await aDossier(client);
    const typist = new Typist(own.section('4'), socket, own.people.admin.token);
    const { document } = typist;
    const told = () => document.messages.flatMap((message) => (message.type === 'storage' ? [message.available] : []));
    await document.acknowledged();
    document.type('voor de drukte');
    await document.acknowledged();
    const acknowledged = document.acknowledgedClock;

    await owner.query('BEGIN; LOCK TABLE room_update IN ACCESS EXCLUSIVE MODE');
    const opened = openMany(dossiers);
    await until(async () => (await waiting()).length === CONNECTIONS, 'every connection is busy');
    typist.start();
    await until(() => told().length > 0, 'people are told');
    typist.stop();
    expect(told()).toEqual([false]);
    expect(document.acknowledgedClock).toBe(acknowledged);
    expect((await waiting()).filter((query) => query.includes('commit_room_batch'))).toEqual([]);

    await owner.query('COMMIT');
    await document.acknowledged();
    await until(() => opened.every(({ provider }) => provider.isSynced), 'all texts are open');
    await until(() => told().length === 2, 'people are told that it is over');
    expect(told()).toEqual([false, true]);
    expect(document.clock).toBeGreaterThan(acknowledged);
    expect(await storedClock(client, typist)).toBe(document.clock);
    expect(await storedStructs(client, typist)).toBe(document.clock);
    expect(document.messages.filter(({ type }) => type === 'refused')).toEqual([]);
  }, 60_000);
});
