import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { documentVersion } from '@samenpen/dossier-document';
import { dossierDocument, sectionDocument } from '@samenpen/live-protocol';
import { aDossier, type TestDossier, type TestRole } from '@samenpen/testing';
import { WebSocket } from 'ws';
import { startApi, type ApiProcess } from './api-process';
import { leaveMarksWithoutEffect, opened, provider3, provider4, publishedClients, textOf, type, yWebsocket, type ClientMaker, type PublishedClient, type SignIn } from './live-clients';
import { until } from './live-provider';
import { Visitor } from './visitor';

let api: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;
const open: PublishedClient[] = [];

beforeAll(async () => {
  // y-websocket writes each refusal to the console.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  api = await startApi();
  client = createPrismaClient(api.databaseUrl);
});

beforeEach(async () => {
  dossier = await aDossier(client);
});

afterEach(() => {
  for (const one of open.splice(0)) one.destroy();
});

afterAll(async () => {
  jest.restoreAllMocks();
  await client.$disconnect();
  await api.stop();
});

const withToken = (person: TestRole): SignIn => ({ token: dossier.people[person].token });

function started(make: ClientMaker, section: string, signIn: SignIn): PublishedClient {
  const one = make(api.liveUrl, sectionDocument(section), signIn);
  open.push(one);
  return one;
}

const asking = (person: TestRole): Visitor => Visitor.withToken(api, dossier.people[person].token);

async function storedText(section: string): Promise<string> {
  const { body } = await asking('admin').ask('GET', `/api/sections/${section}`);
  return (body as { content: { text: string } }).content.text;
}

/** Without an acknowledgement on the wire only the server can say what is stored. */
async function untilStored(section: string, text: string): Promise<void> {
  let stored = '';
  const limit = Date.now() + 20_000;
  while ((stored = await storedText(section)) !== text && Date.now() < limit) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(stored).toBe(text);
}

async function transition(section: string, request: Record<string, unknown>): Promise<void> {
  const { status } = await asking('admin').ask('POST', `/api/sections/${section}/transitions`, request);
  expect(status).toBe(200);
}

async function approve(section: string): Promise<void> {
  await transition(section, { event: 'mark-ready' });
  const { body } = await asking('admin').ask('GET', `/api/sections/${section}`);
  await transition(section, { event: 'approve', version: (body as { version: string }).version });
}

function firstOf([first]: readonly PublishedClient[]): PublishedClient {
  if (first === undefined) throw new Error('nobody is there');
  return first;
}

const writers = ['admin', 'damme', 'zuienkerke'] as const;

async function oneOfEach(section: string): Promise<PublishedClient[]> {
  return Promise.all(publishedClients.map(([, make], index) => opened(started(make, section, withToken(writers[index] ?? 'admin')))));
}

describe('published clients in one text', () => {
  it('all see what each of them writes, and it is stored', async () => {
    const section = dossier.section('3-consortium');
    const clients = await oneOfEach(section);

    for (const [index, one] of clients.entries()) {
      type(one, `[${index}]`);
      await until(() => clients.every((other) => textOf(other).includes(`[${index}]`)), `all have what ${index} wrote`);
    }
    for (let turn = 0; turn < 20; turn++) for (const one of clients) type(one, 'x');
    await until(() => clients.every((one) => textOf(one).length === 69 && textOf(one) === textOf(firstOf(clients))), 'all agree');

    await untilStored(section, textOf(firstOf(clients)));
    expect(clients.flatMap(({ refusals }) => refusals)).toEqual([]);
    expect(clients.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  it('all see who is there as the server knows them, and see them go', async () => {
    const clients = await oneOfEach(dossier.section('3-consortium'));
    for (const one of clients) one.awareness?.setLocalStateField('user', { name: 'Iemand Anders' });
    const seenBy = (one: PublishedClient): string[] =>
      [...(one.awareness?.getStates() ?? [])].filter(([id]) => id !== one.doc.clientID).map(([, state]) => String(state['user']?.id)).sort();
    const othersOf = (index: number): string[] =>
      writers.filter((_, other) => other !== index).map((role) => dossier.people[role].id).sort();

    await until(() => clients.every((one, index) => seenBy(one).join() === othersOf(index).join()), 'all see all others');
    clients.pop()?.destroy();
    await until(() => clients.every((one) => seenBy(one).length === 1), 'one has gone');
  });

  it('of one person repeat one another’s presence without end nor theft', async () => {
    const section = dossier.section('3-consortium');
    const signIn = withToken('damme');
    const windows = await Promise.all([yWebsocket, yWebsocket, provider3].map((make) => opened(started(make, section, signIn))));
    const watcher = await opened(started(provider4, section, withToken('admin')));
    await until(() => watcher.awareness?.getStates().size === 4, 'all three are seen');

    // Long enough for an echo of an echo: presence goes round twenty times a second.
    let changes = 0;
    watcher.awareness?.on('update', () => changes++);
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    expect(changes).toBeLessThanOrEqual(2);
    windows[0]?.destroy();
    await until(() => watcher.awareness?.getStates().size === 3, 'only the one that left is gone');
  });

  it('lose nothing when the server is killed, and come back by themselves', async () => {
    const section = dossier.section('3-consortium');
    const clients = await oneOfEach(section);
    for (const one of clients) type(one, 'voor ');
    await until(() => clients.every((one) => textOf(one).length === 15), 'all have the beginning');

    await api.kill();
    for (const one of clients) type(one, 'tijdens ');
    await api.restart();
    await until(() => clients.every((one) => one.isSynced && textOf(one).length === 39), 'all are back and agree');
    for (const one of clients) type(one, 'na ');
    await until(() => clients.every((one) => textOf(one).length === 48 && textOf(one) === textOf(firstOf(clients))), 'all agree');

    await untilStored(section, textOf(firstOf(clients)));
  });

  it('stay connected while nothing happens, longer than each of them waits for a message', async () => {
    const section = dossier.section('3-consortium');
    const clients = await oneOfEach(section);
    for (const one of clients) one.awareness?.setLocalState(null);

    // Their patience is 30 s and cannot be set: only time shows that the server speaks before it ends.
    await new Promise((resolve) => setTimeout(resolve, 35_000));
    for (const one of clients) type(one, 'nog hier ');

    await until(() => clients.every((one) => textOf(one).length === 27), 'all agree');
    expect(clients.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });
});

describe.each(publishedClients)('%s', (name, make) => {
  it('reads along as a reader, and hears why it may not write', async () => {
    const section = dossier.section('3-consortium');
    const reader = await opened(started(make, section, withToken('reader')));
    const writer = await opened(started(provider4, section, withToken('damme')));
    type(writer, 'Te lezen.');
    await until(() => textOf(reader) === 'Te lezen.', 'the reader has it');

    type(reader, ' stiekem');
    await until(() => reader.refusals.length > 0, 'the refusal');

    expect(reader.refusals[0]).toContain('role-may-not-write');
    expect(textOf(writer)).toBe('Te lezen.');
    expect(await storedText(section)).toBe('Te lezen.');
  });

  it('is refused nothing that its own document tidies while it only reads', async () => {
    const section = dossier.section('3-consortium');
    const writer = await opened(started(provider4, section, withToken('damme')));
    type(writer, 'aan zee');
    await untilStored(section, 'aan zee');
    leaveMarksWithoutEffect(writer, { from: 'aan '.length, length: 'zee'.length });
    await untilStored(section, 'aan ');

    const reader = await opened(started(make, section, withToken('reader')));
    await until(() => textOf(reader) === 'aan ', 'the reader has it');
    expect(documentVersion(reader.doc)).not.toBe(documentVersion(writer.doc));
    // y-websocket is sent away two seconds after a refusal.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    type(writer, 'het strand');
    await until(() => textOf(reader) === 'aan het strand', 'the reader follows');

    expect(reader.refusals).toEqual([]);
    expect(reader.attempts).toBe(1);
    const { body } = await asking('admin').ask('GET', `/api/sections/${section}`);
    expect((body as { version: string }).version).toBe(documentVersion(writer.doc));
  });

  it('hears why a document is closed to it', async () => {
    const section = dossier.section('3-consortium');
    const stranger = (await aDossier(client)).people.admin.token;

    for (const [signIn, reason] of [[{ token: stranger }, 'unknown-document'], [{ token: 'no-token' }, 'not-signed-in']] as const) {
      const one = started(make, section, signIn);
      await until(() => one.refusals.length > 0, reason);
      expect(one.refusals[0]).toContain(reason);
      expect(textOf(one)).toBe('');
    }
  });

  it('keeps refused text to itself, does not come back in a loop, and offers it after a reopening', async () => {
    const section = dossier.section('3-consortium');
    const other = await opened(started(provider4, section, withToken('admin')));
    const one = await opened(started(make, section, withToken('damme')));
    type(one, 'Een.');
    await untilStored(section, 'Een.');
    await approve(section);

    type(one, ' Twee.');
    await until(() => one.refusals.length > 0, 'the refusal');
    type(one, ' Drie.');
    // Long enough for a client that comes back at once.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(one.refusals).toEqual([expect.stringContaining('section-is-approved')]);
    expect(one.attempts).toBe(1);
    expect([textOf(other), await storedText(section)]).toEqual(['Een.', 'Een.']);

    await transition(section, { event: 'reopen', reason: 'nog iets' });
    one.disconnect();
    await until(() => !one.isSynced, `${name} is gone`);
    one.connect();
    await untilStored(section, 'Een. Twee. Drie.');
    await until(() => textOf(other) === 'Een. Twee. Drie.', 'the other has it');
  });
});

describe('a y-websocket client', () => {
  const upgrade = (path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${api.liveUrl}/y/${path}`, { headers });
      socket.on('unexpected-response', (_request, response) => {
        response.setEncoding('utf8');
        let body = '';
        response.on('data', (text: string) => (body += text));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      });
      socket.on('open', () => {
        socket.close();
        resolve({ status: 101, body: '' });
      });
      socket.on('error', reject);
    });

  it('that puts its token in the address is refused before the upgrade, and told how to sign in', async () => {
    const document = sectionDocument(dossier.section('3-consortium'));
    const { token } = dossier.people.damme;

    expect(await upgrade(`${document}?token=${token}`, {})).toEqual({ status: 400, body: expect.stringContaining('Authorization: Bearer') });
    expect(await upgrade(document, { origin: 'https://elders.example' })).toMatchObject({ status: 403 });
    expect(await upgrade(document, { origin: api.url })).toMatchObject({ status: 101 });
    expect(await upgrade(document, {})).toMatchObject({ status: 101 });
  });

  it('signs in with the cookie of our own pages, and not with that of others', async () => {
    const demo = await startApi({ DEMO: '1' });
    const { cookie } = await Visitor.signedIn(demo, 'redacteur@damme.example', 'samenpen-demo');
    const sectionsOf = async (): Promise<string> => {
      const visitor = await Visitor.signedIn(demo, 'redacteur@damme.example', 'samenpen-demo');
      const { body } = await visitor.ask('GET', '/api/dossiers/noord');
      return (body as { sections: { id: string; kind: string }[] }).sections.find(({ kind }) => kind === 'text')?.id ?? '';
    };
    const document = sectionDocument(await sectionsOf());
    const own = yWebsocket(demo.liveUrl, document, { cookie, origin: demo.url });
    const bare = new WebSocket(`${demo.liveUrl}/y/${document}`, { headers: { cookie } });
    const closed = new Promise<string>((resolve) => bare.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`)));
    open.push(own);

    await opened(own);
    expect(await closed).toBe('4401 not-signed-in');
    await demo.stop();
  });

  it('hears presence over a dossier, and is sent away for what is no message of its own', async () => {
    const watcher = yWebsocket(api.liveUrl, dossierDocument(dossier.slug), withToken('admin'));
    const other = provider4(api.liveUrl, dossierDocument(dossier.slug), withToken('damme'));
    open.push(watcher, other);
    await until(() => watcher.awareness?.getStates().size === 2, 'the other is seen');

    for (const bytes of [Uint8Array.of(2, 0, 0), Uint8Array.of(7), Uint8Array.of(9), Uint8Array.of(5, 0), new Uint8Array(0), Uint8Array.of(0, 7)]) {
      const bad = new WebSocket(`${api.liveUrl}/y/${dossierDocument(dossier.slug)}`, { headers: { authorization: `Bearer ${dossier.people.damme.token}` } });
      const code = new Promise<number>((resolve) => bad.on('close', resolve));
      bad.on('open', () => bad.send(bytes));
      expect(await code).toBe(4400);
    }
    expect(watcher.isSynced).toBe(true);
  });
});
