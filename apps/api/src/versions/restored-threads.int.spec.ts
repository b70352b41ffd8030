import { randomUUID } from 'node:crypto';
import { pageOf, restoration, thread, type Thread } from '@samenpen/contracts';
import { prismaExecutor, readRoom } from '@samenpen/database';
import { documentFromUpdates, FRAGMENT } from '@samenpen/dossier-document';
import { aDossier, writeText, type TestDossier, type TestPerson } from '@samenpen/testing';
import * as Y from 'yjs';
import { aServer, type TestServer } from '../testing/test-server';

const EARLIER = 'De raad keurt het dossier vandaag goed.';
const LATER = 'De raad keurt het plan morgen goed, en de kust wordt erin genoemd.';

let server: TestServer;
let dossier: TestDossier;
let section: string;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

beforeEach(async () => {
  dossier = await aDossier(server.client);
  section = dossier.section('3-consortium');
  await writeText(server.client, section, { text: EARLIER, author: dossier.people.damme.id });
  await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
});

/** Words of the one paragraph, as an editor quotes them. */
async function quoteOf(words: string): Promise<object> {
  const room = await readRoom(prismaExecutor(server.client), section);
  const block = documentFromUpdates(room?.updates ?? []).getXmlFragment(FRAGMENT).get(0);
  const letters = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(letters instanceof Y.XmlText)) throw new Error('the section holds no text');
  // Without marks it is plain; Yjs types it as any.
  const text = String(letters.toString());
  const start = text.indexOf(words);
  const position = (index: number, side: number): string =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(letters, index, side))).toString('base64url');
  const end = start + words.length;
  return { kind: 'range', section, from: position(start, 0), to: position(end, -1), quote: words, before: text.slice(Math.max(0, start - 64), start), after: text.slice(end, end + 64) };
}

async function commentOn(anchor: object, as: TestPerson, more: object = {}): Promise<string> {
  const comment = { id: randomUUID(), body: [{ type: 'text', text: 'Klopt dit?' }] };
  const { status, body } = await server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, { as, body: { id: randomUUID(), anchor, comment, ...more } });
  expect(status).toBe(201);
  return thread.parse(body).id;
}

const threadsOf = async (as: TestPerson): Promise<Thread[]> => (await server.read(`/api/dossiers/${dossier.slug}/threads?section=${section}`, pageOf(thread), { as })).items;

const restore = async (point: number, seen: number): Promise<number | null> => {
  const { status, body } = await server.ask('POST', `/api/sections/${section}/restorations`, { as: dossier.people.damme, body: { point, seen, reason: 'Was beter' } });
  expect(status).toBe(200);
  return restoration.parse(body).seq;
};

/** Reads until every thread stands where it should: a text is kept for a moment before it is read anew. */
async function placesBecome(expected: Readonly<Record<string, Thread['place']>>): Promise<void> {
  let found: Record<string, Thread['place']> = {};
  for (let attempt = 0; attempt < 50; attempt += 1) {
    found = Object.fromEntries((await threadsOf(dossier.people.damme)).map(({ id, place }) => [id, place]));
    if (Object.entries(expected).every(([id, place]) => found[id] === place)) break;
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
  expect(found).toEqual(expected);
}

describe('putting an earlier text back', () => {
  it('keeps every thread, with its words or with what became of them, and brings words back with their threads', async () => {
    const { damme, zuienkerke, admin } = dossier.people;
    const onEarlier = await commentOn(await quoteOf('dossier'), zuienkerke);
    await writeText(server.client, section, { text: LATER, author: damme.id });
    const onLater = await commentOn(await quoteOf('de kust wordt'), damme, { internal: true });
    const onBoth = await commentOn(await quoteOf('raad'), zuienkerke);
    const resolved = await commentOn(await quoteOf('De raad keurt'), damme);
    await server.ask('PATCH', `/api/threads/${resolved}`, { as: damme, body: { state: 'resolved' } });
    const onSection = await commentOn({ kind: 'section', section }, damme);
    await placesBecome({ [onEarlier]: 'deleted-text', [onLater]: 'in-text', [onBoth]: 'in-text', [resolved]: 'in-text', [onSection]: null });
    const before = await threadsOf(damme);

    const seq = await restore(2, 3);
    await placesBecome({ [onEarlier]: 'in-text', [onLater]: 'deleted-text', [onBoth]: 'in-text', [resolved]: 'in-text', [onSection]: null });
    const after = await threadsOf(damme);
    await restore(3, seq ?? 0);
    await placesBecome({ [onEarlier]: 'deleted-text', [onLater]: 'in-text', [onBoth]: 'in-text', [resolved]: 'in-text', [onSection]: null });

    const said = (threads: readonly Thread[]) => threads.map(({ id, state, audience, anchor, comments }) => ({ id, state, audience, anchor, comments }));
    expect(said(after)).toEqual(said(before));
    expect((await threadsOf(admin)).map(({ id }) => id).toSorted()).toEqual([onEarlier, onBoth, resolved, onSection].toSorted());
  });
});
