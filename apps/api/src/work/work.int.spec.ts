import { randomUUID } from 'node:crypto';
import { pageOf, reviewSession, sectionDetail, workItem, type ReviewSession } from '@samenpen/contracts';
import { prismaExecutor, readRoom } from '@samenpen/database';
import { documentFromUpdates, quoteWords } from '@samenpen/dossier-document';
import { aDossier, writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { aServer, type TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;
let section: string;

beforeAll(async () => {
  server = await aServer();
});

beforeEach(async () => {
  dossier = await aDossier(server.client);
  section = dossier.section('3-consortium');
  await writeText(server.client, section, { text: 'Wij pakken de digitale kloof aan.', author: dossier.people.damme.id });
  await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
});

afterAll(() => server.stop());

const work = async (who: TestRole) => (await server.read('/api/work', pageOf(workItem), { as: dossier.people[who] })).items;

/** What is asked of somebody besides writing the own sections. */
const asked = async (who: TestRole) => (await work(who)).map(({ kind }) => kind).filter((kind) => kind !== 'write');

async function post(who: TestRole, path: string, body: object): Promise<unknown> {
  const answer = await server.ask('POST', `/api/${path}`, { as: dossier.people[who], body });
  expect(answer).toMatchObject({ status: path.includes('/moves') || path.includes('/transitions') ? 200 : 201 });
  return answer.body;
}

const says = (...body: readonly object[]) => ({ id: randomUUID(), body });
const text = (words: string) => ({ type: 'text', text: words });
const names = (who: TestRole) => ({ type: 'mention', kind: 'person', id: dossier.people[who].id, label: who });

async function aThread(who: TestRole, more: object): Promise<string> {
  const id = randomUUID();
  await post(who, `dossiers/${dossier.slug}/threads`, { id, anchor: { kind: 'section', section }, comment: says(text('Klopt dit?')), ...more });
  return id;
}

/** Words of a text, as an editor quotes them. */
async function aQuote(of: string, words: string): Promise<object> {
  const room = await readRoom(prismaExecutor(server.client), of);
  const { from, to, ...quoted } = quoteWords(documentFromUpdates(room?.updates ?? []), words);
  const encoded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return { kind: 'range', section: of, from: encoded(from), to: encoded(to), ...quoted };
}

/** A session that the chair began, about the consortium's section, with the others in it. */
async function aSession(chair: TestRole, ...others: readonly TestRole[]): Promise<{ id: string; item: string }> {
  const [id, item] = [randomUUID(), randomUUID()];
  const person = dossier.people[chair].id;
  const plan = { id, title: 'Overleg', startsAt: '2036-12-01T09:00:00Z', place: '', preparation: '', chair: person, invited: [] };
  await post(chair, `dossiers/${dossier.slug}/review-sessions`, { ...plan, agenda: [{ id: item, section, minutes: 10 }] });
  await move(chair, id, { move: 'start' });
  for (const who of others) await move(who, id, { move: 'be-here' });
  await move(chair, id, { move: 'open', item });
  return { id, item };
}

async function move(who: TestRole, session: string, body: object): Promise<ReviewSession> {
  return reviewSession.parse(await post(who, `review-sessions/${session}/moves`, body));
}

const markReady = () => post('damme', `sections/${section}/transitions`, { event: 'mark-ready' });

describe('my work in comments', () => {
  it('holds what names me until I answer it, and what is given to me until it is resolved', async () => {
    const mention = await aThread('damme', { comment: says(names('zuienkerke'), text(' klopt dit?')) });
    const given = await aThread('damme', {
      assignee: { partner: dossier.partners.zuienkerke, person: dossier.people.zuienkerke.id },
      dueAt: '2030-01-05T11:00:00.000Z',
    });

    const [first, second] = (await work('zuienkerke')).filter(({ kind }) => kind !== 'write');
    expect(first).toMatchObject({ kind: 'handle-thread', dueAt: '2030-01-05T11:00:00.000Z', thread: { id: given }, section: { id: section } });
    expect(second).toMatchObject({ kind: 'answer-thread', thread: { id: mention, words: `${dossier.people.zuienkerke.name} klopt dit?`, by: { person: dossier.people.damme.id } } });
    await post('zuienkerke', `threads/${mention}/comments`, says(text('Ja.')));
    await server.ask('PATCH', `/api/threads/${given}`, { as: dossier.people.zuienkerke, body: { state: 'resolved' } });

    expect(await asked('zuienkerke')).toEqual([]);
    expect(await asked('damme')).toEqual([]);
  });

  it('keeps what is internal to a municipality to its own people, and who names the colleagues is not asked', async () => {
    const colleagues = { type: 'mention', kind: 'partner', id: dossier.partners.damme, label: 'Damme' };
    const id = await aThread('damme', { internal: true, comment: says(colleagues, text(' wie vult dit aan?')) });

    expect((await work('signatory')).find(({ kind }) => kind === 'answer-thread')).toMatchObject({ thread: { id, audience: 'Damme' } });
    for (const who of ['damme', 'zuienkerke', 'admin', 'facilitator'] as const) {
      expect([who, JSON.stringify(await work(who)).includes(id)]).toEqual([who, false]);
    }
  });

  it('holds a proposal of other words for who decides on it, and for nobody of another municipality', async () => {
    const own = dossier.section('3-partner', 'damme');
    await writeText(server.client, own, { text: 'Wij helpen in Damme.', author: dossier.people.damme.id });
    await server.client.section.update({ where: { id: own }, data: { status: 'drafting' } });
    const id = randomUUID();
    const anchor = await aQuote(own, 'in Damme');
    await post('zuienkerke', `dossiers/${dossier.slug}/threads`, { id, anchor, comment: says(text('Liever zo.')), proposal: { replacement: 'te Damme' } });

    expect((await work('damme')).find(({ kind }) => kind === 'decide-proposal')).toMatchObject({ thread: { id, proposal: { replacement: 'te Damme' } }, partnerName: 'Damme' });
    expect(await asked('zuienkerke')).toEqual([]);
    expect(await asked('admin')).toEqual([]);
  });
});

describe('my work in sections', () => {
  it('holds a request to reopen for the penhouder alone', async () => {
    await markReady();
    const { version } = await server.read(`/api/sections/${section}`, sectionDetail, { as: dossier.people.admin });
    await post('admin', `sections/${section}/transitions`, { event: 'approve', version });
    await post('damme', `sections/${section}/transitions`, { event: 'request-reopen', reason: 'Het cijfer is nieuw.' });

    expect(await asked('admin')).toEqual(['decide-reopen']);
    expect(await asked('damme')).toEqual([]);
    expect(await asked('zuienkerke')).toEqual([]);
  });
});

describe('my work in review sessions', () => {
  it('holds a decision that waits until the penhouder confirms it, in the session or in the section itself', async () => {
    await markReady();
    const { id, item } = await aSession('damme', 'zuienkerke');
    const { version } = await server.read(`/api/sections/${section}`, sectionDetail, { as: dossier.people.damme });
    await move('damme', id, { move: 'decide', item, kind: 'approve', version });

    expect((await work('admin')).find(({ kind }) => kind === 'confirm-decision')).toMatchObject({ session: { id }, section: { id: section }, decision: 'approve' });
    expect(await asked('admin')).toEqual(['confirm-decision']);
    expect(await asked('zuienkerke')).toEqual([]);
    await post('admin', `sections/${section}/transitions`, { event: 'approve', version });

    expect(await asked('admin')).toEqual([]);
    const { items } = await server.read(`/api/review-sessions/${id}`, reviewSession, { as: dossier.people.damme });
    expect(items[0]?.decision).toMatchObject({ state: 'done', confirmedBy: { person: dossier.people.admin.id }, version });
  });

  it('holds an action point of mine with its day, and of my organisation, until it is done', async () => {
    const { id } = await aSession('admin');
    const point = (more: object) => move('admin', id, { move: 'action-point', id: randomUUID(), item: null, dueAt: null, person: null, ...more });
    await point({ text: 'Bellen', partner: dossier.partners.damme });
    await point({ text: 'Cijfers', partner: dossier.partners.damme, person: dossier.people.damme.id, dueAt: '2026-12-05T11:00:00.000Z' });

    const points = async (who: TestRole) => (await work(who)).flatMap((one) => (one.kind === 'action-point' ? [one.point] : []));
    expect((await points('damme')).map(({ text, partnerName }) => [text, partnerName])).toEqual([['Cijfers', null], ['Bellen', 'Damme']]);
    expect((await points('signatory')).map(({ text }) => text)).toEqual(['Bellen']);
    expect(await points('zuienkerke')).toEqual([]);
    const [first] = await points('damme');
    await move('damme', id, { move: 'action-point-done', id: first?.id, isDone: true });

    expect((await points('damme')).map(({ text }) => text)).toEqual(['Bellen']);
  });

  it('holds minutes to accept for those who were there, and to adopt for the chair when all have', async () => {
    const { id } = await aSession('admin', 'damme');
    const { minutesRevision } = await move('admin', id, { move: 'end' });

    expect(await asked('damme')).toEqual(['accept-minutes']);
    expect(await asked('zuienkerke')).toEqual([]);
    for (const who of ['damme', 'admin'] as const) await move(who, id, { move: 'accept', minutesRevision });

    expect(await asked('damme')).toEqual([]);
    expect(await asked('admin')).toEqual(['adopt-minutes']);
    await move('admin', id, { move: 'adopt' });
    expect(await asked('admin')).toEqual([]);
  });

  it('is empty of a dossier in which one has no part', async () => {
    const stranger = (await aDossier(server.client)).people.admin;
    await markReady();
    await aThread('damme', { comment: says(names('admin'), text('?')) });
    await aSession('admin');

    const { items } = await server.read('/api/work', pageOf(workItem), { as: stranger });
    expect(items.filter(({ dossier: { slug } }) => slug === dossier.slug)).toEqual([]);
  });
});
