import { dossierReading, sectionDetail, sectionSuggestions, suggestionsHint } from '@samenpen/contracts';
import { appendServerUpdate, prismaExecutor, readRoom } from '@samenpen/database';
import { changeToJson, documentFromUpdates, documentJson, type DocumentNode } from '@samenpen/dossier-document';
import { aDossier, writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { randomInt, randomUUID } from 'node:crypto';
import { LiveRooms } from '../platform/live-rooms';
import { aServer, type TestServer } from '../testing/test-server';

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
  await writeText(server.client, section, { text: 'De kust vergrijst.', author: dossier.people.damme.id });
  await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
});

const letters = (text: string, ...marks: [type: string, id: string][]): DocumentNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks: marks.map(([type, id]) => ({ type, attrs: { id } })) }),
});

/** Stores an edit of a person, as their editor would send it. */
async function write(who: TestRole, ...content: DocumentNode[]): Promise<void> {
  const room = await readRoom(prismaExecutor(server.client), section);
  const doc = documentFromUpdates(room?.updates ?? []);
  const json = { type: 'doc', content: [{ type: 'paragraph', content }] };
  const update = changeToJson(doc, json, { clientId: randomInt(1_000, 2 ** 31) });
  await appendServerUpdate(prismaExecutor(server.client), { roomId: section, update, authorId: dossier.people[who].id });
}

/** Somebody proposes *streek* instead of *kust*. */
async function propose(who: TestRole): Promise<string> {
  const id = randomUUID();
  await write(who, letters('De '), letters('kust', ['deletion', id]), letters('streek', ['insertion', id]), letters(' vergrijst.'));
  return id;
}

const path = () => `/api/sections/${section}/suggestions`;
const list = (who: TestRole) => server.read(path(), sectionSuggestions, { as: dossier.people[who] });
const see = (who: TestRole) => server.read(`/api/sections/${section}`, sectionDetail, { as: dossier.people[who] });
const decide = (who: TestRole, body: object) => server.ask('POST', `${path()}/decisions`, { as: dossier.people[who], body });
const transition = (who: TestRole, body: object) => server.ask('POST', `/api/sections/${section}/transitions`, { as: dossier.people[who], body });

describe('the suggestions of a section', () => {
  it('are of the person on whose connection they came, with their old and new words', async () => {
    const id = await propose('damme');

    const { open, decided, mayDecide } = await list('admin');

    expect(open).toMatchObject([{ id, removed: 'kust', added: 'streek', author: { person: dossier.people.damme.id }, others: [], isMine: false }]);
    expect([decided, mayDecide]).toEqual([[], true]);
  });

  it('stay their author’s when somebody writes into them, and name who did', async () => {
    const id = await propose('damme');
    await list('admin');
    await write('penhouderEditor', letters('De '), letters('kust', ['deletion', id]), letters('kuststreek', ['insertion', id]), letters(' vergrijst.'));

    const { open } = await list('admin');

    expect(open).toMatchObject([{ author: { person: dossier.people.damme.id }, others: [{ person: dossier.people.penhouderEditor.id }] }]);
  });

  it('do not count the words that would go', async () => {
    await propose('damme');

    const { content, characters, suggestions } = await see('damme');

    expect(content?.text).toBe('De streek vergrijst.');
    expect([characters, suggestions]).toEqual([20, 1]);
  });

  it('are read with whose they are, as long as they stand open', async () => {
    const id = await propose('damme');
    await list('admin');
    const read = async () => {
      const { sections } = await server.read(`/api/dossiers/${dossier.slug}/reading`, dossierReading, { as: dossier.people.reader });
      return sections.find((one) => one.id === section)?.suggestedBy;
    };

    expect(await read()).toMatchObject([{ id, by: { person: dossier.people.damme.id } }]);
    await decide('admin', { ids: [id], decision: 'accept' });
    expect(await read()).toEqual([]);
  });

  it('are nothing for somebody without a part in the dossier', async () => {
    const other = await aDossier(server.client);

    const answer = await server.ask('GET', path(), { as: other.people.damme });

    expect(answer.status).toBe(404);
  });
});

describe('deciding a suggestion', () => {
  it.each([
    ['accept', 'De streek vergrijst.'],
    ['reject', 'De kust vergrijst.'],
  ] as const)('to %s it changes the text and keeps the words, who decided and why', async (decision, text) => {
    const id = await propose('damme');

    const answer = await decide('admin', { ids: [id], decision, reason: 'Zo staat het ook elders.' });

    expect(answer.status).toBe(200);
    expect((await see('damme')).content?.text).toBe(text);
    const { open, decided } = sectionSuggestions.parse(answer.body);
    expect(open).toEqual([]);
    expect(decided).toMatchObject([
      { id, decision, removed: 'kust', added: 'streek', reason: 'Zo staat het ook elders.', author: { person: dossier.people.damme.id }, by: { person: dossier.people.admin.id } },
    ]);
    expect(await server.client.auditEvent.count({ where: { action: `suggestions-${decision}`, subject: `section/${section}` } })).toBe(1);
    const events = await server.client.dossierEvent.findMany({ where: { sectionId: section, type: 'suggestions-decided' } });
    expect(await server.client.notification.findMany({ where: { sectionId: section } })).toMatchObject([
      { kind: 'suggestion-decided', personId: dossier.people.damme.id, actorId: dossier.people.admin.id },
    ]);
    expect(events).toMatchObject([{ personId: dossier.people.admin.id, reason: 'Zo staat het ook elders.' }]);
  });

  it('leaves the accepted words with who wrote them', async () => {
    const id = await propose('damme');
    await decide('admin', { ids: [id], decision: 'accept' });

    const rows = await server.client.roomUpdate.findMany({ where: { roomId: section }, orderBy: { seq: 'desc' }, take: 1 });

    expect(rows[0]?.authorId).toBe(dossier.people.admin.id);
    expect(Buffer.from(rows[0]?.update ?? []).includes('streek')).toBe(false);
  });

  it('decides once: the second answer says that it is gone', async () => {
    const id = await propose('damme');

    const answers = await Promise.all([decide('admin', { ids: [id], decision: 'accept' }), decide('secondAdmin', { ids: [id], decision: 'reject' })]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'wrong-state', reason: 'suggestion-is-gone' });
    expect(await server.client.suggestionDecision.count({ where: { sectionId: section } })).toBe(1);
  });

  it('decides all that are named or none', async () => {
    const id = await propose('damme');

    const answer = await decide('admin', { ids: [id, randomUUID()], decision: 'accept' });

    expect(answer.status).toBe(409);
    expect((await list('admin')).open).toHaveLength(1);
  });

  it.each<[who: TestRole, body: object, reason: string]>([
    ['reader', { decision: 'accept' }, 'role-may-not-write'],
    ['signatory', { decision: 'reject' }, 'role-may-not-write'],
    ['admin', { decision: 'withdraw' }, 'not-your-suggestion'],
  ])('refuses %s %j', async (who, body, reason) => {
    const id = await propose('damme');

    const answer = await decide(who, { ids: [id], ...body });

    expect(answer.body).toMatchObject({ status: 403, reason });
    expect((await list('admin')).open).toHaveLength(1);
  });

  it('is left to the penhouder once the section was marked ready; its author may still withdraw', async () => {
    const id = await propose('damme');
    expect((await transition('damme', { event: 'mark-ready' })).status).toBe(200);

    const refused = await decide('damme', { ids: [id], decision: 'accept' });
    const withdrawn = await decide('damme', { ids: [id], decision: 'withdraw' });

    expect(refused.body).toMatchObject({ status: 403, reason: 'section-is-ready' });
    expect(withdrawn.status).toBe(200);
    expect((await see('damme')).content?.text).toBe('De kust vergrijst.');
  });
});

describe('approving a text with open suggestions', () => {
  it('is refused until they are decided', async () => {
    const id = await propose('damme');
    expect((await transition('damme', { event: 'mark-ready' })).status).toBe(200);
    const before = await see('admin');

    const refused = await transition('admin', { event: 'approve', version: before.version });
    await decide('admin', { ids: [id], decision: 'accept' });
    const after = await see('admin');
    const approved = await transition('admin', { event: 'approve', version: after.version });

    expect([before.may.approve, before.mayNot.approve]).toEqual([false, 'open-suggestions']);
    expect(refused.body).toMatchObject({ status: 403, reason: 'open-suggestions' });
    expect(approved.status).toBe(200);
  });
});

describe('a remark with a suggestion', () => {
  it('is its author’s, and stays in the history', async () => {
    const id = await propose('damme');
    const remark = (who: TestRole) => server.ask('PATCH', `${path()}/${id}`, { as: dossier.people[who], body: { remark: 'Knokke hoort er ook bij.' } });

    const refused = await remark('admin');
    await remark('damme');
    await decide('admin', { ids: [id], decision: 'accept' });

    expect(refused.body).toMatchObject({ status: 403, reason: 'not-your-suggestion' });
    expect((await list('damme')).decided).toMatchObject([{ remark: 'Knokke hoort er ook bij.', isMine: true }]);
  });

  it('is told of at once to everybody who has the dossier open', async () => {
    const id = await propose('damme');
    const { eventHead } = await server.client.dossier.findUniqueOrThrow({ where: { id: dossier.id } });
    const told: unknown[] = [];
    server.app.get(LiveRooms).connect({
      rightsChanged: () => undefined,
      closing: () => Promise.resolve(),
      roomsMoved: () => undefined,
      announce: (slug, event) => void told.push({ slug, hint: suggestionsHint.safeParse(event).data }),
      whisper: () => undefined,
      loginEnded: () => undefined,
    });

    await server.ask('PATCH', `${path()}/${id}`, { as: dossier.people.damme, body: { remark: 'Knokke hoort er ook bij.' } });

    expect(told).toEqual([{ slug: dossier.slug, hint: { type: 'suggestions-changed', seq: eventHead, section } }]);
  });
});

describe('a text with marks that no editor writes', () => {
  it('has no suggestion without an id', async () => {
    await write('damme', letters('De kust', ['insertion', 'x']));

    expect((await list('admin')).open).toEqual([]);
    expect(documentJson(documentFromUpdates((await readRoom(prismaExecutor(server.client), section))?.updates ?? []))).toBeDefined();
  });
});
