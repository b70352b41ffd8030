import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { sectionDocument, updateFrame } from '@samenpen/live-protocol';
import { aDossier, type TestDossier } from '@samenpen/testing';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until } from './live-provider';
import { storedClock, Typist } from './typist';

let api: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;

beforeAll(async () => {
  api = await startApi();
  client = createPrismaClient(api.databaseUrl);
  dossier = await aDossier(client);
});

afterAll(async () => {
  await client.$disconnect();
  await api.stop();
});

describe('SIGKILL under load', () => {
  it('loses no acknowledged edit, however often, and everybody agrees in the end', async () => {
    const socket = new LiveSocket(api.liveUrl);
    const other = new LiveSocket(api.liveUrl);
    const [shared, sentence, own] = [dossier.section('3-consortium'), dossier.section('0-zin'), dossier.section('3-partner', 'damme')];
    const { damme, admin } = dossier.people;
    const typists = [
      new Typist(shared, socket, damme.token),
      new Typist(own, socket, damme.token),
      new Typist(shared, other, admin.token),
      new Typist(sentence, other, admin.token),
    ];
    for (const { document } of typists) await document.acknowledged();
    for (const typist of typists) typist.start();

    for (let kill = 0; kill < 6; kill++) {
      const before = typists.map(({ document }) => document.acknowledgedClock);
      await until(
        () => typists.every(({ document }, index) => document.acknowledgedClock > (before[index] ?? 0)),
        'everybody has something acknowledged',
      );
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
      await api.kill();
      for (const typist of typists) {
        const { acknowledgedClock } = typist.document;
        expect(await storedClock(client, typist)).toBeGreaterThanOrEqual(acknowledgedClock);
      }
      await api.restart();
    }

    for (const typist of typists) typist.stop();
    for (const { document } of typists) await document.acknowledged();
    for (const typist of typists) expect(await storedClock(client, typist)).toBe(typist.document.clock);
    await until(() => typists[0]?.document.text === typists[2]?.document.text, 'both agree');
    expect(typists.flatMap(({ document }) => document.messages)).toEqual([]);
    socket.destroy();
    other.destroy();
  }, 180_000);
});

describe('a database that breaks its connections under load', () => {
  it('costs time and nothing else', async () => {
    const socket = new LiveSocket(api.liveUrl);
    const other = new LiveSocket(api.liveUrl);
    const section = dossier.section('3-consortium');
    const typists = [
      new Typist(section, socket, dossier.people.damme.token),
      new Typist(section, other, dossier.people.admin.token),
    ];
    for (const { document } of typists) await document.acknowledged();
    const watcher = createPrismaClient(api.databaseUrl, 1);
    for (const typist of typists) typist.start();

    for (let blow = 0; blow < 20; blow++) {
      // Those of the server alone: a process of the database itself may be cleaning up there.
      await watcher.$queryRawUnsafe(
        'SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()',
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
    }

    for (const typist of typists) typist.stop();
    for (const { document } of typists) await document.acknowledged();
    for (const typist of typists) expect(await storedClock(client, typist)).toBe(typist.document.clock);
    await until(() => typists[0]?.document.text === typists[1]?.document.text, 'both agree');
    expect(typists.flatMap(({ document }) => document.messages)).toEqual([]);
    await watcher.$disconnect();
    socket.destroy();
    other.destroy();
  }, 120_000);
});

describe('malformed frames', () => {
  const cut = Uint8Array.of(1, 1, 200, 1, 0, 4, 1, 1, 0x74, 0xff);
  const updates: readonly (readonly [string, () => Uint8Array])[] = [
    ['random bytes', () => Uint8Array.from({ length: 200 }, (_, index) => (index * 7919) % 251)],
    ['a count of clients beyond all bounds', () => Uint8Array.of(0x80, 0x80, 0x80, 0x80, 8, 1, 1, 0)],
    ['a string beyond all bounds', () => Uint8Array.of(1, 1, 200, 1, 0, 4, 1, 7, ...new TextEncoder().encode('default'), 0x80, 0x80, 0x80, 0x80, 8, 65)],
    ['a string that is cut off', () => cut],
    ['an update from the future', fromTheFuture],
    ['a map nested 5,000 deep', nestedMap],
    ['another root', () => withText('elders')],
  ];

  it.each(updates)('%s: the sender is refused, the others do not notice, the server lives', async (_what, update) => {
    const section = dossier.section('4');
    const socket = new LiveSocket(api.liveUrl);
    const decent = socket.open(sectionDocument(section), dossier.people.admin.token);
    await decent.acknowledged();
    const bad = await RawClient.opened(api.liveUrl, sectionDocument(section), dossier.people.damme.token);

    bad.send(updateFrame(sectionDocument(section), update()));
    await until(() => bad.statuses.length > 0, 'a status');
    decent.type('gewoon ');
    await decent.acknowledged();

    expect(bad.statuses).toEqual([0]);
    expect(decent.messages).toEqual([]);
    expect(await client.roomUpdate.count({ where: { roomId: section, authorId: dossier.people.damme.id } })).toBe(0);
    bad.socket.close();
    socket.destroy();
  });

  it('that are no frames end their own connection and no other', async () => {
    const socket = new LiveSocket(api.liveUrl);
    const decent = socket.open(sectionDocument(dossier.section('4')), dossier.people.admin.token);
    await decent.acknowledged();

    const frames = [
      [Uint8Array.of(7), 4400],
      [Uint8Array.of(255, 255, 255, 255), 4400],
      [new Uint8Array(9 * 1024 * 1024), 1009],
      ['text, not bytes', 4400],
    ] as const;
    for (const [bytes, expected] of frames) {
      const bad = new WebSocket(api.liveUrl);
      const code = new Promise<number>((resolve) => bad.on('close', resolve));
      bad.on('error', () => undefined);
      await new Promise((resolve) => bad.on('open', resolve));
      bad.send(bytes);
      expect(await code).toBe(expected);
    }

    decent.type('nog steeds');
    await decent.acknowledged();
    expect(decent.provider.configuration.websocketProvider.status).toBe('connected');
    socket.destroy();
  });
});

/** A client that answers nothing and says what it likes. */
class RawClient {
  readonly statuses: number[] = [];

  private constructor(readonly socket: WebSocket, private readonly address: string) {
    socket.on('message', (bytes: Buffer) => {
      const type = bytes[1 + this.address.length];
      if (type === 8) this.statuses.push(bytes[2 + this.address.length] ?? -1);
    });
  }

  static async opened(url: string, address: string, token: string): Promise<RawClient> {
    const socket = new WebSocket(url);
    await new Promise((resolve) => socket.on('open', resolve));
    const raw = new RawClient(socket, address);
    const encoder = createEncoder();
    writeVarString(encoder, address);
    [2, 0].forEach((part) => writeVarUint(encoder, part));
    writeVarString(encoder, token);
    raw.send(toUint8Array(encoder));
    return raw;
  }

  send(frame: Uint8Array): void {
    this.socket.send(frame);
  }
}

function withText(root: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText(root).insert(0, 'x');
  return Y.encodeStateAsUpdate(doc);
}

function fromTheFuture(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('default').insert(0, 'eerst');
  const later = Y.encodeStateVector(doc);
  doc.getText('default').insert(5, 'later');
  return Y.encodeStateAsUpdate(doc, later);
}

function nestedMap(): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    let map = doc.getMap('default');
    for (let depth = 0; depth < 5_000; depth++) {
      const inner = new Y.Map();
      map.set('in', inner);
      map = inner;
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

describe('a script that writes what the schema does not know', () => {
  it('is found out, taken out again and recorded, and the text stays readable', async () => {
    const section = dossier.section('0-zin');
    const { token } = dossier.people.admin;
    const socket = new LiveSocket(api.liveUrl);
    const script = socket.open(sectionDocument(section), token);
    await script.acknowledged();

    const item = new Y.XmlElement('listItem');
    item.setAttribute('onclick', 'alert(1)');
    script.doc.getXmlFragment('default').insert(0, [item]);
    await script.acknowledged();

    const answer = await fetch(`${api.url}/api/sections/${section}`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    const recorded = () => client.auditEvent.findMany({ where: { action: 'live-text-repaired' } });
    while ((await recorded()).length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await recorded()).toEqual([expect.objectContaining({ subject: `section/${section}` })]);
    socket.destroy();
  });
});
