import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { sectionDocument } from '@samenpen/live-protocol';
import { RedisServer, aDossier, type TestDossier } from '@samenpen/testing';
import { startApi, type ApiProcess } from './api-process';
import { pollingSocket, streamingSocket } from './http-socket';
import { LiveSocket, until, type LiveDocument } from './live-provider';
import { RoundRobin } from './round-robin';

// Two servers behind a balancer that sends every request to the other one: half of the requests reach the server that
// does not hold the connection, and are answered over Redis.

let redis: RedisServer;
let servers: readonly [ApiProcess, ApiProcess];
let balancer: RoundRobin;
let client: PrismaClient;
let dossier: TestDossier;
const sockets: LiveSocket[] = [];

beforeAll(async () => {
  redis = await RedisServer.start();
  const first = await startApi({ REDIS_URL: redis.url });
  const second = await startApi({ REDIS_URL: redis.url, DATABASE_URL: first.databaseUrl, DATABASE_OWNER_URL: first.ownerUrl });
  servers = [first, second];
  balancer = await RoundRobin.before(servers.map(({ url }) => url));
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
  await balancer.close();
  await servers[1].stop();
  await servers[0].stop();
  await redis.stop();
});

async function opened(socket: LiveSocket, token: string): Promise<LiveDocument> {
  sockets.push(socket);
  const document = socket.open(sectionDocument(dossier.section('3-consortium')), token);
  await document.acknowledged();
  return document;
}

function overHttp(Wire: typeof streamingSocket): Promise<LiveDocument> {
  const { token } = dossier.people.damme;
  return opened(new LiveSocket(balancer.liveUrl, { authorization: `Bearer ${token}` }, Wire), token);
}

describe('a provider over HTTP before two servers without stickiness', () => {
  it.each([
    ['a stream', streamingSocket],
    ['polls', pollingSocket],
  ])('writes by %s together with somebody on the WebSocket of each', async (_title, Wire) => {
    const damme = await overHttp(Wire);
    const others = await Promise.all(servers.map(({ liveUrl }) => opened(new LiveSocket(liveUrl), dossier.people.admin.token)));
    const given = [...balancer.given];

    for (let turn = 0; turn < 10; turn++) {
      damme.type('d');
      for (const other of others) other.type('a');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await Promise.all([damme, ...others].map((document) => document.acknowledged()));
    await until(() => others.every(({ text }) => text.length === 30 && text === damme.text), 'all have everything');

    for (const [index, before] of given.entries()) expect(balancer.given[index]).toBeGreaterThan(before);
    expect(damme.messages).toEqual([]);
  });

  it('opens anew and loses nothing when Redis goes, and when a server is killed', async () => {
    const damme = await overHttp(streamingSocket);
    damme.type('met Redis, ');
    await damme.acknowledged();

    await redis.kill();
    damme.type('zonder Redis, ');
    await redis.start();
    await damme.acknowledged();
    await servers[1].kill();
    damme.type('met één server, ');
    await servers[1].restart();
    damme.type('en weer met twee.');
    await damme.acknowledged();

    const admin = await opened(new LiveSocket(servers[0].liveUrl), dossier.people.admin.token);
    await until(() => admin.text === damme.text, 'the other sees it');
    expect(admin.text).toBe('met Redis, zonder Redis, met één server, en weer met twee.');
  });
});
