import { randomUUID } from 'node:crypto';
import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { dossierDocument, sectionDocument } from '@samenpen/live-protocol';
import { aDossier, RedisServer, type TestDossier, type TestRole } from '@samenpen/testing';
import { WebSocket } from 'ws';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until, type LiveDocument } from './live-provider';
import { Visitor } from './visitor';

// A remark within one municipality never leaves the server for another one. Everybody follows the dossier and a
// section with an unmodified provider, spread over two servers with a real Redis between them; every byte that comes
// over their sockets is kept.

/** One person who follows the dossier. */
type Follower = { readonly role: TestRole; readonly bytes: Buffer[]; readonly dossier: LiveDocument };

const OUTSIDERS: readonly TestRole[] = ['admin', 'penhouderEditor', 'zuienkerke', 'facilitator'];
const COLLEAGUES: readonly TestRole[] = ['signatory', 'reader'];

let redis: RedisServer;
let servers: readonly [ApiProcess, ApiProcess];
let client: PrismaClient;
let dossier: TestDossier;
const sockets: LiveSocket[] = [];

beforeAll(async () => {
  redis = await RedisServer.start();
  const first = await startApi({ REDIS_URL: redis.url });
  const { databaseUrl, ownerUrl } = first;
  servers = [first, await startApi({ REDIS_URL: redis.url, DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl })];
  client = createPrismaClient(databaseUrl);
});

beforeEach(async () => {
  dossier = await aDossier(client);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

afterAll(async () => {
  await client.$disconnect();
  for (const server of servers) await server.stop();
  await redis.stop();
});

async function follows(role: TestRole, server: ApiProcess): Promise<Follower> {
  const bytes: Buffer[] = [];
  class KeptSocket extends WebSocket {
    override emit(name: string | symbol, ...told: unknown[]): boolean {
      // The provider asks for array buffers.
      if (name === 'message') bytes.push(Buffer.from(told[0] as ArrayBuffer));
      return super.emit(name, ...told);
    }
  }
  const socket = new LiveSocket(server.liveUrl, {}, KeptSocket);
  sockets.push(socket);
  const { token } = dossier.people[role];
  const followed = socket.open(dossierDocument(dossier.slug), token);
  await until(() => followed.provider.isAuthenticated, `${role} follows the dossier`);
  const section = socket.open(sectionDocument(dossier.section('3-consortium')), token);
  await until(() => section.provider.isAuthenticated, `${role} has the section open`);
  return { role, bytes, dossier: followed };
}

const damme = () => Visitor.withToken(servers[0], dossier.people.damme.token);

async function opened(internal: boolean, words: string): Promise<string> {
  const id = randomUUID();
  const { status } = await damme().ask('POST', `/api/dossiers/${dossier.slug}/threads`, {
    id,
    internal,
    anchor: { kind: 'section', section: dossier.section('3-consortium') },
    comment: { id: randomUUID(), body: [{ type: 'text', text: words }] },
  });
  expect(status).toBe(201);
  return id;
}

const heardOf = ({ dossier: { payloads } }: Follower, thread: string): boolean =>
  payloads.some((payload) => payload.includes(thread) && payload.includes('thread-changed'));

/** Every step of a thread's life that people take. */
async function discussed(thread: string): Promise<void> {
  await damme().ask('POST', `/api/threads/${thread}/comments`, { id: randomUUID(), body: [{ type: 'text', text: 'Geheim antwoord.' }] });
  await damme().ask('PATCH', `/api/threads/${thread}`, { assignee: { partner: dossier.partners.damme, person: dossier.people.reader.id } });
  await damme().ask('PATCH', `/api/threads/${thread}`, { state: 'resolved' });
}

const seqsHeard = ({ dossier: { payloads } }: Follower): unknown[] =>
  payloads.map((payload) => JSON.parse(payload) as { type: string; seq?: number }).filter(({ type }) => type === 'thread').map(({ seq }) => seq);

describe('an internal thread over two servers', () => {
  it('reaches the people of its municipality on both, and nobody else with a single byte', async () => {
    const everybody: Follower[] = [];
    for (const [index, role] of [...OUTSIDERS, ...COLLEAGUES].entries()) everybody.push(await follows(role, servers[index % 2] ?? servers[0]));

    const before = await opened(false, 'Voor iedereen.');
    const secret = await opened(true, 'Geheime opmerking.');
    await discussed(secret);
    const after = await opened(false, 'Ook voor iedereen.');

    // What comes after it has arrived, so whatever was sent before it has too.
    for (const follower of everybody) await until(() => heardOf(follower, before) && heardOf(follower, after), `${follower.role} hears of the shared ones`);
    for (const follower of everybody) {
      const knows = COLLEAGUES.includes(follower.role);
      if (knows) await until(() => heardOf(follower, secret), `${follower.role} hears of the internal one`);
      else {
        const received = Buffer.concat(follower.bytes).toString('latin1');
        for (const trace of [secret, 'Geheim', 'thread-assigned']) expect(received).not.toContain(trace);
      }
      // The numbers have no gap that tells of it.
      expect(seqsHeard(follower)).toEqual([1, 2]);
    }
  });

  it('is in no answer over HTTP, nor told to others, nor in the trail of the dossier', async () => {
    const secret = await opened(true, 'Geheime opmerking.');
    await discussed(secret);

    for (const role of OUTSIDERS) {
      const visitor = Visitor.withToken(servers[1], dossier.people[role].token);
      const paths = [`/api/dossiers/${dossier.slug}/threads`, `/api/dossiers/${dossier.slug}/threads/counts`, `/api/dossiers/${dossier.slug}/events`, '/api/work/threads'];
      const answers = await Promise.all(paths.map((path) => visitor.ask('GET', path)));
      expect(answers.map(({ status, body }) => [status, (body as { items: unknown[] }).items])).toEqual(paths.map(() => [200, []]));
    }
    const told = await client.notification.findMany({ where: { dossierId: dossier.id } });
    expect(told.map(({ personId }) => personId)).toEqual([dossier.people.reader.id]);
    expect(await client.auditEvent.count({ where: { chain: dossier.id } })).toBe(0);
  });

  it('is silent at once for somebody whose membership ended, on a socket that stays open', async () => {
    const { reader } = dossier.people;
    await client.membership.create({ data: { personId: reader.id, dossierId: dossier.id, partnerId: dossier.partners.zuienkerke, role: 'reader' } });
    const follower = await follows('reader', servers[1]);
    const first = await opened(true, 'Nog te horen.');
    await until(() => heardOf(follower, first), 'the reader hears of the first one');

    const { id } = await client.membership.findFirstOrThrow({ where: { personId: reader.id, partnerId: dossier.partners.damme } });
    await Visitor.withToken(servers[0], dossier.people.admin.token).ask('DELETE', `/api/dossiers/${dossier.slug}/members/${id}`);
    const second = await opened(true, 'Niet meer.');
    const shared = await opened(false, 'Voor iedereen.');

    await until(() => heardOf(follower, shared), 'the reader hears of the shared one');
    expect(heardOf(follower, second)).toBe(false);
  });
});
