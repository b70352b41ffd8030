import { createPrismaClient, prismaExecutor, readRoom, type PrismaClient } from '@samenpen/database';
import { documentFromUpdates } from '@samenpen/dossier-document';
import { dossierDocument, sectionDocument } from '@samenpen/live-protocol';
import { aDossier, RedisServer, type TestDossier } from '@samenpen/testing';
import * as Y from 'yjs';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until, type LiveDocument } from './live-provider';
import { Visitor } from './visitor';

// Two servers on one database with a real Redis between them, which is broken in every way that a Redis breaks.

let redis: RedisServer;
let first: ApiProcess;
let second: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;
const sockets: LiveSocket[] = [];

beforeAll(async () => {
  redis = await RedisServer.start();
  first = await startApi({ REDIS_URL: redis.url });
  const { databaseUrl, ownerUrl } = first;
  second = await startApi({ REDIS_URL: redis.url, DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl });
  client = createPrismaClient(first.databaseUrl);
});

beforeEach(async () => {
  dossier = await aDossier(client);
  await untilReduced([]);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

afterAll(async () => {
  await client.$disconnect();
  await second.stop();
  await first.stop();
  await redis.stop();
});

async function opened(api: ApiProcess, token: string, name: string): Promise<LiveDocument> {
  const socket = new LiveSocket(api.liveUrl);
  sockets.push(socket);
  const document = socket.open(name, token);
  if (name.startsWith('section')) await document.acknowledged();
  else await until(() => document.provider.isAuthenticated, `${name} is open`);
  return document;
}

/** Damme on the first server and the penhouder on the second, in one section that both may write. */
async function twoWriters(): Promise<{ section: string; damme: LiveDocument; admin: LiveDocument }> {
  const section = dossier.section('3-consortium');
  const name = sectionDocument(section);
  const { damme, admin } = dossier.people;
  return { section, damme: await opened(first, damme.token, name), admin: await opened(second, admin.token, name) };
}

async function untilReduced(what: readonly string[]): Promise<void> {
  const limit = Date.now() + 20_000;
  for (const api of [first, second]) {
    const ready = () => Visitor.unknown(api).ask('GET', '/api/health/ready');
    while (JSON.stringify((await ready()).body) !== JSON.stringify({ status: 'ok', reduced: what })) {
      if (Date.now() > limit) throw new Error(`${api.url} does not become reduced by ${what.join() || 'nothing'}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function typeInTurns(writers: readonly LiveDocument[], turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    for (const writer of writers) writer.type('abcdefg '[turn % 8] ?? ' ');
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

async function expectStored(section: string, writers: readonly LiveDocument[]): Promise<void> {
  // Before the store is read: who still types goes on being acknowledged.
  const acknowledged = writers.map(({ doc, acknowledgedClock }) => [doc.clientID, acknowledgedClock] as const);
  const room = await readRoom(prismaExecutor(client), section);
  const { store } = documentFromUpdates(room?.updates ?? []);
  for (const [clientId, clock] of acknowledged) expect(Y.getState(store, clientId)).toBeGreaterThanOrEqual(clock);
}

async function agree(section: string, writers: readonly LiveDocument[]): Promise<void> {
  for (const writer of writers) await writer.acknowledged();
  await until(() => new Set(writers.map(({ text }) => text)).size === 1, 'everybody reads the same');
  await expectStored(section, writers);
  const room = await readRoom(prismaExecutor(client), section);
  const stored = documentFromUpdates(room?.updates ?? []);
  for (const { doc } of writers) expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(stored));
  for (const { messages } of writers) expect(messages.filter(({ type }) => type === 'refused')).toEqual([]);
}

const states = ({ provider }: LiveDocument): object[] => [...(provider.awareness?.getStates().values() ?? [])];

describe('two servers with a Redis between them', () => {
  it('agree while both write the same text', async () => {
    const { section, damme, admin } = await twoWriters();

    await typeInTurns([damme, admin], 60);

    await agree(section, [damme, admin]);
  });

  it('show who is there on the other one, and that they left', async () => {
    const { damme, admin } = await twoWriters();
    damme.provider.setAwarenessField('at', 3);
    const isSeen = (): boolean => states(admin).some((state) => 'at' in state && state.at === 3);
    await until(isSeen, 'the caret is seen');
    expect(states(admin)).toContainEqual(
      expect.objectContaining({ at: 3, user: expect.objectContaining({ id: dossier.people.damme.id }) as unknown }),
    );

    damme.provider.destroy();
    await until(() => !isSeen(), 'the caret has gone');
  });

  it('show who came before the other one had the text open', async () => {
    const name = sectionDocument(dossier.section('4'));
    const damme = await opened(first, dossier.people.damme.token, name);
    damme.provider.setAwarenessField('at', 4);
    const admin = await opened(second, dossier.people.admin.token, name);

    await until(() => states(admin).some((state) => 'at' in state && state.at === 4), 'the caret is seen');
  });

  it('tell events and presence of the dossier, and close it to who is removed', async () => {
    const lobby = dossierDocument(dossier.slug);
    const there = await opened(second, dossier.people.damme.token, lobby);
    const facilitator = await opened(first, dossier.people.facilitator.token, lobby);
    facilitator.provider.setAwarenessField('at', 'overview');
    await until(() => states(there).some((state) => 'at' in state && state.at === 'overview'), 'presence of the dossier');
    const writer = await opened(second, dossier.people.damme.token, sectionDocument(dossier.section('3-consortium')));
    const membership = await client.membership.findFirstOrThrow({ where: { dossierId: dossier.id, personId: dossier.people.damme.id } });

    const admin = Visitor.withToken(first, dossier.people.admin.token);
    expect((await admin.ask('DELETE', `/api/dossiers/${dossier.slug}/members/${membership.id}`)).status).toBe(204);

    await until(() => facilitator.payloads.some((payload) => payload.includes('member-removed')), 'the event');
    await until(() => there.refused.length > 0 && writer.refused.length > 0, 'both documents are closed');
  });

  it('end a login on the other one', async () => {
    const token = await Visitor.withToken(first, dossier.people.damme.token).newToken();
    const writer = await opened(second, token, sectionDocument(dossier.section('3-consortium')));
    const damme = Visitor.withToken(first, dossier.people.damme.token);
    const { body } = await damme.ask('GET', '/api/tokens');
    const made = (body as { items: { id: string; name: string }[] }).items.find(({ name }) => name === 'e2e');

    expect((await damme.ask('DELETE', `/api/tokens/${made?.id ?? ''}`)).status).toBe(204);

    await until(() => writer.messages.some(({ type }) => type === 'login-ended'), 'the login has ended');
  });

  it('close a text on the one that is approved on the other, between two keystrokes', async () => {
    const { section, damme, admin } = await twoWriters();
    admin.type('Voor.');
    await admin.acknowledged();
    await until(() => damme.text === 'Voor.', 'the text has crossed');
    const penhouder = Visitor.withToken(second, dossier.people.admin.token);
    const transitions = `/api/sections/${section}/transitions`;
    expect((await penhouder.ask('POST', transitions, { event: 'mark-ready' })).status).toBe(200);
    const { body } = await penhouder.ask('GET', `/api/sections/${section}`);
    const { version } = body as { version: string };

    const approval = penhouder.ask('POST', transitions, { event: 'approve', version });
    const typing = setInterval(() => damme.type('x'), 2);
    const { status } = await approval;
    await until(() => damme.messages.some(({ type }) => type === 'refused'), 'the refusal');
    clearInterval(typing);

    // Either the text was approved as it was shown, or a letter came first and the approval was refused.
    expect(status).toBe(200);
    const after = await penhouder.ask('GET', `/api/sections/${section}`);
    expect(after.body).toMatchObject({ version, content: { text: 'Voor.' } });
    await expectStored(section, [damme]);
  });
});

describe('a Redis that breaks', () => {
  it('costs speed and nothing else: edits converge without it, and at once when it is back', async () => {
    const { section, damme, admin } = await twoWriters();
    await redis.kill();
    await untilReduced(['redis']);

    await typeInTurns([damme, admin], 40);
    await agree(section, [damme, admin]);

    await redis.start();
    await untilReduced([]);
    await typeInTurns([damme, admin], 20);
    await agree(section, [damme, admin]);
    damme.provider.setAwarenessField('at', 9);
    await until(() => states(admin).some((state) => 'at' in state && state.at === 9), 'presence is back');
  });

  it('again and again under load, loses nothing', async () => {
    const { section, damme, admin } = await twoWriters();
    const stop = new AbortController();
    const typing = (async () => {
      while (!stop.signal.aborted) await typeInTurns([damme, admin], 10);
    })();
    for (let blow = 0; blow < 3; blow++) {
      const [before, there] = [damme.acknowledgedClock, admin.acknowledgedClock];
      await redis.kill();
      await until(() => damme.acknowledgedClock > before && admin.acknowledgedClock > there, 'edits are stored without it');
      await redis.start();
      await untilReduced([]);
    }
    stop.abort();
    await typing;

    await agree(section, [damme, admin]);
  });
});

describe('an instance that breaks', () => {
  it('killed, leaves what it acknowledged, and its people go from the screens of the other', async () => {
    const { section, damme, admin } = await twoWriters();
    damme.provider.setAwarenessField('at', 5);
    const isSeen = (): boolean => states(admin).some((state) => 'at' in state && state.at === 5);
    await until(isSeen, 'the caret is seen');
    const typing = typeInTurns([damme, admin], 100);
    await until(() => damme.acknowledgedClock > 10, 'something is acknowledged');

    await first.kill();
    await expectStored(section, [damme, admin]);
    await until(() => !isSeen(), 'the caret has gone');
    await typing;
    await first.restart();

    await agree(section, [damme, admin]);
    await until(isSeen, 'the caret is back');
  });

  it('paused under load and continued, acknowledges only what is stored', async () => {
    const { section, damme, admin } = await twoWriters();
    const typing = typeInTurns([damme, admin], 300);
    await until(() => damme.acknowledgedClock > 10, 'something is acknowledged');

    first.pause();
    const before = admin.acknowledgedClock;
    await until(() => admin.acknowledgedClock > before + 20, 'the other one goes on');
    await typing;
    first.continue();

    await agree(section, [damme, admin]);
  });

  it('paused while the text is approved elsewhere, stores nothing of what it had', async () => {
    const { section, damme, admin } = await twoWriters();
    admin.type('Goedgekeurd.');
    await admin.acknowledged();
    const penhouder = Visitor.withToken(second, dossier.people.admin.token);
    const transitions = `/api/sections/${section}/transitions`;
    await penhouder.ask('POST', transitions, { event: 'mark-ready' });
    const { body } = await penhouder.ask('GET', `/api/sections/${section}`);
    const { version } = body as { version: string };
    await until(() => damme.text === 'Goedgekeurd.', 'the text has crossed');

    first.pause();
    damme.type(' Te laat.');
    expect((await penhouder.ask('POST', transitions, { event: 'approve', version })).status).toBe(200);
    first.continue();
    await until(() => damme.messages.some(({ type }) => type === 'refused'), 'the refusal');

    expect(damme.acknowledgedClock).toBeLessThan(damme.clock);
    const after = await penhouder.ask('GET', `/api/sections/${section}`);
    expect(after.body).toMatchObject({ version, content: { text: 'Goedgekeurd.' } });
  });
});
