import { randomUUID } from 'node:crypto';
import { pageOf, problemAnswer, sectionAuthorship, sectionDetail, thread, type Thread } from '@samenpen/contracts';
import { aDossier, writeText, type TestDossier, type TestPerson } from '@samenpen/testing';
import * as Y from 'yjs';
import { documentFromUpdates, FRAGMENT } from '@samenpen/dossier-document';
import { prismaExecutor, readRoom } from '@samenpen/database';
import { askedDuring } from '../testing/held-back';
import { aServer, type TestServer } from '../testing/test-server';

const SENTENCE = 'De raad keurt het dossier vandaag goed.';

let server: TestServer;
let dossier: TestDossier;
let section: string;

beforeAll(async () => {
  server = await aServer();
});

beforeEach(async () => {
  dossier = await aDossier(server.client);
  section = dossier.section('3-consortium');
  await writeText(server.client, section, { text: SENTENCE, author: dossier.people.damme.id });
  await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
});

afterAll(() => server.stop());

/** The word *dossier* of the sentence, as an editor quotes it. */
async function aQuote(): Promise<object> {
  const room = await readRoom(prismaExecutor(server.client), section);
  const doc = documentFromUpdates(room?.updates ?? []);
  const text = doc.getXmlFragment(FRAGMENT).get(0);
  const letters = text instanceof Y.XmlElement ? text.get(0) : null;
  if (!(letters instanceof Y.XmlText)) throw new Error('the section holds no text');
  const position = (index: number, assoc: number): string =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(letters, index, assoc))).toString('base64url');
  return { kind: 'range', section, from: position(18, 0), to: position(25, -1), quote: 'dossier', before: 'De raad keurt het ', after: ' vandaag goed.' };
}

async function opened(as: TestPerson, more: object = {}): Promise<Thread> {
  const comment = { id: randomUUID(), body: [{ type: 'text', text: 'Welk?' }] };
  const request = { id: randomUUID(), anchor: await aQuote(), comment, ...more };
  const { status, body } = await server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, { as, body: request });
  expect(status).toBe(201);
  return thread.parse(body);
}

const textNow = async () => (await server.read(`/api/sections/${section}`, sectionDetail, { as: dossier.people.admin })).content?.text;

/** Reads until the place is known anew; a text is kept for a moment. */
async function placeBecomes(id: string, place: Thread['place']): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await server.read(`/api/threads/${id}`, thread, { as: dossier.people.damme })).place === place) return;
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
  throw new Error(`the thread is not in the place ${place ?? 'null'}`);
}

describe('a thread on quoted words', () => {
  it('stays with them, and says when they were deleted', async () => {
    const { id, place, standing } = await opened(dossier.people.damme);
    expect([place, standing]).toEqual(['in-text', { at: 18, words: 'dossier' }]);

    await writeText(server.client, section, { text: 'Iets heel anders.', author: dossier.people.damme.id });
    await placeBecomes(id, 'deleted-text');

    await writeText(server.client, section, { text: SENTENCE, author: dossier.people.damme.id });
    await placeBecomes(id, 'in-text');
  });

  it('is refused when its positions are none, or where there are no words', async () => {
    const quote = await aQuote();
    const comment = { id: randomUUID(), body: [{ type: 'text', text: 'Welk?' }] };
    for (const anchor of [{ ...quote, from: 'CQkJ' }, { ...quote, section: dossier.section('2-partners') }]) {
      const body = { id: randomUUID(), anchor, comment };
      const { status } = await server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, { as: dossier.people.damme, body });
      expect(status).toBe(400);
    }
  });
});

describe('a proposal of other words', () => {
  const proposal = { proposal: { replacement: 'project' } };
  const decide = (as: TestPerson, id: string, state: string) => server.ask('PATCH', `/api/threads/${id}`, { as, body: { proposal: state } });

  it('comes into the text by the hand of somebody who may write there, with its author in the thread', async () => {
    const { reader, damme } = dossier.people;
    const { id } = await opened(reader, proposal);

    const own = await decide(reader, id, 'applied');
    const applied = await decide(damme, id, 'applied');

    expect([own.status, problemAnswer.parse(own.body).reason]).toEqual([403, 'role-may-not-write']);
    expect(thread.parse(applied.body)).toMatchObject({ state: 'resolved', proposal: { state: 'applied', decided: { by: { person: damme.id } } } });
    expect(await textNow()).toBe('De raad keurt het project vandaag goed.');
    const last = await server.client.roomUpdate.findFirst({ where: { roomId: section }, orderBy: { seq: 'desc' } });
    expect(last?.authorId).toBe(damme.id);
    const event = await server.client.dossierEvent.findFirst({ where: { dossierId: dossier.id }, orderBy: { seq: 'desc' } });
    expect(event).toMatchObject({ event: 'proposal-applied', threadId: id, personId: damme.id });
  });

  it('is credited to who proposed it, and to who took it over when it was internal', async () => {
    const { signatory, damme, admin } = dossier.people;
    const authorOf = async (words: string) => {
      const { text, passages } = await server.read(`/api/sections/${section}/authorship`, sectionAuthorship, { as: admin });
      return passages.find(({ from, to }) => text.slice(from, to).includes(words))?.person;
    };
    const shared = await opened(signatory, proposal);
    await decide(damme, shared.id, 'applied');

    expect(await authorOf('project')).toBe(signatory.id);
    expect(await authorOf('vandaag')).toBe(damme.id);

    await writeText(server.client, section, { text: SENTENCE, author: damme.id });
    const internal = await opened(signatory, { ...proposal, internal: true });
    expect((await decide(damme, internal.id, 'applied')).status).toBe(200);
    expect(await authorOf('project')).toBe(damme.id);
  });

  it('changes nothing when the quoted words changed meanwhile', async () => {
    const { id } = await opened(dossier.people.reader, proposal);
    const changed = SENTENCE.replace('dossier', 'dossiertje');
    await writeText(server.client, section, { text: changed.replace('dossiertje', 'doorsier'), author: dossier.people.damme.id });

    const refused = await decide(dossier.people.damme, id, 'applied');

    expect([refused.status, problemAnswer.parse(refused.body).reason]).toEqual([409, 'quoted-text-has-changed']);
    expect(await textNow()).toContain('doorsier');
    expect((await server.read(`/api/threads/${id}`, thread, { as: dossier.people.damme })).proposal?.state).toBe('open');
  });

  it('is decided once, or withdrawn by its author', async () => {
    const { reader, damme, admin } = dossier.people;
    const [declined, withdrawn] = [await opened(reader, proposal), await opened(reader, proposal)];

    await decide(damme, declined.id, 'declined');
    const again = await decide(admin, declined.id, 'applied');
    const foreign = await decide(damme, withdrawn.id, 'withdrawn');
    await decide(reader, withdrawn.id, 'withdrawn');

    expect(problemAnswer.parse(again.body).reason).toBe('proposal-is-decided');
    expect(problemAnswer.parse(foreign.body).reason).toBe('not-the-author');
    const threads = await server.read(`/api/dossiers/${dossier.slug}/threads`, pageOf(thread), { as: reader });
    expect(threads.items.map((one) => one.proposal?.state)).toEqual(['withdrawn', 'declined']);
  });
});

describe('what waits for a person', () => {
  it('is told to those whom it concerns, and stands in their work', async () => {
    const { damme, zuienkerke, reader, admin } = dossier.people;
    const mention = { type: 'mention', kind: 'person', id: zuienkerke.id, label: 'Zoë' };
    const shared = await opened(damme, { comment: { id: randomUUID(), body: [mention] }, dueAt: '2030-01-05T11:00:00.000Z' });
    const internal = await opened(damme, { internal: true, assignee: { partner: dossier.partners.damme, person: reader.id } });
    await server.ask('POST', `/api/threads/${shared.id}/comments`, { as: admin, body: { id: randomUUID(), body: [{ type: 'text', text: 'Ja.' }] } });

    const work = async (as: TestPerson) => (await server.read('/api/work/threads', pageOf(thread), { as })).items.map(({ id }) => id);
    const told = await server.client.notification.findMany({ where: { dossierId: dossier.id }, orderBy: { kind: 'asc' } });

    expect(await work(zuienkerke)).toEqual([shared.id]);
    expect(await work(reader)).toEqual([internal.id]);
    expect(await work(damme)).toEqual([]);
    expect(told.map(({ kind, personId, audienceId }) => [kind, personId, audienceId])).toEqual([
      ['answered', damme.id, null],
      ['assigned', reader.id, dossier.partners.damme],
      ['mentioned', zuienkerke.id, null],
    ]);
  });
});

describe('a proposal for a text that is handed over at this moment', () => {
  it('is put in by nobody who may not write there any more', async () => {
    const { reader, damme } = dossier.people;
    await server.client.dossier.update({ where: { id: dossier.id }, data: { readersMayComment: true } });
    const { id } = await opened(reader, { proposal: { replacement: 'voorstel' } });
    const handingOver = [
      `SELECT 1 FROM room WHERE id = '${section}' FOR UPDATE`,
      `UPDATE section SET status = 'ready' WHERE id = '${section}'`,
    ];

    const { status, body } = await askedDuring(server.databaseUrl, handingOver, () => server.ask('PATCH', `/api/threads/${id}`, { as: damme, body: { proposal: 'applied' } }));

    expect([status, problemAnswer.parse(body).code]).toEqual([403, 'not-allowed']);
    expect(await textNow()).toBe(SENTENCE);
  });
});
