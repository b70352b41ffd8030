// Compaction as the built server does it: in its thread, once a text with a long tail is quiet. Nobody in the text may
// notice, and nothing of the past may go.

import { createPrismaClient, type PrismaClient } from '@samenpen/database';
import { sectionDocument } from '@samenpen/live-protocol';
import { aDossier, type TestDossier } from '@samenpen/testing';
import { startApi, type ApiProcess } from './api-process';
import { LiveSocket, until, type LiveDocument } from './live-provider';
import { Visitor } from './visitor';

/** Together above the tail of 64 KiB from which a quiet text is compacted. */
const SENTENCES = 20;
const SENTENCE = 'Een zin die lang genoeg is om samen een lange staart te worden. '.repeat(80);

let api: ApiProcess;
let client: PrismaClient;
let dossier: TestDossier;
let section: string;
let sockets: LiveSocket[];

beforeAll(async () => {
  api = await startApi();
  client = createPrismaClient(api.databaseUrl);
});

beforeEach(async () => {
  dossier = await aDossier(client);
  section = dossier.section('3-consortium');
  sockets = [];
});

afterEach(() => {
  for (const socket of sockets) socket.destroy();
});

afterAll(async () => {
  await client.$disconnect();
  await api.stop();
});

async function opened(token: string): Promise<LiveDocument> {
  const socket = new LiveSocket(api.liveUrl);
  sockets.push(socket);
  const document = socket.open(sectionDocument(section), token);
  await document.acknowledged();
  return document;
}

const base = () => client.roomBase.findUnique({ where: { roomId: section }, select: { uptoSeq: true, epoch: true } });
const archived = () => client.roomUpdateArchive.count({ where: { roomId: section } });

describe('a text that was written in for a while and is quiet', () => {
  it('is compacted beside its people: they type on, newcomers have it, and its past stays', async () => {
    const [damme, admin] = [await opened(dossier.people.damme.token), await opened(dossier.people.admin.token)];
    damme.type('Het begin. ');
    await damme.acknowledged();
    const beginning = Number((await client.room.findUniqueOrThrow({ where: { id: section } })).head);
    const before = await base();
    for (let sentence = 0; sentence < SENTENCES; sentence++) {
      damme.type(`${sentence}: ${SENTENCE}`);
      await damme.acknowledged();
    }

    await until(async () => (await base())?.epoch !== before?.epoch, 'the text is compacted');
    const { uptoSeq = 0n } = (await base()) ?? {};
    expect(Number(uptoSeq)).toBeGreaterThan(beginning);
    expect(await archived()).toBe(Number(uptoSeq));
    expect(await client.roomUpdate.count({ where: { roomId: section, seq: { lte: uptoSeq } } })).toBe(0);

    damme.type(' En verder.');
    admin.type(' Ook hier.');
    await Promise.all([damme.acknowledged(), admin.acknowledged()]);
    const newcomer = await opened(dossier.people.facilitator.token);
    await until(() => new Set([damme, admin, newcomer].map(({ text }) => text)).size === 1, 'all agree');
    for (const words of ['Het begin. ', `${SENTENCES - 1}: ${SENTENCE}`, ' En verder.', ' Ook hier.']) expect(newcomer.text).toContain(words);
    const then = await Visitor.withToken(api, dossier.people.admin.token).ask('GET', `/api/sections/${section}/versions/${beginning}`);
    expect(then.body).toMatchObject({ seq: beginning, text: 'Het begin. ' });
    expect(damme.messages).toEqual([]);
    expect(api.output()).not.toContain('compacting room');
  }, 90_000);
});
